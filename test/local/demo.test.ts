import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markOf } from '../../domain/alert-figures.ts';
import { addDays, type Day, dayOf, daysFrom, type Instant } from '../../domain/day.ts';
import { addCounts } from '../../domain/figures.ts';
import { fileCheckIn } from '../../domain/filing.ts';
import { templateOn, templates } from '../../domain/pack/templates.ts';
import { zones } from '../../domain/pack/zones.ts';
import { newRebuild } from '../../domain/rebuild-work.ts';
import { differencesOf } from '../../domain/standing-check.ts';
import { projectSite } from '../../functions/jobs/projection.ts';
import { rebuildPart, rebuildStores } from '../../functions/jobs/rebuild-projections.ts';
import { seedDemo } from '../../functions/local/demo.ts';
import { historyOf } from '../../functions/local/demo-history.ts';
import { writeMarker } from '../../functions/local/demo-marker.ts';
import { demoSites } from '../../functions/local/demo-sites.ts';
import { writeSteps } from '../../functions/local/demo-writer.ts';
import { subjectOf } from '../../functions/local/subject.ts';
import { alertStore } from '../../functions/stores/alerts.ts';
import { filingStore } from '../../functions/stores/filings.ts';
import { memberStore } from '../../functions/stores/members.ts';
import { planStore } from '../../functions/stores/plans.ts';
import { projectionStore } from '../../functions/stores/projections.ts';
import { revisionStore } from '../../functions/stores/revisions.ts';
import { AuditEntry, auditEntry, SiteItem } from '../../functions/stores/site-item.ts';
import { firstRegistered, siteStore } from '../../functions/stores/sites.ts';
import { emptyTables, itemsOf, type TestTables } from './demo-engine.ts';

/** Half past nine of a Wednesday, and noon two days later. */
const first: Instant = '2021-10-20T02:30:00.000Z';
const later: Instant = '2021-10-22T05:00:00.000Z';
const size = 11;
const hrSite = demoSites(1)[0]?.site.siteId ?? '';
const day = dayOf(first);

const quiet = () => {};
const seed = (now: Instant, sites = size, where = db) =>
  seedDemo({ endpoint: where.endpoint, progress: quiet, now, sites });

const undone: (() => Promise<void>)[] = [];
let db: TestTables;
beforeAll(async () => {
  db = await emptyTables((work) => undone.push(work));
  await seed(first);
});
afterAll(async () => {
  for (const undo of undone) await undo();
});

const records = async () => {
  const { items } = await siteStore(db).list({ zones: [], keep: () => true }, { limit: 200 });
  return items;
};

/** Counts of every zone on the days, and the rows and marks behind them. */
const projected = async (days: readonly Day[]) => ({
  counts: await Promise.all(days.map((one) => projectionStore(db).zoneCounts(one))),
  items: await itemsOf(db, db.projections),
});

const expectWholeChains = async () => {
  const items = await itemsOf(db, db.records);
  for (const { site } of await records()) {
    const entries = items.filter(({ pk }) => pk === `AUDIT#${site.siteId}`);
    let before = '';
    for (const [n, item] of entries.entries()) {
      const entry = AuditEntry.parse(item);
      expect(entry).toEqual(auditEntry(site.siteId, n + 1, before, entry));
      before = entry.hash;
    }
    const end = items.find(({ pk, sk }) => pk === `SITE#${site.siteId}` && sk === 'SITE');
    expect(SiteItem.parse(end)).toMatchObject({ seq: entries.length, chain: before });
  }
};

const expectProjected = async (from: Day, now: Instant) => {
  const days = daysFrom(from, dayOf(now));
  const before = await projected(days);
  const needs = {
    sites: siteStore(db),
    filings: filingStore(db),
    projections: projectionStore(db),
    clock: () => now,
  };
  for (const { site } of await records()) await projectSite(needs, site.siteId, from);
  expect(await projected(days)).toEqual(before);
};

describe('the demo’s data', () => {
  it('gives the employer’s account one site, whose day is still open', async () => {
    const member = await memberStore(db).bySubject(subjectOf('hr@demo.test'));
    expect(member?.sites).toEqual([hrSite]);
    const { items } = await filingStore(db).list(hrSite, { from: '2021-01-01', to: day }, { limit: 50 });
    expect(items.map(({ checkIn }) => checkIn.day)).toEqual(
      daysFrom(addDays(day, -30), addDays(day, -1)).toReversed(),
    );
  });

  it('leaves the employer’s no-change door open, and hears of a case', async () => {
    const opened = await filingStore(db).open(hrSite, day, null);
    const before = opened?.file.heads[0]?.checkIn.answers;
    if (opened === null || before === undefined) throw new Error('no report before today');
    const { note: _, ...stocks } = before;
    const flows = { symptomatic: 0, absentSick: 0, testedHighRisk: 0, testedService: 0, testedOther: 0 };
    const by = { member: 'hr', name: 'HR' };
    const said = (more: object) => ({ answers: { ...stocks, ...flows, ...more }, seenRevision: 0 });
    const file = (request: ReturnType<typeof said> & { unchanged?: boolean }) =>
      fileCheckIn(opened.file, templateOn(day), { day, request, by, now: first }).reply.alerts;
    const raised = file({ ...said({}), unchanged: true }).map(({ severity }) => severity);
    expect(raised.filter((severity) => severity === 'critical' || severity === 'high')).toEqual([]);
    expect(file(said({ f0: 1, quarantineBreaches: 2 })).map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['case-reported', 'quarantine-breach']),
    );
  });

  it('keeps every site’s audit chain whole', expectWholeChains);

  it('is what a rebuild would make of the same records', async () => {
    const needs = { ...rebuildStores(db), clock: () => first };
    const asked = { jobId: 'test', by: { member: 'test', name: 'test' }, zones: zones.map(({ id }) => id) };
    const work = newRebuild({ ...asked, firstRegistered: await firstRegistered(needs.sites), now: first });
    for (let part = 0; part < work.parts; part += 1)
      expect([part, (await rebuildPart(needs, work, part)).mended]).toEqual([part, 0]);
  });

  it('follows from its revisions: heads, scores and standings', async () => {
    const revisions = revisionStore(db);
    for (const { site, standing } of await records()) {
      const span = { from: '1900-01-01', to: dayOf(first) };
      const heads = await filingStore(db).list(site.siteId, span, { limit: 1000 });
      const plans = await planStore(db).list(site.siteId);
      const kept = {
        revisions: await revisions.all(site.siteId),
        heads: heads.items,
        standing,
        plans,
        templates,
      };
      expect([site.siteId, differencesOf(kept)]).toEqual([site.siteId, []]);
    }
  });

  it('is counted as the stream’s job would count it', () => expectProjected(addDays(day, -30), first));

  it('marks alerts as the stream’s job would', async () => {
    const before = await projectionStore(db).marks();
    const open = await alertStore(db).list(true, () => true, { limit: 200 });
    for (const episode of open.items)
      await projectionStore(db).putMark(episode.zoneId, episode.id, markOf(episode));
    expect(open.items.length).toBeGreaterThan(0);
    expect(await projectionStore(db).marks()).toEqual(before);
  });

  it('adds up, in every zone on every day', async () => {
    for (const one of daysFrom(addDays(day, -30), day)) {
      const zones = await projectionStore(db).zoneCounts(one);
      for (const counts of [...zones.values(), addCounts([...zones.values()])]) {
        const [due = 0, ...parts] = ['due', 'onTime', 'late', 'missing', 'pending'].map(
          (key) => counts[`coverage.${key}`] ?? 0,
        );
        expect(parts.reduce((a, b) => a + b)).toBe(due);
      }
    }
  });

  it('is not written again on the same day', async () => {
    const before = await itemsOf(db, db.records);
    expect((await seed('2021-10-20T09:00:00.000Z')).written).toBe(0);
    expect(await itemsOf(db, db.records)).toEqual(before);
  });
});

describe('a later start', () => {
  it('fills the days since, and leaves what people filed', async () => {
    const opened = await filingStore(db).open(hrSite, day, null);
    const answers = opened?.file.heads[0]?.checkIn.answers;
    if (opened === null || answers === undefined) throw new Error('no report before today');
    const now = '2021-10-20T03:00:00.000Z';
    const by = { member: subjectOf('hr@demo.test'), name: 'Nguyễn Thị Hòa' };
    const request = { answers: { ...answers, f0: 1, positive: 1 }, seenRevision: 0 };
    const filing = fileCheckIn(opened.file, templateOn(day), { day, request, by, now });
    const submission = { hash: 'x', status: 201, text: '{}' };
    const deed = { actor: by.member, act: 'check-in-filed', about: `${day} 1`, at: now };
    await filingStore(db).write(opened, filing, { key: 'a-key', submission, deed });

    const { written, isWhole } = await seed(later);
    expect([written > 50, isWhole]).toEqual([true, true]);
    const { items } = await filingStore(db).list(hrSite, { from: day, to: dayOf(later) }, { limit: 10 });
    expect(items.map(({ checkIn }) => [checkIn.day, checkIn.answers.f0])).toEqual([
      ['2021-10-21', 0],
      ['2021-10-20', 1],
    ]);
    expect(items.at(-1)).toEqual(filing.filed);
    const missed = (await itemsOf(db, db.records)).filter(({ sk }) => String(sk).startsWith('MISSED#'));
    expect(missed.some((item) => item['day'] === '2021-10-21')).toBe(true);
  });

  it('keeps the chains whole', expectWholeChains);

  it('counts the days since as the stream’s job would', () => expectProjected(day, later));

  it('knows when the register holds more than the demo', async () => {
    const [site] = await records();
    if (site === undefined) throw new Error('no site');
    const record = { ...site, site: { ...site.site, siteId: 'somebody-else' } };
    const deed = { actor: 'admin', act: 'site-registered', about: 'somebody-else', at: later };
    await siteStore(db).create(record, deed);
    expect((await seed('2021-10-23T05:00:00.000Z')).isWhole).toBe(false);
  });
});

describe('a demo that was cut short', () => {
  it('is told to its end, as if nothing had happened', async () => {
    const whole = await emptyTables();
    await seed(first, 3, whole);
    const expected = {
      records: await itemsOf(whole, whole.records),
      sums: await itemsOf(whole, whole.projections),
    };

    const cut = await emptyTables();
    await writeMarker(cut, { origin: day, filledThrough: null });
    for (const demo of demoSites(2)) {
      const history = historyOf({ connection: cut, demo, origin: day, after: null, now: first }, null);
      await writeSteps(cut, null, history.take(40));
    }
    await seed(first, 3, cut);
    expect(await itemsOf(cut, cut.records)).toEqual(expected.records);
    expect(await itemsOf(cut, cut.projections)).toEqual(expected.sums);
  });
});
