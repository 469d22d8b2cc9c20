import type { Figures } from '../../../domain/figures.ts';

/** Any part of the figures may be said otherwise. */
type Other = { [Group in keyof Figures]?: Partial<Figures[Group]> };

/** The figures of the example brief: 288 due, 262 reported, 26 silent; changed as asked. */
export const theFigures = (other: Other = {}): Figures => ({
  coverage: {
    ...{ due: 288, reported: 262, onTime: 241, late: 21, missing: 26, pending: 0, notDue: 0 },
    ...other.coverage,
  },
  bands: { ...{ ready: 171, watch: 58, weak: 22, 'not-ready': 11 }, ...other.bands },
  freshness: { ...{ fresh: 262, stale: 0, unknown: 26 }, ...other.freshness },
  scenarios: { ...{ normal: 240, suspected: 16, case: 5, outbreak: 1 }, ...other.scenarios },
  flows: {
    ...{ present: 80_000, symptomatic: 310, f0: 8, f1: 214 },
    ...{ testedHighRisk: 700, testedService: 200, testedOther: 120, positive: 11 },
    ...other.flows,
  },
  alerts: {
    ...{
      open: 34,
      critical: 3,
      overdue: 1,
      verifiedInTime: { count: 31, of: 34 },
      timeToVerify: { medianMinutes: 42, of: 33 },
    },
    ...other.alerts,
  },
});
