import type { Day } from '../../domain/day.ts';
import { instantOf } from '../../domain/day.ts';
import { registerSite } from '../../domain/register.ts';
import type { LineReport } from '../../domain/site-line.ts';
import { a } from './a.ts';

/** A site with the usual week since a Thursday. */
export const aRecord = registerSite(a.site(), '2021-06-10');

/** What it reported of a day, at nine. */
export const aReport = (day: Day): LineReport => ({
  checkIn: { day, receivedAt: instantOf(day, '09:00'), onTime: true, answers: a.answers({ f0: 1 }) },
  assessment: {
    ...{ band: 'watch', readiness: 71.5, gates: [], scenario: 'case', templateVersion: 'tn-2021-06' },
  },
});
