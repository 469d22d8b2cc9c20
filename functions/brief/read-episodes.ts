import type { Episode } from '../../domain/alert.ts';
import type { Instant } from '../../domain/day.ts';
import type { Alerts } from '../stores/alerts.ts';
import type { Page } from '../stores/page.ts';

/** Days over which figures look back on closed alerts. */
const windowDays = 7;

/** The episodes that are not closed, and those closed in the last seven days; each once, in its newest form. */
export const readEpisodes = async (alerts: Pick<Alerts, 'list'>, now: Instant): Promise<Episode[]> => {
  const since = new Date(Date.parse(now) - windowDays * 86_400_000).toISOString();
  const active = await pages((cursor) => alerts.list(true, () => true, { limit: 200, cursor }));
  const closed = await pages(
    (cursor) => alerts.list(false, () => true, { limit: 200, cursor }),
    (last) => last.closedAt !== null && last.closedAt < since,
  );
  // One that was closed between the two readings is in both.
  const newest = new Map<string, Episode>();
  for (const episode of [...active, ...closed])
    if (episode.writes >= (newest.get(episode.id)?.writes ?? 0)) newest.set(episode.id, episode);
  return [...newest.values()];
};

const pages = async (
  read: (cursor: string | undefined) => Promise<Page<Episode>>,
  isEnough: (last: Episode) => boolean = () => false,
): Promise<Episode[]> => {
  const found: Episode[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    found.push(...page.items);
    const last = page.items.at(-1);
    cursor = last !== undefined && isEnough(last) ? undefined : (page.cursor ?? undefined);
  } while (cursor !== undefined);
  return found;
};
