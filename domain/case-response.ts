import * as z from 'zod/mini';
import { Count } from './answers.ts';
import { Day, Instant } from './day.ts';
import type { Role } from './member.ts';
import { SiteId } from './site-id.ts';

/** The seven immediate steps of Decision 2787, in their order. */
export const stepNumbers = [1, 2, 3, 4, 5, 6, 7] as const;
export type StepNumber = (typeof stepNumbers)[number];

/** Whose step it is: the site's, the department's, or for both to tick. */
export const StepOwner = z.enum(['site', 'both', 'health']);
export type StepOwner = z.infer<typeof StepOwner>;

export const stepOwners: Readonly<Record<StepNumber, StepOwner>> = {
  1: 'site',
  2: 'site',
  3: 'site',
  4: 'site',
  5: 'site',
  6: 'both',
  7: 'health',
};

/** True when a member of the role may tick the step: the site its own, health its own, both the one between them. */
export const mayDoStep = (role: Role, n: StepNumber): boolean => {
  const owner = stepOwners[n];
  return role === 'employer' ? owner !== 'health' : role === 'health' && owner !== 'site';
};

/** The steps that begin again when the cases grow past a mark: the contacts are others, and so are those to be sampled. */
export const stepsOfRound: readonly StepNumber[] = [5, 6, 7];

export const StepState = z.enum(['todo', 'done'], { error: 'unknown-state' });
export type StepState = z.infer<typeof StepState>;

/** Who did it, as histories name one: the member's id, the name at that time, and for which side. */
export const CaseActor = z.strictObject({
  member: z.string(),
  name: z.string(),
  role: z.enum(['employer', 'health']),
});
export type CaseActor = z.infer<typeof CaseActor>;

/**
 * Persons, since the case was opened: held on the premises now, listed as F1, moved away to quarantine, sampled, and waiting for
 * their result now. Null: nobody has said yet, which is not none.
 */
export const CaseCounts = z.strictObject({
  held: z.nullable(Count),
  f1Listed: z.nullable(Count),
  moved: z.nullable(Count),
  sampled: z.nullable(Count),
  awaiting: z.nullable(Count),
});
export type CaseCounts = z.infer<typeof CaseCounts>;
export type CountName = keyof CaseCounts;

/** Counts as an act gives them: those that it says. */
export const SaidCounts = z.strictObject({
  held: z.optional(Count),
  f1Listed: z.optional(Count),
  moved: z.optional(Count),
  sampled: z.optional(Count),
  awaiting: z.optional(Count),
});
export type SaidCounts = z.infer<typeof SaidCounts>;

/** The counts that stand beside a step. */
export const countsOfStep: Readonly<Record<StepNumber, readonly CountName[]>> = {
  1: [],
  2: ['held'],
  3: [],
  4: [],
  5: ['f1Listed'],
  6: ['moved'],
  7: ['sampled', 'awaiting'],
};

export const CaseStep = z.strictObject({
  n: z.int().check(z.gte(1), z.lte(7)),
  /** The round that it was opened by: 1, or a later one for the steps that began again. */
  round: z.int().check(z.gte(1)),
  owner: StepOwner,
  state: StepState,
  dueBy: Instant,
  doneAt: z.nullable(Instant),
  by: z.nullable(CaseActor),
  note: z.nullable(z.string()),
});
export type CaseStep = z.infer<typeof CaseStep>;

/** What reported the F0: the revision of a check-in, or a quick report. */
const CaseTrigger = z.strictObject({
  source: z.enum(['check-in', 'event-report']),
  day: Day,
  revision: z.nullable(z.int()),
});

export const CaseAct = z.enum([
  'opened',
  'f0-added',
  'f0-lowered',
  'round-opened',
  'done',
  'noted',
  'reopened',
  'closed',
]);
export type CaseAct = z.infer<typeof CaseAct>;

/** One thing that happened in a case; never rewritten. `version` is the one it left, `f0` how many more (or fewer) cases. */
export const CaseLogEntry = z.strictObject({
  at: Instant,
  actor: z.union([CaseActor, z.literal('system')]),
  act: CaseAct,
  version: z.int(),
  round: z.int(),
  n: z.optional(z.int()),
  f0: z.optional(z.int()),
  /** F0 of the case after it, and of the last 14 days. */
  total: z.optional(z.int()),
  inWindow: z.optional(z.int()),
  note: z.optional(z.string()),
  counts: z.optional(SaidCounts),
  trigger: z.optional(CaseTrigger),
});
export type CaseLogEntry = z.infer<typeof CaseLogEntry>;

/** The response of one site to its cases, from the first F0 to the closing by health. At most one of a site is open. */
export const CaseResponse = z.strictObject({
  siteId: SiteId,
  /** Counts the cases of the site, from 1. */
  caseId: z.int().check(z.gte(1)),
  state: z.enum(['open', 'closed']),
  openedAt: Instant,
  round: z.int().check(z.gte(1)),
  roundAt: Instant,
  /** F0 since the case was opened, and the highest mark that the F0 of 14 days passed (0: none yet). */
  f0: z.int().check(z.gte(0)),
  mark: z.int().check(z.gte(0)),
  steps: z.array(CaseStep),
  counts: CaseCounts,
  /** Moves with every act of a person and with every new round: it is what people act on. */
  version: z.int().check(z.gte(1)),
  closedAt: z.nullable(Instant),
  closedBy: z.nullable(CaseActor),
  closingNote: z.nullable(z.string()),
});
export type CaseResponse = z.infer<typeof CaseResponse>;

/** A case as it is stored. `writes` moves with every change: it is what a conditional write names. */
export const CaseRecord = z.extend(CaseResponse, {
  writes: z.int().check(z.gte(1)),
  /** F0 known of each day, from check-ins and quick reports together: so that neither is counted twice. */
  f0Days: z.array(z.strictObject({ day: Day, f0: z.int() })),
  lastAct: z.strictObject({ actor: z.union([CaseActor, z.literal('system')]), at: Instant }),
});
export type CaseRecord = z.infer<typeof CaseRecord>;

/** The stored case as a client reads it. */
export const caseOf = ({ writes: _, f0Days: __, lastAct: ___, ...shown }: CaseRecord): CaseResponse => shown;

/** One step of one case: its full new form, the line of its log, and the condition: that the newest case is still `prior`. */
export type CaseChange = {
  record: CaseRecord;
  entry: CaseLogEntry;
  prior: { caseId: number; writes: number } | null;
  /** The closed case that a new one takes the place of. */
  replaced: CaseRecord | null;
};
