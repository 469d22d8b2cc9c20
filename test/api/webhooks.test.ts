import '../support/quiet.ts';
import { describe, expect, it } from 'vitest';
import { retryWebhooks } from '../../functions/jobs/retry-webhooks.ts';
import { sendWebhooks } from '../../functions/jobs/send-webhooks.ts';
import { createPost } from '../../functions/webhooks/post.ts';
import { a } from '../support/a.ts';
import { ok, refusal, refused, type Service, service } from '../support/call.ts';
import { freshBase } from '../support/engine.ts';
import { webhookFields } from '../support/notices.ts';
import { at, file, people, settle, zoneId } from '../support/people.ts';
import { queued } from '../support/queued.ts';
import { aReceiver } from '../support/receiver.ts';

const params = { webhookId: 'c-thai-nguyen' };
const started = async () => {
  const works = service(await freshBase(), at('2021-06-14'));
  await works.join(people.admin, people.health);
  return works;
};
const put = (works: Service, body: object = webhookFields(), webhookId = params.webhookId) =>
  works.as(people.admin)('putWebhook', { params: { webhookId }, body });
const act = (works: Service, name: 'rotateWebhookSecret' | 'deactivateWebhook') =>
  works.as(people.admin)(name, { params });

describe('an endpoint', () => {
  it('shows its secret once, when it is made', async () => {
    const works = await started();
    const made = await put(works);
    const { secret, webhook } = ok('putWebhook', made);
    expect([made.status, webhook.changedBy, webhook.active]).toEqual([201, 'admin', true]);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
    const again = await put(works, webhookFields({ name: 'Tên khác' }));
    expect([again.status, ok('putWebhook', again).secret]).toEqual([200, null]);
    const list = await works.as(people.admin)('listWebhooks');
    expect(ok('listWebhooks', list).items.map(({ name }) => name)).toEqual(['Tên khác']);
    expect([list.text.includes('whsec_'), again.text.includes('whsec_')]).toEqual([false, false]);
  });

  it('is made once by two at the same time, with one secret', async () => {
    const works = await started();
    const replies = await Promise.all([1, 2, 3].map(() => put(works)));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 200, 201]);
    expect(replies.filter((reply) => ok('putWebhook', reply).secret !== null)).toHaveLength(1);
  });

  it('gets another secret, and the one before holds for a day', async () => {
    const works = await started();
    const before = ok('putWebhook', await put(works)).secret;
    const { secret, webhook } = ok('rotateWebhookSecret', await act(works, 'rotateWebhookSecret'));
    expect(secret).toMatch(/^whsec_/);
    expect(secret).not.toBe(before);
    expect(webhook.formerUntil).toBe(at('2021-06-15'));
  });

  it('is stopped and not deleted, and can be made active again', async () => {
    const works = await started();
    await put(works);
    for (const _ of [1, 2]) {
      const stopped = ok('deactivateWebhook', await act(works, 'deactivateWebhook'));
      expect([stopped.active, stopped.stoppedBy]).toEqual([false, 'admin']);
    }
    const { webhook } = ok('putWebhook', await put(works));
    expect([webhook.active, webhook.stoppedBy]).toEqual([true, null]);
  });

  it.each([
    ['an address of another kind', { url: 'ftp://x.example' }, '/url not-a-webhook-url'],
    ['an address with a password', { url: 'https://me:secret@x.example/' }, '/url not-a-webhook-url'],
    ['no name', { name: ' ' }, '/name missing'],
    ['a zone that there is not', { zones: ['nowhere'] }, '/zones/0 unknown-zone'],
    ['a rule that there is not', { rules: ['nothing'] }, '/rules/0 unknown-rule'],
    ['a subject that there is not', { about: ['weather'] }, '/about/0 unknown-about'],
    ['a secret of its own', { secret: 'whsec_x' }, '/secret unknown-field'],
  ])('is not made with %s', async (_, over, fault) => {
    const works = await started();
    expect(refusal(await put(works, { ...webhookFields(), ...over }))).toEqual([`422 ${fault}`]);
  });

  it('has an id for machines', async () => {
    const reply = await put(await started(), webhookFields(), 'No Id');
    expect(refusal(reply)).toEqual(['422 /webhookId not-a-webhook-id']);
  });

  it('is one of twenty at most', async () => {
    const works = await started();
    for (let n = 10; n < 30; n += 1) expect((await put(works, webhookFields(), `nr-${n}`)).status).toBe(201);
    expect(refused(await put(works, webhookFields(), 'nr-30'))).toBe('409 too-many-webhooks');
    expect((await put(works, webhookFields(), 'nr-29')).status).toBe(200);
  });
});

describe('the log of deliveries', () => {
  /** A site whose first F0 is posted to a receiver that is away, and that then comes back. */
  const told = async () => {
    const works = await started();
    const answers = { status: 503 };
    const receiver = await aReceiver(() => ({ status: answers.status }));
    await settle(works);
    ok('putWebhook', await put(works, webhookFields({ url: receiver.url, severities: ['critical'] })));
    works.at(at(a.day));
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 1 })));
    const needs = { ...works.needs, post: createPost({ isLocalDoor: true }), chance: () => 0 };
    await queued(sendWebhooks(needs))(await works.stream());
    const log = async (query = {}, who = people.health) =>
      ok('listDeliveries', await works.as(who)('listDeliveries', { query: { channel: 'webhook', ...query } }))
        .items;
    return { works, answers, receiver, log, retry: () => retryWebhooks(needs)({ time: works.clock() }) };
  };
  const resend = (works: Service, deliveryId: string, seen: number, who = people.health) =>
    works.as(who)('resendDelivery', { params: { deliveryId }, body: { seen } });

  it('tells health and the admin what waits, and why', async () => {
    const { log, receiver } = await told();
    const [delivery] = await log();
    expect(delivery).toMatchObject({
      ...{ channel: 'webhook', to: 'c-thai-nguyen', state: 'retrying', attempts: 1, detail: 'http-503' },
      ...{ dueAt: at(a.day, '09:01'), tries: [{ detail: 'http-503' }] },
    });
    expect(JSON.parse(receiver.received[0]?.body ?? '').data.siteName).toBe('May Sông Cầu Mẫu');
    expect((await log({}, people.admin)).length).toBe(1);
    expect([(await log({ state: 'sent' })).length, (await log({ state: 'retrying' })).length]).toEqual([
      0, 1,
    ]);
    expect(await log({ channel: 'email', state: 'sent' })).toEqual([]);
  });

  it('has a notice sent again at once, under the same id, however often it is asked', async () => {
    const { works, answers, receiver, log, retry } = await told();
    answers.status = 200;
    const [{ id, attempts } = { id: '', attempts: 0 }] = await log();
    const asked = await Promise.all([1, 2, 3].map(() => resend(works, id, attempts)));
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 200]);
    await Promise.all([retry(), retry()]);
    expect(ok('resendDelivery', await resend(works, id, attempts))).toMatchObject({
      state: 'sent',
      attempts: 2,
    });
    await retry();
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual(
      Array.from({ length: 2 }, () => receiver.received[0]?.headers['webhook-id']),
    );
  });

  it('sends what was sent once more when somebody asks for it, and lists it among what waits until then', async () => {
    const { works, answers, receiver, log, retry } = await told();
    answers.status = 200;
    works.at(at(a.day, '09:01'));
    await retry();
    const [{ id, attempts } = { id: '', attempts: 0 }] = await log({ state: 'sent' });
    ok('resendDelivery', await resend(works, id, attempts, people.admin));
    expect((await log())[0]).toMatchObject({ state: 'retrying', detail: 'asked', attempts: 2 });
    await retry();
    expect([receiver.received.length, (await log())[0]?.state]).toEqual([3, 'sent']);
  });

  it('shows an officer of one zone the deliveries of that zone alone', async () => {
    const { works, log } = await told();
    const here = { ...people.health, email: 'here@demo.test', zones: [zoneId] };
    const elsewhere = { ...people.health, email: 'elsewhere@demo.test', zones: ['kcn-diem-thuy'] };
    await works.join(here, elsewhere);
    const [{ id } = { id: '' }] = await log();
    expect([(await log({}, here)).length, (await log({}, elsewhere)).length]).toEqual([1, 0]);
    expect(refused(await resend(works, id, 1, elsewhere))).toBe('404 not-found');
    expect((await resend(works, id, 1, here)).status).toBe(200);
  });

  it.each(['', 'x', 'x~email', 'x~post~y', 'case-reported.may-song-cau.1#1#open~webhook~nobody'])(
    'knows no delivery %j',
    async (id) => {
      const works = await started();
      expect(refused(await resend(works, id, 0))).toBe('404 not-found');
    },
  );
});

describe('a page of the log', () => {
  it('goes on where the one before ended: what waits, then what is over, the last made first', async () => {
    const works = await started();
    const { deliveries } = works.needs;
    const made = { channel: 'webhook', attempts: 0, detail: 'accepted', group: null } as const;
    for (let n = 0; n < 7; n += 1) {
      const [when, to] = [at(a.day, `09:0${n}`), `to-${n}`];
      const isOver = n < 4;
      await deliveries.make({
        ...{ ...made, noticeId: 'call-list#2021-06-15', to, at: when },
        ...{ state: isOver ? 'sent' : 'retrying', dueAt: isOver ? null : when },
      });
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: '2', ...(cursor === undefined ? {} : { cursor }) };
      const page = ok('listDeliveries', await works.as(people.health)('listDeliveries', { query }));
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ to }) => to));
      cursor = page.cursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(['to-4', 'to-5', 'to-6', 'to-3', 'to-2', 'to-1', 'to-0']);
  });

  it.each(['x', '9.x', '0.x', Buffer.from('{"pk":"a"}').toString('base64url')])(
    'is not given for the cursor %s',
    async (cursor) => {
      const works = await started();
      const reply = await works.as(people.health)('listDeliveries', { query: { cursor } });
      expect(refused(reply)).toBe('422 bad-cursor');
    },
  );
});
