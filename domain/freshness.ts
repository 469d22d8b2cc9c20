import * as z from 'zod/mini';

/** How old a standing is, counted in due days: none missed, one, two or more (or never reported). */
export const Freshness = z.enum(['fresh', 'stale', 'unknown']);
export type Freshness = z.infer<typeof Freshness>;
