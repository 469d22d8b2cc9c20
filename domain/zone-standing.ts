import { isStandingOfFew } from './export-withheld.ts';
import type { Figures } from './figures.ts';
import type { Actor } from './member.ts';
import type { ZoneStanding } from './zone.ts';

/**
 * The standing of a zone's sites as a member may read it. An employer knows the own site, so that of a zone of one or two, or of few
 * people at work, nothing is said: the rest would be another's workplace. Source: decision 0022.
 */
export const standingShown = (figures: Figures, { role }: Pick<Actor, 'role'>): ZoneStanding =>
  role === 'employer' && isStandingOfFew(figures, 1)
    ? { bands: null, freshness: null, scenarios: null }
    : figures;
