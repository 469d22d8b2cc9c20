import type { Episode, RuleId, Severity } from './alert.ts';
import { type Actor, seesZone } from './member.ts';

/** What the queue may be narrowed to; `active` is every state but closed. */
export type AlertWanted = {
  state?: Episode['state'] | 'active' | undefined;
  severity?: Severity | undefined;
  zone?: string | undefined;
  rule?: RuleId | undefined;
};

/** True when the actor may know of the episode: employers of their own sites', officials of their zones'. */
export const seesEpisode = (
  actor: Pick<Actor, 'role' | 'sites' | 'zones'>,
  { siteId, zoneId }: Pick<Episode, 'siteId' | 'zoneId'>,
) => (actor.role === 'employer' ? siteId !== null && actor.sites.includes(siteId) : seesZone(actor, zoneId));

/** True for an episode that was asked for and that the actor may know of. */
export const alertMatches =
  ({ state, severity, zone, rule }: AlertWanted, actor: Pick<Actor, 'role' | 'sites' | 'zones'>) =>
  (episode: Episode): boolean =>
    seesEpisode(actor, episode) &&
    (state === undefined || (state === 'active' ? episode.state !== 'closed' : episode.state === state)) &&
    (severity === undefined || episode.severity === severity) &&
    (zone === undefined || episode.zoneId === zone) &&
    (rule === undefined || episode.rule === rule);
