import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import type { Filed } from '../../domain/filing.ts';
import { templates } from '../../domain/pack/templates.ts';
import { differencesOf, type Kept, standingFromRevisions } from '../../domain/standing-check.ts';
import { revisionStore } from '../../functions/stores/revisions.ts';
import { a } from '../support/a.ts';
import { ok } from '../support/call.ts';
import { settled } from '../support/filed.ts';
import { at, file, siteId } from '../support/people.ts';

/** A site with reports of four days, two of them corrected, as it is kept. */
const kept = async (): Promise<Kept> => {
  const { base, works } = await settled(at(a.day));
  for (const n of [0, 1, 2, 3]) {
    works.at(at(addDays(a.day, n)));
    ok('putCheckIn', await file(works, addDays(a.day, n), a.checkInRequest({ f1: n })));
    if (n % 2 === 1) {
      const again = a.checkInRequest({ f1: n + 1, masks: 'none' }, { seenRevision: 1 });
      ok('putCheckIn', await file(works, addDays(a.day, n), again));
    }
  }
  const heads = await works.needs.filings.list(
    siteId,
    { from: '1900-01-01', to: '2199-12-31' },
    { limit: 100 },
  );
  const item = await works.needs.sites.get(siteId);
  return {
    revisions: await revisionStore(base.connection).all(siteId),
    heads: heads.items,
    standing: item?.record.standing ?? null,
    plans: await works.needs.plans.list(siteId),
    templates,
  };
};

const harmed = (one: Filed): Filed => ({
  ...one,
  assessment: { ...one.assessment, readiness: (one.assessment.readiness ?? 0) + 0.1 },
});

describe('what is kept of check-ins', () => {
  it('follows from their revisions, and is told where it does not', async () => {
    const all = await kept();
    expect(all.revisions).toHaveLength(6);
    expect(differencesOf(all)).toEqual([]);
    const last = addDays(a.day, 3);
    const [first, ...others] = all.revisions;
    if (first === undefined) throw new Error('no revisions');
    expect(standingFromRevisions(others)?.revision).toBe(1);
    const gone = { ...all, revisions: all.revisions.filter(({ checkIn }) => checkIn.revision !== 1) };
    expect(differencesOf(gone)).toContainEqual({ what: 'gap', day: last, revision: null });
    expect(differencesOf({ ...all, revisions: [harmed(first), ...others] })).toEqual([
      { what: 'assessment', day: last, revision: 2 },
      { what: 'head', day: last, revision: null },
      { what: 'standing', day: last, revision: null },
    ]);
    expect(differencesOf({ ...all, heads: all.heads.slice(1) })).toEqual([
      { what: 'head', day: last, revision: null },
    ]);
    expect(differencesOf({ ...all, standing: null })).toEqual([
      { what: 'standing', day: null, revision: null },
    ]);
    expect(differencesOf({ ...all, plans: [] })).toHaveLength(6);
  });
});
