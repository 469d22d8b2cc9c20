import * as z from 'zod/mini';
import { CheckIn } from './check-in.ts';
import { Instant } from './day.ts';

/**
 * One thing wrong: a JSON pointer into the request ('' is all of it), the code, and what to do about it. Of a file that people write,
 * the line and the column too, from 1.
 */
export const ProblemError = z.strictObject({
  pointer: z.string(),
  code: z.string(),
  detail: z.string(),
  line: z.optional(z.int()),
  column: z.optional(z.int()),
});
export type ProblemError = z.infer<typeof ProblemError>;

/**
 * RFC 9457 problem details, `application/problem+json`. `type` ends in the code of the problem. A stale revision comes with the
 * newest check-in, a lost race with who acted and when, and what has to wait for long work with the id of that.
 */
export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(ProblemError),
  checkIn: z.optional(CheckIn),
  by: z.optional(z.string()),
  at: z.optional(Instant),
  jobId: z.optional(z.string()),
});
export type Problem = z.infer<typeof Problem>;

/** The `type` of a problem of this code. */
export const problemType = (code: string) => `/problems/${code}`;
