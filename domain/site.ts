import * as z from 'zod/mini';
import { Count } from './answers.ts';
import { Band, GateId, Scenario } from './assessment.ts';
import { Calendar, PastWeekdays, SiteCalendarFields } from './calendar.ts';
import { Confidence } from './confidence.ts';
import { Day } from './day.ts';
import { freeText } from './free-text.ts';
import { Freshness } from './freshness.ts';
import { ZoneId } from './me.ts';
import { Model, Plan } from './plan.ts';
import { listOf, paging, route } from './route.ts';
import { SiteId, SiteParams } from './site-id.ts';
import { ZoneCalendar } from './zone-calendar.ts';

export const SiteState = z.enum(['active', 'suspended', 'closed', 'sublet'], { error: 'unknown-state' });
export type SiteState = z.infer<typeof SiteState>;

/** One employer's workplace in one zone: the unit that checks in and is scored. */
export const Site = z.strictObject({
  siteId: SiteId,
  name: z.string(),
  employer: z.string(),
  zoneId: ZoneId,
  workforce: Count,
  state: SiteState,
  stateSince: Day,
  registeredOn: Day,
});
export type Site = z.infer<typeof Site>;

export const NewSite = z.strictObject({
  siteId: SiteId,
  name: freeText(120),
  employer: freeText(120),
  zoneId: ZoneId,
  workforce: Count,
  state: z._default(SiteState, 'active'),
});
export type NewSite = z.infer<typeof NewSite>;

/** What the admin may change of a site; its id and zone are for good (a site that moves is a new site). */
export const SitePatch = z
  .strictObject({
    name: z.optional(freeText(120)),
    employer: z.optional(freeText(120)),
    workforce: z.optional(Count),
    state: z.optional(SiteState),
  })
  .check(
    z.refine((patch) => Object.values(patch).some((value) => value !== undefined), { error: 'missing' }),
  );
export type SitePatch = z.infer<typeof SitePatch>;

/** A site's newest assessment with its age. Before the first check-in all but the freshness is empty. */
export const Standing = z.strictObject({
  day: z.nullable(Day),
  revision: z.int(),
  readiness: z.nullable(z.number()),
  band: z.nullable(Band),
  gates: z.array(GateId),
  scenario: z.nullable(Scenario),
  /** null while the site is not active. */
  freshness: z.nullable(Freshness),
});
export type Standing = z.infer<typeof Standing>;

/** `confidence`: how far officials may rely on the figures; it never touches the score. */
export const SiteWithStanding = z.strictObject({
  site: Site,
  standing: Standing,
  confidence: z.optional(Confidence),
});
export type SiteWithStanding = z.infer<typeof SiteWithStanding>;

/** What decides, beside its calendar, which days a site owes: pages judge days by it as the server does. `lodged`: at its newest report. */
export const DueBy = z.strictObject({
  states: z.array(z.strictObject({ state: SiteState, from: Day })),
  pastWeekdays: z.array(PastWeekdays),
  zoneCalendar: ZoneCalendar,
  approvedPlans: z.array(z.strictObject({ version: z.int(), effectiveFrom: Day, model: Model })),
  lodged: z.int(),
});
export type DueBy = z.infer<typeof DueBy>;

/** `dueBy` is missing where a device keeps a reply of an older release. */
export const SiteDetail = z.strictObject({
  site: Site,
  standing: Standing,
  plan: z.nullable(Plan),
  calendar: Calendar,
  dueBy: z.optional(DueBy),
  confidence: z.optional(Confidence),
});
export type SiteDetail = z.infer<typeof SiteDetail>;

export const siteRoutes = {
  listSites: route({
    method: 'GET',
    path: '/api/sites',
    summary: 'Sites with their standing',
    who: ['employer', 'board', 'health', 'admin'],
    query: z.strictObject({
      ...paging,
      zone: z.optional(ZoneId),
      band: z.optional(Band),
      freshness: z.optional(Freshness),
      q: z.optional(z.string().check(z.maxLength(100, { error: 'too-long' }))),
    }),
    reply: listOf(SiteWithStanding),
  }),
  getSite: route({
    method: 'GET',
    path: '/api/sites/{siteId}',
    summary: 'A site, its standing, the plan in force and its calendar',
    who: ['employer', 'board', 'health', 'admin'],
    params: SiteParams,
    reply: SiteDetail,
  }),
  createSite: route({
    method: 'POST',
    path: '/api/sites',
    summary: 'Register a site',
    who: ['admin'],
    body: NewSite,
    reply: SiteWithStanding,
    status: 201,
  }),
  updateSite: route({
    method: 'PATCH',
    path: '/api/sites/{siteId}',
    summary: 'Change a site: name, employer, workforce, state',
    who: ['admin'],
    params: SiteParams,
    body: SitePatch,
    reply: SiteWithStanding,
  }),
  putCalendar: route({
    method: 'PUT',
    path: '/api/sites/{siteId}/calendar',
    summary: 'Working weekdays and closures from today on',
    who: ['employer', 'board', 'admin'],
    params: SiteParams,
    body: SiteCalendarFields,
    reply: z.strictObject({ calendar: Calendar }),
  }),
} as const;
