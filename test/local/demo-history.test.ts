import { describe, expect, it } from 'vitest';
import { alertFigures, markOf } from '../../domain/alert-figures.ts';
import { addDays, dayOf, daysFrom } from '../../domain/day.ts';
import { addCounts } from '../../domain/figures.ts';
import { zones } from '../../domain/pack/zones.ts';
import { rosterRow } from '../../domain/roster.ts';
import { historyOf } from '../../functions/local/demo-history.ts';
import { demoSites } from '../../functions/local/demo-sites.ts';
import { joined } from '../../functions/local/demo-step.ts';
import { connect } from '../../functions/stores/connection.ts';

/** Half past ten on a Wednesday. */
const now = '2021-10-20T03:30:00.000Z';
const today = dayOf(now);
/** Nothing is read or written: only the table's name is wanted. */
const connection = connect({ RECORDS_TABLE: 'records', PROJECTIONS_TABLE: 'projections' });

const lived = () =>
  demoSites(120).map((demo) => {
    const span = { connection, demo, origin: today, after: null, now };
    const history = joined([...historyOf(span, null)]);
    if (history === null) throw new Error('nothing happened');
    return { demo, state: history.state };
  });
const sites = lived();
const [hr, outbreak, neighbour] = sites;
const countsOf = (day: string) =>
  addCounts(
    sites.flatMap(({ state }) => {
      const row = rosterRow(state.item.record, state.heads, day, now);
      return row === null ? [] : [row];
    }),
  );

describe('the sites of the demo', () => {
  it('are 120 with names of their own, plainly invented', () => {
    expect(new Set(sites.map(({ demo }) => demo.site.siteId)).size).toBe(120);
    expect(new Set(sites.map(({ demo }) => demo.site.employer)).size).toBe(120);
    expect(sites.filter(({ demo }) => !demo.site.employer.includes(' Mẫu '))).toEqual([]);
  });

  it('lie in parks that operate, most of them, and in established clusters', () => {
    const zoneOf = (id: string) => zones.find((zone) => zone.id === id);
    const kinds = sites.map(({ demo }) => zoneOf(demo.site.zoneId));
    expect(new Set(kinds.map((zone) => `${zone?.kind} ${zone?.status}`))).toEqual(
      new Set(['park operating', 'cluster established']),
    );
    expect(kinds.filter((zone) => zone?.kind === 'park').length).toBeGreaterThan(85);
  });

  it('work every day, more than sixty of them, on Sundays and on a holiday too', () => {
    expect(countsOf(addDays(today, -3))['coverage.due']).toBeGreaterThanOrEqual(60);
    const late = '2021-09-03T03:30:00.000Z'; // the holiday of 2 September is the day before
    const due = demoSites(120).flatMap((demo) => {
      const span = { connection, demo, origin: dayOf(late), after: null, now: late };
      const state = joined([...historyOf(span, null)])?.state;
      const row = state && rosterRow(state.item.record, state.heads, '2021-09-02', late);
      return row ? [row] : [];
    });
    expect(addCounts(due)['coverage.due']).toBeGreaterThanOrEqual(60);
  });

  it('have every state of the register and of a plan', () => {
    expect(new Set(sites.map(({ state }) => state.item.record.site.state))).toEqual(
      new Set(['active', 'suspended', 'closed', 'sublet']),
    );
    expect(new Set(sites.flatMap(({ state }) => state.plans.map((plan) => plan.state)))).toEqual(
      new Set(['draft', 'submitted', 'approved', 'returned']),
    );
  });
});

describe('the thirty days behind', () => {
  const past = daysFrom(addDays(today, -30), addDays(today, -1)).map(countsOf);
  const sum = addCounts(past);
  const shareOf = (key: string) => (sum[`coverage.${key}`] ?? 0) / (sum['coverage.due'] ?? 1);

  it('have some late and some missing', () => {
    expect(shareOf('missing')).toBeGreaterThan(0.05);
    expect(shareOf('missing')).toBeLessThan(0.09);
    expect(shareOf('late')).toBeGreaterThan(0.05);
    expect(shareOf('late')).toBeLessThan(0.1);
  });

  it('are mostly ready, and never of one kind', () => {
    const bands = countsOf(addDays(today, -1));
    expect(bands['bands.ready']).toBeGreaterThan(60);
    expect(bands['bands.watch']).toBeGreaterThan(5);
    expect(bands['bands.weak']).toBeGreaterThan(1);
    expect(bands['bands.not-ready']).toBeGreaterThan(3);
    expect(bands['freshness.unknown']).toBe(2);
  });

  it('end on a day that some have reported, and most have not', () => {
    const counts = countsOf(today);
    expect(counts['coverage.reported']).toBeGreaterThan(20);
    expect(counts['coverage.pending']).toBeGreaterThan(10);
    expect(counts['coverage.missing']).toBeUndefined();
  });

  it('never hold an act of a time to come, nor one before the last', () => {
    for (const { state } of sites)
      for (const { checkIn } of state.heads) expect(checkIn.receivedAt <= now).toBe(true);
  });

  it('tell of an outbreak in one park, and of a case next to it', () => {
    expect(outbreak?.state.item.record.standing?.scenario).toBe('outbreak');
    expect(neighbour?.state.item.record.standing?.scenario).toBe('case');
    expect(neighbour?.demo.site.zoneId).toBe(outbreak?.demo.site.zoneId);
    const f0 = outbreak?.state.heads.map(({ checkIn }) => checkIn.answers.f0).slice(0, 10);
    expect(f0?.reduce((a, b) => a + b)).toBeGreaterThan(15);
  });

  it('leave the outbreak with a case that is worked by both sides, in more than one round', () => {
    const found = outbreak?.state.newestCase;
    expect(found).toMatchObject({ state: 'open', caseId: 1, mark: 20, round: 4 });
    expect(found?.steps.slice(0, 6).map(({ by }) => by?.role)).toEqual(Array(6).fill('employer'));
    const { held, f1Listed, sampled, awaiting } = found?.counts ?? {};
    expect([held, f1Listed, sampled, awaiting].every((count) => (count ?? 0) > 0)).toBe(true);
    expect((awaiting ?? 0) <= (sampled ?? 0)).toBe(true);
    expect(neighbour?.state.newestCase).toMatchObject({ state: 'open', f0: 2, mark: 0 });
    expect(hr?.state.newestCase).toBeNull();
  });

  it('leave alerts closed, open and overdue', () => {
    const figures = alertFigures(
      sites.flatMap(({ state }) => state.episodes.map(markOf)),
      now,
    );
    expect(figures.open).toBeGreaterThan(8);
    expect(figures.critical).toBeGreaterThanOrEqual(1);
    expect(figures.overdue).toBeGreaterThanOrEqual(1);
    expect(figures.overdue).toBeLessThan(10);
    expect(figures.verifiedInTime.count).toBeGreaterThan(20);
  });
});

describe('the site of the employer’s account', () => {
  it('has reported every day but today, is due and has something to mend', () => {
    const record = hr?.state.item.record;
    expect(record?.site.zoneId).toBe('kcn-diem-thuy');
    expect(hr?.state.heads.map(({ checkIn }) => checkIn.day)).toEqual(
      daysFrom(addDays(today, -30), addDays(today, -1)).toReversed(),
    );
    expect(record?.standing?.readiness).toBeGreaterThanOrEqual(80);
    expect(record?.standing?.readiness).toBeLessThanOrEqual(90);
    expect(hr?.state.heads[0]?.assessment.fixes.length).toBeGreaterThanOrEqual(3);
    expect(record && rosterRow(record, hr?.state.heads ?? [], today, now)).toMatchObject({
      'coverage.due': 1,
      'coverage.pending': 1,
    });
  });

  it('has its plan approved, and owes no more than a drill', () => {
    expect(hr?.state.plans).toMatchObject([
      { state: 'approved', casePlanAttached: true, commitmentSigned: true },
    ]);
    const open = hr?.state.episodes.filter(({ state }) => state !== 'closed');
    expect(open?.map(({ rule, severity }) => [rule, severity])).toEqual([['plan-due', 'low']]);
  });
});
