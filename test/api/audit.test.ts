import { spawnSync } from 'node:child_process';
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { linkText, sealLines } from '../../domain/audit.ts';
import { Closing } from '../../domain/closing.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { templates } from '../../domain/pack/templates.ts';
import { recordKey } from '../../functions/stores/table.ts';
import { a } from '../support/a.ts';
import { due, ok, refused, type Service, service } from '../support/call.ts';
import { type Base, freshBase } from '../support/engine.ts';
import { at, file, otherZone, people, settle, siteId, zoneId } from '../support/people.ts';
import { scanned } from '../support/projected.ts';
import { faultLines, sha256, wholeAudit } from '../support/whole-audit.ts';

const [first, second, third] = [a.day, addDays(a.day, 1), addDays(a.day, 2)];
const chain = `site:${siteId}`;
const hrOfOther = { ...people.hr, email: 'khac@demo.test', sites: ['khac'] };

const close = async (works: Service, begun: Day, now = at(begun, '00:00')) => {
  works.at(now);
  await works.jobs.closeDay(due(at(begun, '00:00'), begun));
};

/** Two sites, a zone and a template with something done to each on two days that are closed, and a third under way. */
const sealed = async () => {
  const base = await freshBase();
  const works = service(base, at(first, '07:00'));
  await settle(works);
  await settle(works, { site: a.site({ siteId: 'khac', zoneId: otherZone }), hr: hrOfOther });
  const body = { workingWeekdays: null, closures: [] };
  ok('putZoneCalendar', await works.as(people.board)('putZoneCalendar', { params: { zoneId }, body }));
  const draft = { template: { ...templates.at(-1), id: 'khac', effectiveFrom: '2021-12-01' }, seen: 0 };
  ok(
    'putTemplateDraft',
    await works.as(people.admin)('putTemplateDraft', { params: { templateId: 'khac' }, body: draft }),
  );
  for (const day of [first, second]) {
    works.at(at(day, '08:00'));
    ok('putCheckIn', await file(works, day));
    await close(works, addDays(day, 1));
  }
  works.at(at(third, '08:00'));
  ok('putCheckIn', await file(works, third));
  return { base, works };
};

type Changed = { base: Base; key: { pk: string; sk: string } };
const stored = async ({ base, key: Key }: Changed) => {
  const { client, records: TableName } = base.connection;
  const { Item } = await client.send(new GetCommand({ TableName, Key }));
  if (Item === undefined) throw new Error(`${Key.pk} ${Key.sk} is not there`);
  return Item;
};
/** Writes over an item behind everybody's back. */
const forge = async (what: Changed, change: (item: Record<string, unknown>) => Record<string, unknown>) => {
  const Item = { ...(await stored(what)), ...change(await stored(what)) };
  const { client, records: TableName } = what.base.connection;
  await client.send(new PutCommand({ TableName, Item }));
};

/** What the command says that an auditor runs over replies. */
const verifiedByHand = (days: readonly object[]) => {
  const input = days.map((day) => `${JSON.stringify({ ...day, pages: undefined, cursor: null })}\n`).join('');
  const args = ['functions/local/verify-audit.ts'];
  const { status, stdout } = spawnSync('node', args, { input, encoding: 'utf8' });
  return { status, lines: stdout.split('\n').slice(0, -1) };
};

describe('the audit of a closed day', () => {
  it('can be verified by anybody who reads it: every link, every chain, the seal, and the day before', async () => {
    const { base, works } = await sealed();
    expect(await faultLines(works, first)).toEqual([]);
    expect(await faultLines(works, second, first)).toEqual([]);
    const days = await Promise.all([first, second, third].map((day) => wholeAudit(works, day)));
    const read = days.flatMap(({ items }) => items.map(({ chain, seq }) => `${chain} ${seq}`));
    const kept = (await scanned(base, base.connection.records)).filter(({ pk }) =>
      /^(ZONE|TEMPLATE)?AUDIT/.test(String(pk)),
    );
    expect(read.length).toBeGreaterThan(12);
    expect([new Set(read).size, read.length]).toEqual([kept.length, kept.length]);
    expect(days[0]?.heads.map((head) => head.chain)).toEqual([
      'site:khac',
      chain,
      'templates',
      `zone:${zoneId}`,
    ]);
    expect(days[0]?.closing).toMatchObject({ heads: 4, previous: '' });
    expect(days[1]?.closing?.previous).toBe(days[0]?.closing?.hash);
    expect(days[1]?.items.map(({ act, previous }) => [act, previous])).toEqual([
      ['check-in-filed', days[0]?.heads[1]?.hash],
    ]);
    expect(verifiedByHand(days.slice(0, 2))).toEqual({ status: 0, lines: [] });
    const [one, two] = days;
    expect(verifiedByHand([{ ...one }, { ...two, items: [] }])).toEqual({
      ...{ status: 1, lines: [`${second} link-missing ${chain} 6`] },
    });
    // Page by page, some without a link, it arrives at the same.
    const { pages, ...slowly } = await wholeAudit(works, second, { limit: 1 });
    expect([pages, { ...slowly, pages: 1 }]).toEqual([4, days[1]]);
    const query = { day: second, cursor: Buffer.from('{"part":"9","from":"0"}').toString('base64url') };
    expect(refused(await works.as(people.admin)('getAudit', { query }))).toBe('422 bad-cursor');
  });

  it('tells a link that was changed, one that was written anew with its hash, and one that is gone', async () => {
    const { base, works } = await sealed();
    const last = (await wholeAudit(works, second)).items.at(-1);
    if (last === undefined) throw new Error('nothing was done');
    const what = { base, key: recordKey.audit(siteId, last.seq) };
    await forge(what, () => ({ actor: 'nobody' }));
    expect(await faultLines(works, second, first)).toEqual([`link-changed ${chain} ${last.seq}`]);
    await forge(what, () => ({ hash: sha256(linkText({ ...last, actor: 'nobody' })) }));
    expect(await faultLines(works, second, first)).toEqual([`head-differs ${chain} ${last.seq}`]);
    const { client, records: TableName } = base.connection;
    await client.send(new DeleteCommand({ TableName, Key: what.key }));
    expect(await faultLines(works, second, first)).toEqual([`link-missing ${chain} ${last.seq}`]);
    await client.send(new DeleteCommand({ TableName, Key: recordKey.audit(siteId, 1) }));
    expect(await faultLines(works, first)).toEqual([`link-missing ${chain} 1`]);
  });

  it('tells a seal whose heads were changed, and one that was made anew for a past that was made up', async () => {
    const { base, works } = await sealed();
    const { closing, heads, items } = await wholeAudit(works, first);
    const [last, end] = [items.findLast((link) => link.chain === chain), heads[1]];
    if (closing === null || last === undefined || end === undefined) throw new Error('not sealed');
    const part = { base, key: recordKey.seal(first, closing.hash, 0) };
    const kept = await stored(part);
    await forge(part, () => ({ heads: heads.slice(1).map((head) => ({ ...head, zoneId: null })) }));
    expect(await faultLines(works, first)).toEqual(['heads-differ', 'seal-differs']);
    await forge(part, () => kept);
    // Whoever can write to the table can make one day good; the next one has its hash.
    const madeUp = { ...last, actor: 'nobody' };
    const hash = sha256(linkText(madeUp));
    await forge({ base, key: recordKey.audit(siteId, last.seq) }, () => ({ actor: 'nobody', hash }));
    const others = heads.with(1, { ...end, hash });
    const seal = sha256([...sealLines(first, '', others)].join(''));
    const { client, records: TableName } = base.connection;
    const Item = { ...recordKey.seal(first, seal, 0), more: false };
    const zoned = others.map((head) => ({ ...head, zoneId: null }));
    await client.send(new PutCommand({ TableName, Item: { ...Item, heads: zoned } }));
    await forge({ base, key: recordKey.closing(first) }, ({ closing: was }) => ({
      closing: { ...Closing.parse(was), audit: { ...closing, hash: seal } },
    }));
    expect(await faultLines(works, first)).toEqual([]);
    expect(await faultLines(works, second, first)).toEqual([
      'days-differ',
      `chain-broken ${chain} ${last.seq + 1}`,
    ]);
  });

  it('keeps its seal however often it is closed, by two at once, and whatever is done afterwards', async () => {
    const { base, works } = await sealed();
    const kept = await works.needs.closings.get(second);
    await Promise.all([close(works, third, at(third, '09:00')), close(works, third, at(third, '09:00'))]);
    expect(await works.needs.closings.get(second)).toEqual(kept);
    const next = addDays(third, 1);
    await Promise.all([close(works, next), close(works, next)]);
    expect(await faultLines(works, third, second)).toEqual([]);
    const parts = (await scanned(base, base.connection.records)).filter(({ pk }) => pk === `SEALS#${third}`);
    expect(parts).toHaveLength(1);
  });

  it('is sealed all the same when the close comes days late: what was done since counts for the first of them', async () => {
    const { works } = await sealed();
    const begun = addDays(third, 3);
    await close(works, begun);
    const days = [second, third, addDays(third, 1), addDays(third, 2)];
    for (const [n, day] of days.entries())
      if (n > 0) expect(await faultLines(works, day, days[n - 1])).toEqual([]);
    expect((await wholeAudit(works, third)).items).toHaveLength(1);
    expect((await wholeAudit(works, addDays(third, 2))).items).toEqual([]);
  });
});

describe('the audit of a day without a seal', () => {
  it('shows what was done so far, and today without a day', async () => {
    const { works } = await sealed();
    const { closing, heads, items } = await wholeAudit(works, third, { limit: 1 });
    expect([closing, heads]).toEqual([null, []]);
    expect(items.map((link) => [link.chain, link.act])).toEqual([[chain, 'check-in-filed']]);
    const today = ok('getAudit', await works.as(people.health)('getAudit'));
    expect([today.day, today.items]).toEqual([third, items]);
  });

  it('is of a day that was closed before there were seals; the first seal after it begins anew', async () => {
    const { works } = await sealed();
    works.at(at(addDays(third, 1), '00:00'));
    const before = { day: third, zones: [{ zoneId, due: 1, onTime: 1, late: 0, missing: 0 }] };
    expect(await works.needs.closings.put(before, works.clock())).toBe(true);
    await close(works, addDays(third, 2));
    expect(await works.needs.closings.get(third)).toEqual(before);
    expect(await wholeAudit(works, third)).toMatchObject({ closing: null, items: [{ chain }] });
    expect((await wholeAudit(works, addDays(third, 1))).closing?.previous).toBe('');
    expect(await faultLines(works, addDays(third, 1))).toEqual([]);
  });
});

describe('who reads the audit', () => {
  it('is the administrator and health, of some zones that of theirs alone', async () => {
    const { works } = await sealed();
    for (const who of [people.hr, people.board, people.leader])
      expect(refused(await works.as(who)('getAudit', { query: { day: first } }))).toBe('403 forbidden-role');
    const bound = { ...people.health, email: 'vung@demo.test', zones: [otherZone] };
    await works.join(bound);
    const theirs = await wholeAudit(works, first, { who: bound });
    expect(new Set(theirs.items.map((link) => link.chain))).toEqual(new Set(['site:khac', 'templates']));
    expect(theirs.heads.map((head) => head.chain)).toEqual(['site:khac', 'templates']);
    expect((await wholeAudit(works, third, { who: bound })).items).toEqual([]);
  });
});
