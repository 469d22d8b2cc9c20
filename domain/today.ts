import * as z from 'zod/mini';
import { Answers } from './answers.ts';
import { Day, Instant } from './day.ts';
import type { NoChangeReason } from './no-change.ts';
import { listOf, paging, route } from './route.ts';
import { Site, Standing } from './site.ts';

const reasons = [
  'nothing-before',
  'open-episode',
  'plan-changed',
  'cases-before',
  'break',
  'six-in-a-row',
  'changed',
] as const satisfies readonly NoChangeReason[];

/** Where a site stands with today's check-in: all that one glance and one number need to file it as "no change". */
export const Today = z.strictObject({
  day: Day,
  due: z.boolean(),
  /** The day's newest revision; null: not reported. */
  filed: z.nullable(
    z.strictObject({ revision: z.int(), receivedAt: Instant, onTime: z.nullable(z.boolean()) }),
  ),
  /** The last report before the day. */
  last: z.nullable(z.strictObject({ day: Day, answers: Answers })),
  /** Why the no-change door is shut; null: it is open. */
  shut: z.nullable(z.enum(reasons)),
  /** From so many persons with symptoms on the day is out of the ordinary for the site; null: no number here is. */
  unusualFrom: z.nullable(z.int()),
});
export type Today = z.infer<typeof Today>;

export const SiteWithToday = z.strictObject({ site: Site, standing: Standing, today: Today });
export type SiteWithToday = z.infer<typeof SiteWithToday>;

export const todayRoutes = {
  listToday: route({
    method: 'GET',
    path: '/api/check-ins/today',
    summary: 'The caller’s sites, each with what today’s check-in needs',
    who: ['employer'],
    query: z.strictObject(paging),
    reply: listOf(SiteWithToday),
  }),
} as const;
