import * as z from 'zod/mini';
import type { Day, Instant } from '../../domain/day.ts';
import { dueFault } from '../../domain/due-hour.ts';
import { type Proposal, type Review, ReviewRequest } from '../../domain/review.ts';
import type { ShownMatter } from '../../domain/review-routes.ts';
import { fill } from '../../domain/texts/text.ts';
import { dueOf, timeOf, typedDue, usualDue } from '../brief/due-typed.ts';
import { type KeptStorage, keptTyped } from '../kept-typed.ts';
import { draftPrefix } from '../session.ts';
import type { FieldError } from '../ui/error-summary.tsx';
import type { ReviewWords } from './review-words.ts';
import type { Words } from './words.ts';

/** A proposal as it is typed; the key tells it from the others while they are moved and removed. */
export const TypedProposal = z.strictObject({
  key: z.string(),
  about: z.nullable(z.string()),
  matter: z.string(),
  basis: z.string(),
  options: z.array(z.string()),
  proposed: z.string(),
  lead: z.string(),
  with: z.string(),
  due: z.strictObject({ day: z.string(), time: z.string() }),
});
export type TypedProposal = z.infer<typeof TypedProposal>;

/** What was typed of a review, on which version. */
const TypedReview = z.strictObject({ seen: z.int(), proposals: z.array(TypedProposal) });
export type TypedReview = z.infer<typeof TypedReview>;

const optionsMost = 3;
const filled = (options: readonly string[]) =>
  Array.from({ length: optionsMost }, (_, n) => options[n] ?? '');

/** A matter to propose on: one that the figures show, or an empty one. */
export const beginProposal = (matter: ShownMatter | null, now: Instant, key: string): TypedProposal => ({
  ...{ key, about: matter?.id ?? null, matter: matter?.title.slice(0, 120) ?? '' },
  ...{ basis: matter?.basis.slice(0, 300) ?? '', options: filled([]), proposed: '', lead: '', with: '' },
  due: usualDue(now),
});

const typedOf = ({ about, options, due, ...texts }: Proposal, key: string): TypedProposal => ({
  ...{ key, about: about ?? null, ...texts, options: filled(options), due: typedDue(due) },
});

/** A stored review as it would be typed; nothing of none. */
export const typedReview = (review: Review | null): TypedReview => ({
  seen: review?.version ?? 0,
  proposals: (review?.proposals ?? []).map((one, n) => typedOf(one, `stored ${n}`)),
});

/** What this device keeps of the review of a day until it is saved; signing out clears it with the other drafts. */
export const makeReviewKept = (storage: KeptStorage, owner: string, day: Day) =>
  keptTyped(TypedReview, storage, `${draftPrefix}${owner}.review.${day}`);

type Read = { ok: true; body: ReviewRequest } | { ok: false; errors: FieldError[] };
type Said = { review: ReviewWords; faults: Words['faults'] };

/** The id of a proposal's field: errors link to it. */
export const fieldId = (n: number, field: string) => `p${n}-${field}`;

const order = ['matter', 'basis', 'options', 'proposed', 'lead', 'with', 'due', 'due-time'];

const labelOf = ({ fields, dueDay, dueTime }: ReviewWords, field: string): string => {
  if (field === 'due') return dueDay;
  if (field === 'due-time') return dueTime;
  return new Map(Object.entries(fields)).get(field === 'options' ? 'optionA' : field) ?? field;
};

const dueFaults = ({ review, faults }: Said, { due }: TypedProposal, now: Instant): [string, string][] => {
  const found: [string, string][] = [];
  if (due.day === '') found.push(['due', faults['not-a-day']]);
  if (timeOf(due.time) === null) found.push(['due-time', review.notTime]);
  const moment = dueOf(due);
  const fault = moment === null ? null : dueFault(moment, now);
  if (fault !== null) found.push(['due', faults[fault]]);
  return found;
};

const requestOf = ({ seen, proposals }: TypedReview) => ({
  seen,
  proposals: proposals.map(({ key: _, about, options, due, ...texts }) => ({
    ...texts,
    ...(about === null ? {} : { about }),
    options: options.filter((option) => option.trim() !== ''),
    due: dueOf(due) ?? '',
  })),
});

/** What is sent of what was typed, or what is wrong with it at which field: the server's own rules. */
export const readReview = (said: Said, typed: TypedReview, now: Instant): Read => {
  const made = ReviewRequest.safeParse(requestOf(typed));
  const words = new Map(Object.entries(said.faults));
  const found = typed.proposals.map((one) => new Map(dueFaults(said, one, now)));
  for (const { path, message } of made.success ? [] : made.error.issues) {
    const [, n, field] = path;
    const faults = found[Number(n)];
    const name = String(field);
    if (faults === undefined || name === 'due' || faults.has(name)) continue;
    faults.set(name, message === 'missing' ? said.faults['required-text'] : (words.get(message) ?? message));
  }
  const errors = found.flatMap((faults, n) =>
    [...faults]
      .toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
      .map(([field, message]) => ({
        field: fieldId(n, field),
        message: fill(said.review.error, { n: String(n + 1), field: labelOf(said.review, field), message }),
      })),
  );
  if (made.success && errors.length === 0) return { ok: true, body: made.data };
  return { ok: false, errors };
};
