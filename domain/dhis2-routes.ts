import * as z from 'zod/mini';
import { Day } from './day.ts';
import { Dhis2Metadata } from './dhis2-metadata.ts';
import { Completeness, DataValueSet } from './dhis2-values.ts';
import { route } from './route.ts';

/** What of the exchange with DHIS2 is asked for; each is the payload of one of its resources. */
export const Dhis2What = z.enum(['values', 'completeness', 'metadata'], { error: 'not-an-option' });
export type Dhis2What = z.infer<typeof Dhis2What>;

export const dhis2Routes = {
  getDhis2: route({
    method: 'GET',
    path: '/api/exports/dhis2',
    summary:
      'A frozen day for DHIS2: its data values, its completeness, or the metadata that both need; small numbers are left out',
    who: ['health', 'admin'],
    /** Metadata is of today's zones without a day; of the others the day must be frozen. */
    query: z.strictObject({ day: z.optional(Day), what: z._default(Dhis2What, 'values') }),
    reply: z.union([DataValueSet, Completeness, Dhis2Metadata]),
  }),
} as const;
