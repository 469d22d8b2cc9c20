import type { Day, Instant } from '../../domain/day.ts';
import type { SiteFile } from '../../domain/filing.ts';
import { headsNeeded } from '../../domain/recent.ts';
import type { Connection } from '../stores/connection.ts';
import type { DemoSite } from './demo-sites.ts';
import type { SiteState, Step } from './demo-step.ts';

/** A stretch of a site's time to be lived through; `after` is where the last one ended, null for the first. */
export type Span = {
  connection: Connection;
  demo: DemoSite;
  /** The demo's first day: the story is told from it. */
  origin: Day;
  after: Instant | null;
  now: Instant;
};

/** What happens at a site at a moment; `run` answers null when it has happened already, or no longer can. */
export type Event = { at: Instant; run: (state: SiteState, at: Instant) => Step | null };

/** What an act at the site on a day is decided by. */
export const fileOf = ({ item, plans, heads, episodes, newestCase }: SiteState, day: Day): SiteFile => ({
  record: item.record,
  plans,
  heads: heads.filter(({ checkIn }) => checkIn.day <= day).slice(0, headsNeeded),
  episodes,
  newestCase,
});
