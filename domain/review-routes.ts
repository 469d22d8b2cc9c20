import * as z from 'zod/mini';
import { Day } from './day.ts';
import { BriefEntry, Review, ReviewRequest } from './review.ts';
import { route } from './route.ts';
import { langs } from './texts/text.ts';

const params = z.strictObject({ day: Day });

/** A matter that the figures of a frozen day show, in words: a proposal on it names its `id` as `about`. */
export const ShownMatter = z.strictObject({ id: z.string(), title: z.string(), basis: z.string() });
export type ShownMatter = z.infer<typeof ShownMatter>;

/** A brief under review: how far it is, what its figures show, and what was written of it so far. */
export const BriefReview = z.strictObject({
  brief: BriefEntry,
  review: z.nullable(Review),
  matters: z.array(ShownMatter),
});
export type BriefReview = z.infer<typeof BriefReview>;

export const reviewRoutes = {
  getReview: route({
    method: 'GET',
    path: '/api/briefs/{day}/review',
    summary:
      'A brief that was frozen, the matters that its figures show, and what the duty officer wrote of it',
    who: ['health'],
    params,
    query: z.strictObject({ lang: z._default(z.enum(langs, { error: 'not-an-option' }), 'vi') }),
    reply: BriefReview,
  }),
  putReview: route({
    method: 'PUT',
    path: '/api/briefs/{day}/review',
    summary: 'Write the proposals of a frozen brief; refused once it has gone out',
    who: ['health'],
    params,
    body: ReviewRequest,
    reply: Review,
  }),
} as const;
