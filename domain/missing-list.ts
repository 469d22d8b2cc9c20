import * as z from 'zod/mini';
import { LastCall } from './call.ts';
import { Day, Instant } from './day.ts';
import { ZoneId } from './me.ts';
import { Contact } from './plan.ts';
import { paging, route } from './route.ts';
import { SiteId } from './site-id.ts';

const Tally = z.int().check(z.gte(0));

/** What a number of the due sites can still come to: if nobody else reports, and if everybody does in time. */
const Bounds = z.strictObject({ worst: Tally, best: Tally });

/**
 * Coverage of a day: due = onTime + late + missing + pending. `reporting` bounds the sites that report at all, `timeliness` those in
 * time; both are out of `due`.
 */
export const DayCoverage = z.strictObject({
  due: Tally,
  onTime: Tally,
  late: Tally,
  missing: Tally,
  pending: Tally,
  reporting: Bounds,
  timeliness: Bounds,
});
export type DayCoverage = z.infer<typeof DayCoverage>;

export const ZoneCoverage = z.extend(DayCoverage, { zoneId: ZoneId });
export type ZoneCoverage = z.infer<typeof ZoneCoverage>;

/** Whom to call: a contact of the newest plan, without its e-mail. */
export const Callee = z.strictObject({
  role: Contact.shape.role,
  name: z.string(),
  workPhone: z.string(),
});
export type Callee = z.infer<typeof Callee>;

/** A due site without a report of the day: `pending` until the cut-off, then `missing`. */
export const MissingSite = z.strictObject({
  site: z.strictObject({ siteId: SiteId, name: z.string(), zoneId: ZoneId, workforce: z.int() }),
  state: z.enum(['pending', 'missing']),
  /** The newest day that it reported, one after the day asked for too; null: never. */
  lastReported: z.nullable(Day),
  /** Due days running without a report whose cut-off has passed, the day itself with them, 60 at most; null: reported since. */
  missedRunning: z.nullable(Tally),
  contacts: z.array(Callee),
  lastCall: z.nullable(LastCall),
});
export type MissingSite = z.infer<typeof MissingSite>;

/** What a day came to when it closed; what came in later is in the counts beside it, and late for ever. */
export const Closed = z.strictObject({ due: Tally, onTime: Tally, late: Tally, missing: Tally });
export type Closed = z.infer<typeof Closed>;

/** The silent sites of a day, a page of them, and the coverage of all the zones that were asked for. */
export const MissingList = z.strictObject({
  day: Day,
  cutOff: Instant,
  coverage: DayCoverage,
  /** Zones with due sites, in the order of the register. */
  zones: z.array(ZoneCoverage),
  /** null until the day is closed. */
  closed: z.nullable(Closed),
  items: z.array(MissingSite),
  cursor: z.nullable(z.string()),
});
export type MissingList = z.infer<typeof MissingList>;

export const missingRoutes = {
  listMissing: route({
    method: 'GET',
    path: '/api/check-ins/missing',
    summary: 'Due sites that have not reported a day: since when, whom to call, and the coverage by zone',
    who: ['board', 'health'],
    query: z.strictObject({ ...paging, day: z.optional(Day), zone: z.optional(ZoneId) }),
    reply: MissingList,
  }),
} as const;
