import * as z from 'zod/mini';
import { IdempotencyKey, readsNotes } from './check-in.ts';
import { Inspection, InspectionRequest } from './inspected.ts';
import type { Role } from './me.ts';
import { listOf, paging, route } from './route.ts';
import { SiteParams } from './site-id.ts';

/** An inspection as a member of the role may read it: its note is for the site and for health. */
export const inspectionShownTo =
  (role: Role) =>
  (inspection: Inspection): Inspection =>
    readsNotes(role) ? inspection : { ...inspection, note: '' };

export const inspectionRoutes = {
  createInspection: route({
    method: 'POST',
    path: '/api/sites/{siteId}/inspections',
    summary: 'File what an inspection found, or correct it; the gap to the report is kept with it',
    who: ['health'],
    params: SiteParams,
    headers: IdempotencyKey,
    body: InspectionRequest,
    reply: Inspection,
    status: 201,
  }),
  listInspections: route({
    method: 'GET',
    path: '/api/sites/{siteId}/inspections',
    summary: 'The inspections of a site with their gaps, newest first',
    who: ['employer', 'board', 'health', 'admin'],
    params: SiteParams,
    query: z.strictObject(paging),
    reply: listOf(Inspection),
  }),
} as const;
