import '../support/quiet.ts';
import { createHmac } from 'node:crypto';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { minutesAfter } from '../../domain/clock.ts';
import type { Instant } from '../../domain/day.ts';
import type { Notice } from '../../domain/notice.ts';
import type { WebhookFields } from '../../domain/webhook.ts';
import { retryWaitsMs } from '../../domain/webhook-retry.ts';
import { retryWebhooks } from '../../functions/jobs/retry-webhooks.ts';
import { sendWebhooks } from '../../functions/jobs/send-webhooks.ts';
import { noticeStore } from '../../functions/stores/notices.ts';
import { siteStore } from '../../functions/stores/sites.ts';
import { createPost, type Post } from '../../functions/webhooks/post.ts';
import { channelStores } from '../support/channels.ts';
import { freshBase } from '../support/engine.ts';
import { aNotice, aWebhook, knownSecret, now } from '../support/notices.ts';
import { queued } from '../support/queued.ts';
import { type Answers, aReceiver } from '../support/receiver.ts';

const postAtDoor = createPost({ isLocalDoor: true });

/** Both jobs on a real engine, by a clock that the test turns; `chance` never lengthens a wait. */
const aSender = async ({ post = postAtDoor }: { post?: Post } = {}) => {
  const { connection } = await freshBase();
  const time = { now };
  const stores = {
    ...channelStores(connection),
    notices: noticeStore(connection),
    sites: siteStore(connection),
  };
  const needs = { ...stores, post, clock: () => time.now, chance: () => 0 };
  const run = queued(sendWebhooks(needs));
  const retry = retryWebhooks(needs);
  const recordOf = ({ id }: Notice): DynamoDBStreamEvent => ({
    Records: [
      {
        eventName: 'INSERT',
        dynamodb: { SequenceNumber: id, Keys: { pk: { S: `OUTBOX#${id}` }, sk: { S: 'NOTICE' } } },
      },
    ],
  });
  const kept = async () => (await stores.log.list({}, { limit: 200 })).items;
  return {
    ...stores,
    turn: (to: Instant) => {
      time.now = to;
    },
    /** Connects an endpoint. */
    connect: (url: string, id?: string, over: Partial<WebhookFields> = {}) =>
      stores.webhooks.put(aWebhook({ url, ...over }, id)),
    /** Asks for a notice, and hands it to the stream job. */
    tell: async (...notices: Notice[]) => {
      for (const notice of notices) await stores.notices.put(notice);
      return run({ Records: notices.flatMap((notice) => recordOf(notice).Records) });
    },
    retry: () => retry({ time: time.now }),
    kept,
    /** The log, in short. */
    told: async () =>
      (await kept()).map(
        ({ to, state, attempts, detail, dueAt }) => `${to} ${state} ${attempts} ${detail} ${dueAt ?? '-'}`,
      ),
  };
};

const failing =
  (times: number, status = 503): Answers =>
  (_, nth) => ({ status: nth <= times ? status : 202 });
const minutes = (n: number) => minutesAfter(now, n);

describe('a notice', () => {
  it('is posted as a signed CloudEvent to a receiver that fails twice and then takes it', async () => {
    const sender = await aSender();
    const { received, url } = await aReceiver(failing(2));
    await sender.connect(url);
    await sender.tell(aNotice());
    expect(await sender.told()).toEqual([`c-thai-nguyen retrying 1 http-503 ${minutes(1)}`]);

    await sender.retry();
    expect(received).toHaveLength(1);
    sender.turn(minutes(1));
    await sender.retry();
    expect(await sender.told()).toEqual([`c-thai-nguyen retrying 2 http-503 ${minutes(6)}`]);

    sender.turn(minutes(6));
    await sender.retry();
    expect(await sender.told()).toEqual(['c-thai-nguyen sent 3 http-202 -']);
    sender.turn(minutes(60 * 24));
    await sender.retry();
    expect(received).toHaveLength(3);

    // The same id and body in every try, each signed for its own moment.
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({
      ...{
        specversion: '1.0',
        id: aNotice().id,
        type: 'vn.san-sang.alert.opened',
        subject: aNotice().alertId,
      },
      data: { rule: 'case-reported', siteName: null, zoneName: 'KCN Sông Công I' },
    });
    for (const [n, { headers, body }] of received.entries()) {
      const seconds = Date.parse(minutes([0, 1, 6][n] ?? 0)) / 1000;
      const key = Buffer.from(knownSecret.slice(6), 'base64');
      const signed = createHmac('sha256', key).update(`${aNotice().id}.${seconds}.${body}`).digest('base64');
      expect(headers).toMatchObject({
        ...{ 'webhook-id': aNotice().id, 'webhook-timestamp': String(seconds) },
        ...{
          'webhook-signature': `v1,${signed}`,
          'content-type': 'application/cloudevents+json; charset=utf-8',
        },
      });
    }
  });

  it('has its tries in the log, each with its time and what it met', async () => {
    const sender = await aSender();
    await sender.connect((await aReceiver(failing(1))).url);
    await sender.tell(aNotice());
    sender.turn(minutes(1));
    await sender.retry();
    const [delivery] = await sender.kept();
    expect(delivery?.tries).toEqual([
      { at: now, detail: 'http-503', milliseconds: expect.any(Number) },
      { at: minutes(1), detail: 'http-202', milliseconds: expect.any(Number) },
    ]);
  });

  it('becomes one delivery for each endpoint that asked, however often and in how many runs it comes', async () => {
    const sender = await aSender();
    const [one, other, third] = [await aReceiver(), await aReceiver(), await aReceiver()];
    await sender.connect(one.url, 'one');
    await sender.connect(other.url, 'other');
    await sender.connect(third.url, 'third', { rules: ['not-ready'] });
    await Promise.all([sender.tell(aNotice()), sender.tell(aNotice()), sender.tell(aNotice(), aNotice())]);
    await sender.tell(aNotice());
    await Promise.all([sender.retry(), sender.retry()]);
    expect((await sender.told()).toSorted()).toEqual(['one sent 1 http-204 -', 'other sent 1 http-204 -']);
    expect([one, other, third].map(({ received }) => received.length)).toEqual([1, 1, 0]);
  });

  it('is given up after the eighth try', async () => {
    const sender = await aSender();
    const { received, url } = await aReceiver(failing(99));
    await sender.connect(url);
    await sender.tell(aNotice());
    let at = now;
    for (const wait of retryWaitsMs) {
      at = new Date(Date.parse(at) + wait).toISOString();
      sender.turn(at);
      await sender.retry();
    }
    expect(received).toHaveLength(8);
    expect(await sender.told()).toEqual(['c-thai-nguyen failed 8 http-503 -']);
    sender.turn(minutesAfter(at, 60 * 48));
    await sender.retry();
    expect(received).toHaveLength(8);
  });
});

describe('an endpoint', () => {
  it('that answers 410 is stopped, and what waits for it is dropped', async () => {
    const sender = await aSender();
    const { received, url } = await aReceiver((_, nth) => ({ status: nth === 1 ? 503 : 410 }));
    await sender.connect(url);
    await sender.tell(aNotice(), aNotice({ id: 'other#1#open' }));
    await sender.retry();
    expect((await sender.webhooks.get('c-thai-nguyen'))?.webhook).toMatchObject({
      ...{ active: false, stoppedBy: 'receiver', changedBy: 'system' },
    });
    sender.turn(minutes(1));
    await sender.retry();
    expect((await sender.told()).toSorted()).toEqual([
      'c-thai-nguyen dropped 1 endpoint-stopped -',
      'c-thai-nguyen failed 1 http-410 -',
    ]);
    await sender.tell(aNotice({ id: 'third#1#open' }));
    expect([received.length, (await sender.told()).length]).toEqual([2, 2]);
  });

  it('that is away is asked once in a run, and what waits for it loses no try', async () => {
    const sender = await aSender();
    const [away, there] = [await aReceiver(failing(2)), await aReceiver()];
    await sender.connect(away.url, 'away');
    await sender.connect(there.url, 'there');
    const notices = [1, 2, 3].map((n) => aNotice({ id: `x#${n}#open` }));
    await sender.tell(...notices);
    expect([away.received.length, there.received.length]).toEqual([1, 3]);
    await sender.retry();
    expect([away.received.length, there.received.length]).toEqual([2, 3]);
    const attempts = (await sender.kept()).filter(({ to }) => to === 'away').map((one) => one.attempts);
    expect(attempts.toSorted()).toEqual([0, 1, 1]);
    sender.turn(minutes(1));
    await sender.retry();
    expect(away.received).toHaveLength(5);
    expect((await sender.told()).filter((line) => line.includes('sent'))).toHaveLength(6);
  });

  it('that leads into our own network is refused, and the log says so', async () => {
    const sender = await aSender({ post: createPost({ isLocalDoor: false }) });
    await sender.connect('https://169.254.169.254/');
    await sender.tell(aNotice());
    expect(await sender.told()).toEqual([`c-thai-nguyen retrying 1 blocked-address ${minutes(1)}`]);
  });
});

describe('a run that breaks off', () => {
  it('in the middle of a try leaves the delivery due again in two minutes, under the same id', async () => {
    const { received, url } = await aReceiver();
    const broken: Post = async (...said) => {
      await postAtDoor(...said);
      throw new Error('the machine stops here');
    };
    const first = await aSender({ post: broken });
    await first.connect(url);
    expect((await first.tell(aNotice())).batchItemFailures).toHaveLength(1);
    expect(await first.told()).toEqual([`c-thai-nguyen retrying 1 accepted ${minutes(2)}`]);
    expect((await first.tell(aNotice())).batchItemFailures).toEqual([]);
    expect(received).toHaveLength(1);
  });

  it('side by side with another makes one try, whoever wins', async () => {
    const sender = await aSender();
    const { received, url } = await aReceiver(failing(1));
    await sender.connect(url);
    await sender.tell(aNotice());
    sender.turn(minutes(1));
    await Promise.all([1, 2, 3, 4].map(() => sender.retry()));
    expect(received).toHaveLength(2);
    expect(await sender.told()).toEqual(['c-thai-nguyen sent 2 http-202 -']);
  });
});
