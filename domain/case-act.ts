import { failureOf } from './alert-act.ts';
import {
  type CaseActor,
  type CaseChange,
  type CaseLogEntry,
  type CaseRecord,
  type CaseResponse,
  type CaseStep,
  countsOfStep,
  type SaidCounts,
  type StepNumber,
  stepNumbers,
} from './case-response.ts';
import type { CaseDetail, ClosureRequest, StepRequest } from './case-routes.ts';
import type { Instant } from './day.ts';
import { Conflict, Invalid } from './failure.ts';
import { lostRace } from './life-cycle.ts';
import type { Actor, Role } from './member.ts';

/** Who acts, as the case names them. @throws Error for a role that no route lets act */
export const caseActor = ({ id, name, role }: Pick<Actor, 'id' | 'name' | 'role'>): CaseActor => {
  if (role !== 'employer' && role !== 'health') throw new Error(`a case is not worked by ${role}`);
  return { member: id, name, role };
};

/** The step that a path names; null when there is none. */
export const stepNamed = (name: string): StepNumber | null =>
  stepNumbers.find((n) => String(n) === name) ?? null;

/** The version is compared before anything else of the case, whoever acts. @throws Conflict `lost-race`, `case-closed` */
const requireCurrent = (record: CaseRecord, seen: number) => {
  const lost = lostRace(record, seen);
  if (lost) throw failureOf(lost);
  if (record.state === 'closed') throw new Conflict('case-closed');
};

/** The counts with those that were given. @throws Invalid for one that is not of the step, and for more awaited than sampled */
const countedAt = ({ counts }: CaseRecord, n: StepNumber, said: SaidCounts): CaseResponse['counts'] => {
  const next = { ...counts };
  for (const name of ['held', 'f1Listed', 'moved', 'sampled', 'awaiting'] as const) {
    const count = said[name];
    if (count === undefined) continue;
    if (!countsOfStep[n].includes(name)) throw Invalid.at(`/counts/${name}`, 'unknown-field');
    next[name] = count;
  }
  if (next.awaiting !== null && next.sampled !== null && next.awaiting > next.sampled)
    throw Invalid.at('/counts/awaiting', 'more-than-sampled');
  return next;
};

type Acted = { actor: CaseActor; now: Instant };

const actOn = (
  record: CaseRecord,
  { actor, now }: Acted,
  set: Partial<CaseRecord>,
  entry: Said,
): CaseChange => {
  const next: CaseRecord = {
    ...record,
    ...set,
    version: record.version + 1,
    writes: record.writes + 1,
    lastAct: { actor, at: now },
  };
  return {
    record: next,
    entry: { at: now, actor, version: next.version, round: next.round, ...entry },
    prior: { caseId: record.caseId, writes: record.writes },
    replaced: null,
  };
};
type Said = Pick<CaseLogEntry, 'act' | 'n' | 'note' | 'counts'>;

const changed = (step: CaseStep, { state, note }: StepRequest, { actor, now }: Acted): CaseStep => {
  if (step.state === 'done' && state === 'todo')
    return { ...step, state, doneAt: null, by: null, note: null };
  const noted = { ...step, note: note ?? step.note };
  return step.state === state ? noted : { ...noted, state, doneAt: now, by: actor };
};

/**
 * A person's act on a step: ticked, opened again with a reason, or added to as it stands (results come a day late).
 * @throws Conflict `lost-race`, `case-closed`; Invalid for a missing reason, for nothing said, and for counts that cannot be.
 */
export const doStep = (record: CaseRecord, n: StepNumber, request: StepRequest, acted: Acted): CaseChange => {
  requireCurrent(record, request.seen);
  const step = record.steps.find((one) => one.n === n);
  if (step === undefined) throw new Error(`case ${record.caseId} of ${record.siteId} has no step ${n}`);
  const { state, note, counts = {} } = request;
  const reopens = step.state === 'done' && state === 'todo';
  const saysCounts = Object.values(counts).some((count) => count !== undefined);
  if (reopens && note === undefined) throw Invalid.at('/note', 'reason-required');
  if (step.state === state && note === undefined && !saysCounts) throw Invalid.at('/note', 'required-text');
  const set = {
    counts: countedAt(record, n, counts),
    steps: record.steps.map((one) => (one.n === n ? changed(one, request, acted) : one)),
  };
  return actOn(record, acted, set, {
    act: reopens ? 'reopened' : step.state === state ? 'noted' : 'done',
    n,
    ...(note !== undefined && { note }),
    ...(saysCounts && { counts }),
  });
};

/** Health closes the case, with a reason. @throws Conflict `lost-race`, `case-closed` */
export const closeCase = (record: CaseRecord, { note, seen }: ClosureRequest, acted: Acted): CaseChange => {
  requireCurrent(record, seen);
  const set = { state: 'closed', closedAt: acted.now, closedBy: acted.actor, closingNote: note } as const;
  return actOn(record, acted, set, { act: 'closed', note });
};

/** A case as a member of the role may read it: notes are for the site and for health. */
export const caseShownTo =
  (role: Role) =>
  (found: CaseDetail): CaseDetail => {
    if (role === 'employer' || role === 'health') return found;
    return {
      ...found,
      closingNote: null,
      steps: found.steps.map((step) => ({ ...step, note: null })),
      log: found.log.map(({ note: _, ...entry }) => entry),
    };
  };
