import * as z from 'zod/mini';
import { route } from './route.ts';
import { SiteParams } from './site-id.ts';
import { langs } from './texts/text.ts';

export const dueDateRoutes = {
  getDueDates: route({
    method: 'GET',
    path: '/api/sites/{siteId}/due-dates.ics',
    summary: 'What a site owes by which date, as a calendar (RFC 5545)',
    who: ['employer', 'board', 'health', 'admin'],
    params: SiteParams,
    query: z.strictObject({ lang: z.optional(z.enum(langs, { error: 'not-an-option' })) }),
    headers: z.object({ 'accept-language': z.optional(z.string()) }),
    reply: z.string(),
    gives: 'text/calendar',
  }),
} as const;
