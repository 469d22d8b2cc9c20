import type { Episode } from './alert.ts';
import type { Scenario } from './assessment.ts';
import type { Change } from './change.ts';
import { addDays, type Day, dayOf, type Instant } from './day.ts';
import { type At, type Held, occur } from './occurrence.ts';
import { held } from './raise.ts';
import type { AlertRule } from './template.ts';
import { param } from './verdict.ts';

/** What the rule reads of a site: its standing, and its newest episode of reported cases, which a quick report opens too. */
export type SiteCases = {
  siteId: string;
  standing: { day: Day; scenario: Scenario } | null;
  caseReported: Pick<Episode, 'state' | 'lastOccurrenceAt'> | null;
};

type Zone = {
  rule: AlertRule;
  zoneId: string;
  sites: readonly SiteCases[];
  /** The zone's newest episode of the rule, open or closed. */
  newest: Episode | null;
  now: Instant;
};

/**
 * What the cases at the sites of a zone change in its episode. A site counts while its standing of the last days (`windowDays` civil
 * days, today's included) says `case` or worse, or while an F0 reported in them is still open, so that a quick report counts before
 * the next check-in does. So many `sites` open the episode; each further one is an occurrence, told to the owner. Once a person has
 * closed it, the sites that it had counted are news again only with a later F0.
 * @returns the changes in their order, each made from the one before; none where nothing is new
 */
export const zoneCluster = ({ rule, zoneId, sites, newest, now }: Zone): Change[] => {
  const least = param(rule, 'sites');
  const since = addDays(dayOf(now), 1 - param(rule, 'windowDays'));
  const withCases = sites
    .filter((site) => hasCases(site, since))
    .toSorted((a, b) => (a.siteId < b.siteId ? -1 : 1));
  const [news, known] = divided(withCases, newest);
  if (withCases.length < least || news.length === 0) return [];
  const facts = { source: 'zone', site: { siteId: null, zoneId }, day: dayOf(now) } as const;
  const at: At = { rule, facts, now, parent: null };
  const first = held(holds, newest, at);
  if (first === null) return [];
  const opens = [...news, ...known];
  const [before, some, rest] =
    first.kind === 'open'
      ? [[], opens.slice(0, least), opens.slice(least)]
      : [newest?.sites ?? [], news.slice(0, 1), news.slice(1)];
  const changes = [withSites(first, before, some)];
  for (const site of rest) {
    const { episode } = changes.at(-1) ?? first;
    changes.push(withSites(occur(holds, episode, at), episode.sites ?? [], [site]));
  }
  return changes;
};

const holds: Held = {
  ...{ says: 'holds', again: true, tellsOwner: true },
  ...{ raised: false, lowered: false, grew: false },
};

const hasCases = ({ standing, caseReported }: SiteCases, since: Day) => {
  const stands = standing !== null && standing.day >= since && isCase(standing.scenario);
  const isOpen = caseReported !== null && caseReported.state !== 'closed';
  return stands || (isOpen && dayOf(caseReported.lastOccurrenceAt) >= since);
};

const isCase = (scenario: Scenario) => scenario === 'case' || scenario === 'outbreak';

/** Sites that the episode has not counted, or that had an F0 since it was closed; and the others. */
const divided = (sites: readonly SiteCases[], newest: Episode | null): [string[], string[]] => {
  const counted = newest?.sites ?? [];
  const isNews = ({ siteId, caseReported }: SiteCases) =>
    !counted.includes(siteId) ||
    (newest?.closedAt != null &&
      caseReported !== null &&
      Date.parse(caseReported.lastOccurrenceAt) > Date.parse(newest.closedAt));
  const idsWhere = (wanted: boolean) =>
    sites.filter((site) => isNews(site) === wanted).map(({ siteId }) => siteId);
  return [idsWhere(true), idsWhere(false)];
};

const withSites = (change: Change, before: readonly string[], some: readonly string[]): Change => ({
  ...change,
  episode: { ...change.episode, sites: [...new Set([...before, ...some])].toSorted() },
  entry: { ...change.entry, sites: [...some] },
});
