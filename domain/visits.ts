import * as z from 'zod/mini';
import { Confidence } from './confidence.ts';
import { type Day, dayOf, daysBetween, type Instant } from './day.ts';
import { overstated } from './inspection-gap.ts';
import { LastInspection } from './last-inspection.ts';
import { ZoneId } from './me.ts';
import { dueDaysMissed } from './missed-due.ts';
import { type InspectionRules, inspectionRules } from './pack/inspections.ts';
import { paging, route } from './route.ts';
import { rounded } from './score.ts';
import { Site, Standing } from './site.ts';
import { confidenceOf } from './site-confidence.ts';
import { dueDays, type SiteRecord, standingOf } from './site-record.ts';
import { rankVisits, type VisitFactors, type VisitFacts } from './visit-rank.ts';

/**
 * One part of the reason for a visit, the page puts it into words: `silent` n due periods without a report, or `never-reported`; `gap`
 * n points reported too much; `gate`; `weak` with a readiness of n, or `unscored`; `confidence`; `not-inspected` lately, or
 * `not-compared` where what was found could not be held against a score.
 */
export const VisitReason = z.strictObject({
  kind: z.enum([
    'silent',
    'never-reported',
    'gap',
    'gate',
    'weak',
    'unscored',
    'confidence',
    'not-inspected',
    'not-compared',
  ]),
  n: z.nullable(z.number()),
});
export type VisitReason = z.infer<typeof VisitReason>;

const Factors = z.strictObject({
  score: z.number(),
  silence: z.number(),
  gap: z.number(),
  confidence: z.number(),
});

/** A site that somebody should go to, with what speaks for it, the weightiest first. */
export const Visit = z.strictObject({
  site: Site,
  standing: Standing,
  confidence: Confidence,
  lastInspection: z.nullable(LastInspection),
  factors: Factors,
  score: z.number(),
  why: z.array(VisitReason),
});
export type Visit = z.infer<typeof Visit>;

/** Whether an inspection is recent enough to say something of the site as it is now. */
const counts = (day: Day, today: Day, { visits }: InspectionRules) =>
  daysBetween(day, today) < visits.gap.countsForDays;

const factsOf = (record: SiteRecord, now: Instant, rules: InspectionRules) => {
  const { site, standing, lastInspection } = record;
  const today = dayOf(now);
  const due = dueDays(record, today, standing?.lodged ?? 0);
  const most = rules.visits.silence.mostDueDays;
  const inspection =
    lastInspection !== null && counts(lastInspection.day, today, rules) ? lastInspection : null;
  return {
    record,
    siteId: site.siteId,
    readiness: standing?.readiness ?? null,
    isGated: (standing?.gates.length ?? 0) > 0,
    missedDue: dueDaysMissed(due, standing?.day ?? null, now, most),
    isInspected: inspection !== null,
    overstated: inspection === null ? null : overstated(inspection),
    isLowered: confidenceOf(record, 'health', today) === 'lowered',
  } satisfies VisitFacts & { record: SiteRecord; isInspected: boolean };
};

type Ranked = ReturnType<typeof factsOf> & { factors: VisitFactors };

/** The parts of the reason, by how much each speaks for the visit; a good score and a fresh report are none. */
export const reasonsOf = ({ record, factors, readiness, ...facts }: Ranked): VisitReason[] => {
  const points = facts.overstated;
  const why: { weight: number; kind: VisitReason['kind']; n: number | null }[] = [];
  if (facts.missedDue > 0)
    why.push(
      record.standing === null
        ? { weight: factors.silence, kind: 'never-reported', n: null }
        : { weight: factors.silence, kind: 'silent', n: facts.missedDue },
    );
  if (facts.isGated) why.push({ weight: factors.score, kind: 'gate', n: null });
  if (readiness === null && record.standing !== null)
    why.push({ weight: factors.score, kind: 'unscored', n: null });
  if (readiness !== null && readiness < 100) why.push({ weight: factors.score, kind: 'weak', n: readiness });
  if (points === null)
    why.push({ weight: factors.gap, kind: facts.isInspected ? 'not-compared' : 'not-inspected', n: null });
  else if (rounded(points) > 0) why.push({ weight: factors.gap, kind: 'gap', n: points });
  if (facts.isLowered) why.push({ weight: factors.confidence, kind: 'confidence', n: null });
  return why.toSorted((a, b) => b.weight - a.weight).map(({ kind, n }) => ({ kind, n }));
};

/** The next visits among the sites: those that are active, the most pressing first. */
export const visitsOf = (
  records: readonly SiteRecord[],
  now: Instant,
  limit: number,
  rules: InspectionRules = inspectionRules,
): { items: Visit[]; of: number } => {
  const active = records.filter(({ site }) => site.state === 'active').map((one) => factsOf(one, now, rules));
  const today = dayOf(now);
  const items = rankVisits(active, rules.visits)
    .slice(0, limit)
    .map((ranked): Visit => {
      const { record, factors, score } = ranked;
      return {
        site: record.site,
        standing: standingOf(record, today, now),
        confidence: ranked.isLowered ? 'lowered' : 'normal',
        lastInspection: record.lastInspection,
        factors,
        score,
        why: reasonsOf(ranked),
      };
    });
  return { items, of: active.length };
};

export const visitRoutes = {
  listVisits: route({
    method: 'GET',
    path: '/api/visits',
    summary: 'The sites to visit next, ranked by score, silence, gap and confidence',
    who: ['health'],
    query: z.strictObject({ limit: paging.limit, zone: z.optional(ZoneId) }),
    /** `of`: how many active sites were ranked. */
    reply: z.strictObject({ items: z.array(Visit), of: z.int() }),
  }),
} as const;
