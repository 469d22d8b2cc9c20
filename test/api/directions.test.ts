import { randomUUID } from 'node:crypto';
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Day } from '../../domain/day.ts';
import type { BriefEntry } from '../../domain/review.ts';
import { snapshotText } from '../../domain/snapshot.ts';
import { snapshotKey } from '../../domain/snapshot-of.ts';
import { sha256 as sha256Of } from '../../functions/stores/briefs.ts';
import { recordKey } from '../../functions/stores/table.ts';
import { LostRace } from '../../functions/stores/transaction.ts';
import { a } from '../support/a.ts';
import { theExample } from '../support/brief-example.ts';
import { keyed, ok, refusal, refused, type Service, service } from '../support/call.ts';
import { sharedBase } from '../support/engine.ts';
import { at, people } from '../support/people.ts';

const base = sharedBase();
const works = () => service(base(), at(a.day, '06:35'));
const second = { ...people.health, email: 'second@demo.test', name: 'Trực ban 2' };

const sha256 = 'ab'.repeat(32);
const frozen = (day: Day): BriefEntry => ({
  ...{ day, snapshot: { madeAt: at(a.day, '06:30'), sha256 }, issuedAt: null, reviewed: false },
});
const putEntry = (entry: BriefEntry) =>
  base().connection.client.send(
    new PutCommand({
      TableName: base().connection.records,
      Item: { ...recordKey.brief(entry.day), entry },
    }),
  );

beforeAll(() => works().join(...Object.values(people), second));

const direction = {
  ...{ kind: 'inspect', text: 'Kiểm tra 07 cơ sở KCN Sông Công I', by: 'Chủ tịch UBND tỉnh' },
  ...{ owner: 'Ban Quản lý các KCN', due: at(a.day, '17:00'), documentNo: '' },
};
const record = (day: Day, body: object = {}, key: string | null = null, member = people.leader) =>
  works().as(member)('createDirection', {
    params: { day },
    body: { ...direction, ...body },
    ...(key === null ? {} : { headers: keyed(key) }),
  });
const follow = (directionId: string, body: object, member = people.health) =>
  works().as(member)('followUpDirection', { params: { directionId }, body: { note: 'x', ...body } });
const linesOf = async (pk: string) =>
  (
    await base().connection.client.send(
      new QueryCommand({
        TableName: base().connection.records,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
      }),
    )
  ).Items ?? [];

describe('a direction', () => {
  const day = '2021-06-01';
  beforeAll(() => putEntry(frozen(day)));

  it('is recorded by the leader’s Office or by health, numbered by its day', async () => {
    const first = ok('createDirection', await record(day));
    const next = ok('createDirection', await record(day, { documentNo: '12/UBND' }, null, people.health));
    expect([first.id, next.id]).toEqual([`${day}.1`, `${day}.2`]);
    expect(first).toMatchObject({ ...direction, state: 'open', version: 1, followUps: [] });
    expect(next).toMatchObject({ documentNo: '12/UBND', recordedBy: { name: people.health.name } });
  });

  it('is taken once under its key, with the same bytes for a repeat', async () => {
    const key = randomUUID();
    const [first, again] = [await record(day, {}, key), await record(day, {}, key)];
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(refusal(await record(day, { text: 'Khác' }, key))).toEqual(['422 idempotency-key-reused']);
    const ids = ok('listDirections', await works().as(people.leader)('listDirections')).items.map(
      ({ id }) => id,
    );
    expect(ids.filter((id) => id === ok('createDirection', first).id)).toHaveLength(1);
  });

  it('has a number of its own when many are recorded at once', async () => {
    const many = '2021-06-02';
    await putEntry(frozen(many));
    const replies = await Promise.all(Array.from({ length: 5 }, () => record(many)));
    const ids = replies.map((reply) => ok('createDirection', reply).id).toSorted();
    expect(ids).toEqual([1, 2, 3, 4, 5].map((n) => `${many}.${n}`));
  });

  it.each([
    ['on a day without a brief', { on: '2021-05-01' }, '404 no-brief'],
    ['on what is no day', { on: 'hom-qua' }, '404 no-brief'],
    ['due before it is recorded', { due: at(a.day, '06:00') }, '422 /due due-in-the-past'],
    ['due in another age', { due: '9999-12-31T00:00:00Z' }, '422 /due due-too-far'],
    ['of nothing that is seen', { text: '\u200b\u202e' }, '422 /text missing'],
    ['of no kind', { kind: 'other' }, '422 /kind not-an-option'],
    ['with a telephone number', { text: 'Gọi 0912 345 678' }, '422 /text personal-data'],
  ])('is refused %s', async (_, { on = day, ...body }: Record<string, string>, said) => {
    expect(refusal(await record(on, body))).toEqual([said]);
  });

  it('is followed up; its log is only added to, each line bound to the one before', async () => {
    const { id } = ok('createDirection', await record(day));
    ok('followUpDirection', await follow(id, { state: 'open', note: '05/07 cơ sở', seen: 1 }));
    const done = ok('followUpDirection', await follow(id, { state: 'done', note: 'Đủ', seen: 2 }));
    expect(done).toMatchObject({ state: 'done', version: 3 });
    const lines = await linesOf(`DIRECTIONLOG#${id}`);
    expect(lines.map(({ line }) => line.note ?? line.text)).toEqual([direction.text, '05/07 cơ sở', 'Đủ']);
    expect(lines.map(({ act }) => act)).toEqual(['direction-recorded', 'direction-open', 'direction-done']);
    expect(lines.slice(1).map(({ before }) => before)).toEqual(lines.slice(0, 2).map(({ hash }) => hash));
    expect(refused(await follow(id, { state: 'withdrawn', seen: 3 }))).toBe('409 direction-ended');
  });

  it('is followed up by one of two at once; the other hears by whom and when', async () => {
    const { id } = ok('createDirection', await record(day));
    const both = await Promise.all([
      follow(id, { state: 'done', seen: 1 }),
      follow(id, { state: 'withdrawn', seen: 1 }, second),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const lost = both.find(({ status }) => status === 409);
    const winner = both.find(({ status }) => status === 200) === both[0] ? people.health.name : second.name;
    expect(lost?.body).toMatchObject({ by: winner, at: at(a.day, '06:35') });
    expect(await linesOf(`DIRECTIONLOG#${id}`)).toHaveLength(2);
  });

  it.each(['2021-06-01.99', '2021-06-01', 'x.1', '2021-06-01.0'])('is not found as %s', async (id) => {
    expect(refused(await follow(id, { state: 'done', seen: 1 }))).toBe('404 not-found');
  });

  it('is listed newest first, by its state, page by page', async () => {
    const list = async (query: object) =>
      ok('listDirections', await works().as(people.health)('listDirections', { query: { ...query } }));
    const all = await list({});
    expect(all.items.map(({ day }) => day)).toEqual(
      all.items
        .map(({ day }) => day)
        .toSorted()
        .reverse(),
    );
    const open = await list({ state: 'open' });
    const ended = await list({ state: 'ended' });
    expect(open.items.every(({ state }) => state === 'open')).toBe(true);
    expect(ended.items.length).toBeGreaterThan(0);
    expect(open.items.length + ended.items.length).toBe(all.items.length);
    const page = await list({ limit: '2' });
    const next = await list({ limit: '2', cursor: page.cursor ?? '' });
    expect([...page.items, ...next.items]).toEqual(all.items.slice(0, 4));
  });
});

describe('a review', () => {
  /** One service for what is frozen: its files are in memory. */
  let shared: Service | undefined;
  const held = () => {
    shared ??= works();
    return shared;
  };
  const freeze = async (day: Day): Promise<BriefEntry> => {
    const bytes = new TextEncoder().encode(snapshotText({ ...theExample, day }));
    await held().needs.snapshotFiles.put(snapshotKey(day, 'snapshot'), bytes);
    const entry = { ...frozen(day), snapshot: { madeAt: at(a.day, '06:30'), sha256: sha256Of(bytes) } };
    await putEntry(entry);
    return entry;
  };
  const proposal = {
    ...{ matter: 'Chỗ cách ly', basis: '287 F1, còn 46 chỗ', options: ['a', 'b'], proposed: 'Mở khu' },
    ...{ lead: 'Bộ Chỉ huy Quân sự tỉnh', with: '', due: at(a.day, '12:00') },
  };
  const put = (day: Day, body: object, member = people.health) =>
    works().as(member)('putReview', { params: { day }, body: { proposals: [proposal], seen: 0, ...body } });
  const get = (day: Day, query = {}) => held().as(people.health)('getReview', { params: { day }, query });

  it('is written on a frozen brief, and read with how far it is and what its figures show', async () => {
    const day = '2021-06-03';
    const entry = await freeze(day);
    const opened = ok('getReview', await get(day));
    expect(opened).toMatchObject({ brief: entry, review: null });
    expect(opened.matters.map(({ id, title }) => [id, title])).toContainEqual([
      'silent-twice',
      '09 cơ sở chưa báo cáo từ 02 kỳ trở lên',
    ]);
    const english = ok('getReview', await get(day, { lang: 'en' }));
    expect(english.matters.map(({ id }) => id)).toEqual(opened.matters.map(({ id }) => id));
    expect(english.matters).not.toEqual(opened.matters);
    const review = ok('putReview', await put(day, {}));
    expect(review).toMatchObject({
      day,
      proposals: [proposal],
      version: 1,
      by: { name: people.health.name },
    });
    const next = ok('putReview', await put(day, { proposals: [], seen: 1 }));
    expect(ok('getReview', await get(day)).review).toEqual(next);
    const lines = await linesOf(`BRIEFREVIEWLOG#${day}`);
    expect(lines.map(({ line }) => line)).toEqual([review, next]);
    expect(lines[1]?.['before']).toBe(lines[0]?.['hash']);
  });

  it('is of one of two officers at once; the other hears by whom, and nothing is lost', async () => {
    const day = '2021-06-04';
    await freeze(day);
    const both = await Promise.all([put(day, {}), put(day, { proposals: [] }, second)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const lost = both.find(({ status }) => status === 409);
    expect(lost?.body).toMatchObject({ type: '/problems/lost-race', at: at(a.day, '06:35') });
    expect(ok('getReview', await get(day)).review?.version).toBe(1);
  });

  it('is refused on a day without a brief, and once the brief went out', async () => {
    expect(refused(await put('2021-05-01', {}))).toBe('404 no-brief');
    expect(refused(await get('2021-05-01'))).toBe('404 no-brief');
    const day = '2021-06-05';
    await putEntry({ ...(await freeze(day)), issuedAt: at(a.day, '06:34') });
    expect(refused(await put(day, {}))).toBe('409 brief-issued');
    expect(ok('getReview', await get(day)).review).toBeNull();
  });

  it('loses to the issue of the brief when both come at once', async () => {
    const day = '2021-06-06';
    await putEntry(frozen(day));
    const { reviews } = works().needs;
    const opened = await reviews.open(day);
    if (opened === null) throw new Error('no brief');
    await putEntry({ ...frozen(day), issuedAt: at(a.day, '06:40') });
    const by = { member: 'x', name: 'x' };
    const review = { day, proposals: [], by, at: at(a.day, '06:40'), version: 1 };
    const deed = { actor: 'x', act: 'brief-reviewed', about: day, at: review.at };
    await expect(reviews.put(opened, review, deed)).rejects.toThrow(LostRace);
    expect(await reviews.get(day)).toBeNull();
  });

  it.each([
    ['six proposals', { proposals: Array.from({ length: 6 }, () => proposal) }, '/proposals too-many'],
    [
      'four options',
      { proposals: [{ ...proposal, options: ['a', 'b', 'c', 'd'] }] },
      '/proposals/0/options too-many',
    ],
    [
      'an hour that has passed',
      { proposals: [{ ...proposal, due: at(a.day, '06:00') }] },
      '/proposals/0/due due-in-the-past',
    ],
    [
      'an hour in another age',
      { proposals: [{ ...proposal, due: '9999-12-31T00:00:00Z' }] },
      '/proposals/0/due due-too-far',
    ],
    ['an e-mail', { proposals: [{ ...proposal, basis: 'hoi a@b.vn' }] }, '/proposals/0/basis personal-data'],
  ])('is refused with %s', async (_, body, said) => {
    const day = '2021-06-07';
    await putEntry(frozen(day));
    expect(refusal(await put(day, body))).toEqual([`422 ${said}`]);
  });
});
