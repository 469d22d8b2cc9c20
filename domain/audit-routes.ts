import * as z from 'zod/mini';
import { AuditDay } from './audit.ts';
import { Day } from './day.ts';
import { paging, route } from './route.ts';

export const auditRoutes = {
  getAudit: route({
    method: 'GET',
    path: '/api/audit',
    summary:
      'Who did what on a day, chained per site, zone and templates, with the seal of the day; pages go over chains',
    who: ['health', 'admin'],
    query: z.strictObject({ ...paging, day: z.optional(Day) }),
    reply: AuditDay,
  }),
} as const;
