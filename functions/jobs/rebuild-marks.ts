import { isDeepStrictEqual } from 'node:util';
import { type AlertMark, isSpent, markOf } from '../../domain/alert-figures.ts';
import { dayOf, type Instant } from '../../domain/day.ts';
import { opensAt } from '../../domain/pack/clocks.ts';
import type { Alerts } from '../stores/alerts.ts';
import type { Episodes } from '../stores/episodes.ts';
import type { ProjectionMend } from '../stores/projection-mend.ts';
import type { Sites } from '../stores/sites.ts';
import { untilWon } from '../stores/transaction.ts';

/** What making the marks of a zone anew asks for. */
export type MarkNeeds = {
  sites: Pick<Sites, 'list'>;
  episodes: Episodes;
  alerts: Pick<Alerts, 'get'>;
  mend: Pick<ProjectionMend, 'marks' | 'mendMark'>;
  clock: () => Instant;
};

/**
 * Works out the marks of a zone's alerts from its episodes, and puts right those that are other. The marks are read before the episodes,
 * so that no episode is older than its mark; one that moves meanwhile is looked at again.
 * @returns how many marks were not as they should be
 */
export const rebuildMarks = async (needs: MarkNeeds, zoneId: string): Promise<number> => {
  let mended = 0;
  await untilWon(async () => {
    const found = await needs.mend.marks(zoneId);
    const { marks, anySpent } = await expectedMarks(needs, zoneId, [...(found?.keys() ?? [])]);
    for (const id of new Set([...(found?.keys() ?? []), ...marks.keys()])) {
      const [is, should] = [found?.get(id) ?? null, marks.get(id) ?? null];
      if (isDeepStrictEqual(is, should)) continue;
      await needs.mend.mendMark(zoneId, id, is, should);
      mended += 1;
    }
    if (found !== null || marks.size > 0 || anySpent === null) return;
    await needs.mend.mendMark(zoneId, anySpent, null, null);
    mended += 1;
  });
  return mended;
};

/** The marks that figures of today or later read, of all episodes of the zone; those already marked are looked up by name as well. */
const expectedMarks = async (
  { sites, episodes, alerts, clock }: MarkNeeds,
  zoneId: string,
  marked: readonly string[],
): Promise<{ marks: Map<string, AlertMark>; anySpent: string | null }> => {
  const opened = opensAt(dayOf(clock()));
  const all = await episodes.at({ zoneId });
  let cursor: string | undefined;
  do {
    const page = await sites.list({ zones: [zoneId], keep: () => true }, { limit: 200, cursor });
    for (const { site } of page.items) all.push(...(await episodes.at({ siteId: site.siteId })));
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  const known = new Set(all.map(({ id }) => id));
  for (const id of marked) {
    const episode = known.has(id) ? null : await alerts.get(id);
    if (episode?.zoneId === zoneId) all.push(episode);
  }
  const marks = all.map((episode) => [episode.id, markOf(episode)] as const);
  return {
    marks: new Map(marks.filter(([, mark]) => !isSpent(mark, opened))),
    anySpent: marks.find(([, mark]) => isSpent(mark, opened))?.[0] ?? null,
  };
};
