import { BatchWriteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import type { Episode } from '../../domain/alert.ts';
import { addDays } from '../../domain/day.ts';
import { alertNotice } from '../../domain/notice.ts';
import { noticeRules } from '../../domain/pack/notice-rules.ts';
import { templates } from '../../domain/pack/templates.ts';
import { zones } from '../../domain/pack/zones.ts';
import type { Deliveries } from '../../functions/stores/deliveries.ts';
import { episodeItem } from '../../functions/stores/episode-item.ts';
import { noticeItem } from '../../functions/stores/notices.ts';
import { recordKey } from '../../functions/stores/table.ts';
import { a } from '../support/a.ts';
import { checkIn, opened, sweep } from '../support/alert-facts.ts';
import { type Service, service } from '../support/call.ts';
import { type Base, freshBase } from '../support/engine.ts';
import { full } from '../support/full.ts';
import { at, people } from '../support/people.ts';
import { logged, postOffice, telling } from '../support/told.ts';

const minutes = (n: number, from = at(a.day)) => new Date(Date.parse(from) + n * 60_000).toISOString();

/** An episode of another site like this one, opened at a moment. */
const elsewhere = (episode: Episode, n: number, zoneId: string, now: string): Episode => {
  const siteId = `co-so-${n}`;
  const id = `${episode.rule}.${siteId}.1`;
  return { ...episode, id, siteId, zoneId, openedAt: now, lastAct: { actor: 'system', at: now } };
};

/** Puts episodes and their notices into the records, as the stores write them. */
const write = async ({ connection: { client, records } }: Base, episodes: readonly Episode[]) => {
  const items = episodes.flatMap((episode) => [
    episodeItem(episode, templates),
    noticeItem(
      alertNotice({
        episode,
        kind: 'open',
        entry: { at: episode.openedAt, actor: 'system', act: 'opened', version: 1 },
      }),
    ),
  ]);
  for (let start = 0; start < items.length; start += 25) {
    const puts = items.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [records]: puts } }));
  }
};

const stage = async (now = at(a.day)) => {
  const base = await freshBase();
  const works: Service = service(base, now);
  const office = postOffice();
  const jobs = telling(base, works, office.mail);
  await works.join(people.health, people.board);
  await works.stream();
  return { base, works, office, jobs };
};

const byRecipient = (sent: readonly { to: string }[]) =>
  Object.fromEntries([...Map.groupBy(sent, ({ to }) => to)].map(([to, some]) => [to, some.length]));

/** What came of the deliveries to an address, none of which may wait. */
const detailsOf = async (deliveries: Pick<Deliveries, 'waiting' | 'done'>, email: string) => {
  expect((await deliveries.waiting('email', { limit: 10 })).items).toEqual([]);
  const details: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await deliveries.done({ limit: 500, cursor });
    details.push(...page.items.filter(({ to }) => to === email).map(({ detail }) => detail));
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  return Object.fromEntries([...Map.groupBy(details, (one) => one)].map(([one, some]) => [one, some.length]));
};

const zoneIds = zones.map(({ id }) => id);
const zoneOf = (n: number) => zoneIds[n % zoneIds.length] ?? '';

const many = full ? 1000 : 200;

describe(`a storm of ${many} alerts`, () => {
  it('is five mails to each recipient: four alerts, and one that counts the others', async () => {
    const breach = opened(checkIn({ quarantineBreaches: 1 }));
    const { base, works, office, jobs } = await stage();
    await works.join(a.member({ email: 'zone@demo.test', zones: [zoneOf(0), zoneOf(1)] }));
    const now = works.clock();
    await write(
      base,
      Array.from({ length: many }, (_, n) => elsewhere(breach, n, zoneOf(n), now)),
    );
    await jobs.tell();
    for (const minute of [1, 5, 10, 11, 12, 60]) {
      works.at(minutes(minute));
      await jobs.sendDue();
    }
    expect(byRecipient(office.sent)).toEqual({ 'health@demo.test': 5, 'zone@demo.test': 5 });
    const summary = office.sent.find(({ to, subject }) => to === 'health@demo.test' && /^\d/.test(subject));
    expect(summary?.subject).toBe(`${many - 4} cảnh báo: Diện cách ly vẫn đi làm`);
    expect([...(summary?.body ?? '')].length).toBeLessThanOrEqual(300);
    expect(await detailsOf(jobs.needs.deliveries, 'health@demo.test')).toEqual({
      accepted: 5,
      'told-together': many - 4,
    });
  });
});

describe('a storm', () => {
  it('is over after ten minutes: the next alert goes by itself', async () => {
    const { base, works, office, jobs } = await stage();
    const breach = opened(checkIn({ quarantineBreaches: 1 }));
    await write(
      base,
      [0, 1, 2, 3, 4].map((n) => elsewhere(breach, n, zoneOf(n), works.clock())),
    );
    await jobs.tell();
    expect(office.sent).toHaveLength(4);
    works.at(minutes(10));
    // One alone is not a summary: it is told as what it is.
    await jobs.sendDue();
    expect(office.sent.map(({ subject }) => subject.startsWith('Cảnh báo mới'))).toEqual(Array(5).fill(true));
    await write(base, [elsewhere(breach, 5, zoneOf(5), works.clock())]);
    await jobs.tell();
    expect(office.sent).toHaveLength(6);
  });

  it('counts what is still news when it ends, and comes to one summary under overlapping runs', async () => {
    const { base, works, office, jobs } = await stage();
    const breach = opened(checkIn({ quarantineBreaches: 1 }));
    const episodes = Array.from({ length: 20 }, (_, n) => elsewhere(breach, n, zoneOf(n), works.clock()));
    await write(base, episodes);
    await jobs.tell();
    const { connection } = base;
    for (const episode of episodes.slice(10))
      await connection.client.send(
        new PutCommand({
          TableName: connection.records,
          Item: episodeItem(
            { ...episode, state: 'closed', closedAt: minutes(5), outcome: 'self-cleared' },
            templates,
          ),
        }),
      );
    works.at(minutes(10));
    await Promise.all([jobs.sendDue(), jobs.sendDue()]);
    await jobs.sendDue();
    expect(office.sent.slice(4).map(({ subject }) => subject)).toEqual([
      '6 cảnh báo: Diện cách ly vẫn đi làm',
    ]);
  });
});

describe('what a sweep finds missing', () => {
  const cutOff = at(a.day, '15:00');
  const missed = opened(sweep());

  it('is one digest for each recipient', async () => {
    const { base, works, office, jobs } = await stage(cutOff);
    await write(
      base,
      Array.from({ length: 12 }, (_, n) => elsewhere(missed, n, zoneOf(n), cutOff)),
    );
    await jobs.tell();
    expect(office.sent).toEqual([]);
    works.at(minutes(10, cutOff));
    await jobs.sendDue();
    await jobs.sendDue();
    expect(office.sent.map(({ to, subject }) => [to, subject])).toEqual([
      ['board@demo.test', '12 cơ sở chưa báo cáo'],
    ]);
  });

  it('is one incident of a zone where 40 % of those due are silent', async () => {
    const { base, works, office, jobs } = await stage(cutOff);
    const [one, two, three] = [zoneOf(0), zoneOf(1), zoneOf(2)];
    const silent = [one, one, two, two, three];
    for (const [zoneId, due, missing] of [
      [one, 5, 2],
      [two, 6, 2],
      [three, 1, 1],
    ] as const)
      for (let n = 0; n < due; n += 1)
        await works.needs.projections.putRow(a.day, zoneId, `${zoneId}-${n}`, {
          'coverage.due': 1,
          ...(n < missing ? { 'coverage.missing': 1 } : { 'coverage.reported': 1, 'coverage.onTime': 1 }),
        });
    await write(
      base,
      silent.map((zoneId, n) => elsewhere(missed, n, zoneId, cutOff)),
    );
    await jobs.tell();
    works.at(minutes(10, cutOff));
    await jobs.sendDue();
    expect(office.sent.map(({ subject }) => subject)).toEqual([
      `Sự cố báo cáo: ${zones[0]?.name}`,
      '3 cơ sở chưa báo cáo',
    ]);
  });
});

describe('the mails of a day', () => {
  it('are bounded, critical ones apart, and what is over is seen in the log', async () => {
    const { base, works, office, jobs } = await stage();
    const { client, records: TableName } = base.connection;
    const spent = { ...recordKey.mailBudget(a.day), mails: noticeRules.mailsPerDay };
    await client.send(new PutCommand({ TableName, Item: spent }));
    const high = opened(checkIn({ isolationFree: 0 }));
    const critical = opened(checkIn({ quarantineBreaches: 1 }));
    await write(base, [
      elsewhere(high, 1, zoneOf(1), works.clock()),
      elsewhere(critical, 2, zoneOf(2), works.clock()),
    ]);
    await jobs.tell();
    expect(office.sent.map(({ subject }) => subject)).toEqual(['Cảnh báo mới: Diện cách ly vẫn đi làm']);
    const log = await logged(jobs.needs.deliveries);
    expect(log.map(({ noticeId, state, detail }) => [noticeId.split('.')[0], state, detail])).toContainEqual([
      'isolation-short',
      'dropped',
      'over-budget',
    ]);
    works.at(at(addDays(a.day, 1)));
    await write(base, [elsewhere(high, 3, zoneOf(1), works.clock())]);
    await jobs.tell();
    expect(office.sent).toHaveLength(2);
  });
});
