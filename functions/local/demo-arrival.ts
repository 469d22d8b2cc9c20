import { type Day, daysBetween, type Instant, instantOf } from '../../domain/day.ts';
import { between, chance } from './demo-chance.ts';
import type { DemoSite } from './demo-sites.ts';

/** Shares of due days on which nothing comes at all, or only after the cut-off. */
const usual = { missing: 0.062, late: 0.078 };

/** Days after the demo's first day on which silent sites say nothing. */
const silence = { from: -3, to: 3 };

/** A moment of the day at +07:00, `minutes` after its midnight, some seconds in. */
const at = (day: Day, minutes: number, seconds: number): Instant => {
  const two = (n: number) => String(n).padStart(2, '0');
  const time = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return new Date(Date.parse(instantOf(day, time)) + seconds * 1000).toISOString();
};

/** When a site reports a day that it owes: at about its own hour, some of them late, null when it does not. */
export const arrivalOf = ({ site: { siteId }, role, laxity, joins }: DemoSite, day: Day, origin: Day) => {
  const offset = daysBetween(origin, day);
  if (role === 'silent' && offset >= silence.from && offset <= silence.to) return null;
  const r = chance(siteId, day, 'comes');
  const seconds = between(0, 59, siteId, day, 'second');
  if (r < usual.missing * laxity && offset > joins) return null;
  if (r > 1 - usual.late * laxity) return at(day, between(906, 1130, siteId, day, 'late'), seconds);
  const own = between(6 * 60 + 10, 12 * 60, siteId, 'hour');
  return at(day, own + between(-50, 110, siteId, day, 'minute'), seconds);
};

/** Whether the site puts its report right soon after: about one report in fifty. */
export const isCorrected = ({ site: { siteId } }: DemoSite, day: Day) =>
  chance(siteId, day, 'corrected') < 0.02;
