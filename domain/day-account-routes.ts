import * as z from 'zod/mini';
import { Day } from './day.ts';
import { KeptDay } from './kept-day.ts';
import { route } from './route.ts';
import { SiteParams } from './site-id.ts';

/** What a day's assessment was made from; `before`: the last reported day before it, as it stands now, to say why the score moved. */
export const DayAccountReply = z.strictObject({ kept: KeptDay, before: z.nullable(KeptDay) });
export type DayAccountReply = z.infer<typeof DayAccountReply>;

export const dayAccountRoutes = {
  getDayAccount: route({
    method: 'GET',
    path: '/api/sites/{siteId}/check-ins/{day}/account',
    summary: 'What the newest assessment of a day was made from, beside that of the report before it',
    who: ['employer', 'board', 'health', 'admin'],
    params: z.extend(SiteParams, { day: Day }),
    reply: DayAccountReply,
  }),
} as const;
