import * as z from 'zod/mini';
import { SiteList } from './brief-document.ts';
import { Day } from './day.ts';
import { ZoneId } from './me.ts';
import { BriefEntry } from './review.ts';
import { listOf, paging, route } from './route.ts';
import { AlertLine, SiteLine } from './snapshot.ts';

const params = z.strictObject({ day: Day });
const who = ['health', 'leader'] as const;

/** Lines on the whole list, all its pages together. */
const total = z.int();

/** What a brief was made from, as it was frozen: nothing here changes any more. */
export const briefListRoutes = {
  listBriefs: route({
    method: 'GET',
    path: '/api/briefs',
    summary: 'The days that were frozen for a brief, the newest first',
    who,
    query: z.strictObject(paging),
    reply: listOf(BriefEntry),
  }),
  listBriefSites: route({
    method: 'GET',
    path: '/api/briefs/{day}/sites',
    summary: 'Sites of a frozen day that are on a list of its brief',
    who,
    params,
    query: z.strictObject({ ...paging, list: z.optional(SiteList), zone: z.optional(ZoneId) }),
    reply: z.extend(listOf(SiteLine), { total }),
  }),
  listBriefAlerts: route({
    method: 'GET',
    path: '/api/briefs/{day}/alerts',
    summary: 'Alerts that were not closed when a day was frozen, or those of them past their clock',
    who,
    params,
    query: z.strictObject({ ...paging, overdue: z.optional(z.literal('true')) }),
    reply: z.extend(listOf(AlertLine), { total }),
  }),
} as const;
