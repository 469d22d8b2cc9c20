import '../support/quiet.ts';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../domain/day.ts';
import { rehearseSite } from '../../domain/rehearsal.ts';
import { a } from '../support/a.ts';
import { due, ok, service } from '../support/call.ts';
import { type Base, freshBase } from '../support/engine.ts';
import { at, file, people, settle, siteId } from '../support/people.ts';

/** Any draft: what is asked here is what the rules in force would have done. */
const draft = a.template({ id: 'draft', version: 9, effectiveFrom: '2021-09-01' });

/** Files reports as they fall due, with the sweep and the clocks, nobody acting and nothing corrected. */
const untouched = async (base: Base, to: Day, count: number) => {
  const works = service(base, at(addDays(to, -count - 1)));
  await settle(works, { plan: { drillEveryDays: 75 } });
  for (let n = 0; n < count; n += 1) {
    const day = addDays(to, n + 1 - count);
    works.at(at(day, '09:00'));
    await works.jobs.runClocks(due(works.clock()));
    const said = {
      ...{ testedHighRisk: n % 9, testedService: 4, isolationFree: n % 6 === 2 ? 1 : 4 },
      symptomatic: n % 10 === 6 ? 60 : n % 3,
      ...{ f0: n === 21 ? 1 : 0, f1: n === 15 ? 2 : 0 },
      masks: n % 8 > 5 ? ('none' as const) : ('all' as const),
    };
    if (n % 11 !== 7) ok('putCheckIn', await file(works, day, a.checkInRequest(said)));
    works.at(at(day, '15:00'));
    await works.jobs.sweepCheckIns(due(works.clock()));
  }
  return works;
};

describe('the side in force', () => {
  it('opens the alerts that really opened where nobody acted and nothing was corrected', async () => {
    const to = '2021-07-20';
    const works = await untouched(await freshBase(), to, 35);
    works.at(at(addDays(to, 1)));
    const window = { from: addDays(to, -20), to };
    const one = await works.needs.files.read(siteId, window);
    const templates = await works.needs.templates.all();
    if (one === null) throw new Error('no site');
    const { inForce } = rehearseSite(one, { templates, draft, window });
    const opened = inForce.held
      .filter(({ how, day }) => how === 'opened' && day >= window.from)
      .map(({ rule, day }) => `${day} ${rule}`);
    const alerts = [];
    for (const state of ['active', 'closed'] as const)
      alerts.push(
        ...ok('listAlerts', await works.as(people.health)('listAlerts', { query: { state } })).items,
      );
    const real = alerts
      .map(({ rule, openedAt }) => `${addDays(openedAt.slice(0, 10), 0)} ${rule}`)
      .filter((line) => line >= window.from);
    // What is critical is closed by a person alone, and a rehearsal takes it as closed once it may be.
    const without = (lines: string[]) => lines.filter((line) => !/quarantine|positive/.test(line)).toSorted();
    expect(without(opened)).toEqual(without(real));
    expect(new Set(opened.map((line) => line.slice(11))).size).toBeGreaterThan(5);
  });
});
