import type { Episode } from '../../domain/alert.ts';
import type { CaseChange, CaseRecord } from '../../domain/case-response.ts';
import type { Change } from '../../domain/change.ts';
import { doubtsAfter } from '../../domain/confidence.ts';
import type { Day, Instant } from '../../domain/day.ts';
import type { Filed } from '../../domain/filing.ts';
import { templates } from '../../domain/pack/templates.ts';
import type { Plan } from '../../domain/plan.ts';
import type { SiteRecord } from '../../domain/site-record.ts';
import { caseWrites } from '../stores/case-item.ts';
import type { Connection } from '../stores/connection.ts';
import { episodeWrites } from '../stores/episode-item.ts';
import { type Deed, newSiteWrites, SiteItem, siteWrites } from '../stores/site-item.ts';
import type { Write } from '../stores/transaction.ts';

export type Item = Record<string, unknown>;

/** All that a site's next day follows from: what the records hold of it. Heads newest first; `at`: its last act. */
export type SiteState = {
  item: SiteItem;
  plans: readonly Plan[];
  heads: readonly Filed[];
  episodes: readonly Episode[];
  newestCase: CaseRecord | null;
  missed: ReadonlySet<Day>;
  at: Instant;
};

/** One act at a site: what it makes of the site, and the items that it writes, the site's own and the audit's with them. */
export type Step = { state: SiteState; items: readonly Item[] };

/** What an act changes; the other fields stay. */
type Acted = Partial<Pick<SiteState, 'plans' | 'heads' | 'missed'>> & {
  record?: SiteRecord;
  changes?: readonly Change[];
  caseChange?: CaseChange | null;
  items?: readonly Item[];
};

const itemsOf = (writes: readonly Write[]): Item[] =>
  writes.flatMap(({ Put }) => (Put?.Item === undefined ? [] : [Put.Item]));

const siteOf = (items: readonly Item[]): SiteItem => {
  const item = items.find(({ record }) => record !== undefined);
  return SiteItem.parse(item);
};

/** The registration of a site: the first link of its chain. */
export const firstStep = (connection: Connection, record: SiteRecord, deed: Deed): Step => {
  const items = itemsOf(newSiteWrites(connection, record, deed));
  return {
    state: {
      ...{ item: siteOf(items), plans: [], heads: [], episodes: [], newestCase: null },
      ...{ missed: new Set(), at: deed.at },
    },
    items,
  };
};

/** One more act at a site, written by the builders that the stores write with. */
export const nextStep = (connection: Connection, state: SiteState, deed: Deed, acted: Acted): Step => {
  const { record = state.item.record, changes = [], caseChange = null, items: more = [], ...rest } = acted;
  const doubts = doubtsAfter(record.doubts, changes);
  const own = itemsOf(siteWrites(connection, state.item, { ...record, doubts }, deed));
  const episodes = new Map(state.episodes.map((episode) => [episode.rule, episode]));
  for (const { episode } of changes) episodes.set(episode.rule, episode);
  return {
    state: {
      ...{ ...state, ...rest, item: siteOf(own), episodes: [...episodes.values()], at: deed.at },
      newestCase: caseChange?.record ?? state.newestCase,
    },
    items: [
      ...own,
      ...more,
      ...itemsOf(episodeWrites(connection, changes, state.episodes, templates)),
      ...itemsOf(caseWrites(connection, caseChange)),
    ],
  };
};

/** Several acts as one: the last form of every item. */
export const joined = (steps: readonly Step[]): Step | null => {
  const last = steps.at(-1);
  if (last === undefined) return null;
  const items = new Map(
    steps.flatMap((step) => step.items).map((item) => [`${item['pk']} ${item['sk']}`, item]),
  );
  return { state: last.state, items: [...items.values()] };
};
