import type { Person } from '../../domain/alert.ts';
import { closeCase, doStep } from '../../domain/case-act.ts';
import { type CaseActor, type CaseChange, type CaseRecord, stepNumbers } from '../../domain/case-response.ts';
import type { StepRequest } from '../../domain/case-routes.ts';
import { minutesAfter } from '../../domain/clock.ts';
import { addDays, dayOf, type Instant, instantOf } from '../../domain/day.ts';
import type { Connection } from '../stores/connection.ts';
import { between } from './demo-chance.ts';
import names from './demo-names.json' with { type: 'json' };
import { people } from './demo-people.ts';
import { nextStep, type SiteState, type Step } from './demo-step.ts';

/** Minutes after the act before, from and to, that each step takes; the first three lie within the half hour of "at once". */
const pace = {
  1: [3, 9],
  2: [5, 12],
  3: [2, 8],
  4: [15, 60],
  5: [60, 240],
  6: [40, 180],
  7: [90, 420],
} as const;
/** Days after the last F0 on which the department closes. */
const quietDays = 14;

type Due = { at: Instant; by: CaseActor; change: (at: Instant) => CaseChange; deed: string };

/** Persons that the site's reports since the opening tell of. */
const countsOf = ({ heads }: SiteState, { openedAt }: CaseRecord, n: number): StepRequest['counts'] => {
  const since = heads.filter(({ checkIn }) => checkIn.day >= addDays(dayOf(openedAt), -1));
  const newest = since[0]?.checkIn.answers;
  if (newest === undefined) return {};
  const sum = (field: 'f1' | 'testedOther') =>
    since.reduce((total, { checkIn }) => total + checkIn.answers[field], 0);
  if (n === 2) return { held: newest.present };
  if (n === 5) return { f1Listed: sum('f1') };
  if (n === 6) return { moved: Math.round(sum('f1') * 0.8) };
  return n === 7 ? { sampled: sum('testedOther'), awaiting: newest.testedOther } : {};
};

const nextOf = (state: SiteState, focal: Person): Due | null => {
  const record = state.newestCase;
  if (record?.state !== 'open') return null;
  const site = { ...focal, role: 'employer' } as const;
  const duty = { ...people.duty, role: 'health' } as const;
  const { lastAct, siteId, version: seen } = record;
  const isOurs = lastAct.actor === 'system' || [focal.member, duty.member].includes(lastAct.actor.member);
  if (!isOurs) return null;
  const n = stepNumbers.find((one) => record.steps[one - 1]?.state === 'todo');
  if (n === undefined) {
    const last = record.f0Days.at(-1)?.day ?? dayOf(record.openedAt);
    const change = (now: Instant) =>
      closeCase(record, { note: names.caseClosed, seen }, { actor: duty, now });
    return { at: instantOf(addDays(last, quietDays), '09:20'), by: duty, change, deed: 'case-closed' };
  }
  const by = n === 7 ? duty : site;
  const [low, high] = pace[n];
  const request = { state: 'done', counts: countsOf(state, record, n), seen } as const;
  const change = (now: Instant) => doStep(record, n, request, { actor: by, now });
  return {
    at: minutesAfter(lastAct.at, between(low, high, siteId, seen, 'case')),
    ...{ by, change, deed: 'case-step-done' },
  };
};

/** The next act on the site's open case up to a moment, if there is one. Acts up to `after` have been done, or never will be. */
export const caseStep = (
  connection: Connection,
  state: SiteState,
  { after, upTo, focal }: { after: Instant | null; upTo: Instant; focal: Person },
): Step | null => {
  const due = nextOf(state, focal);
  if (due === null || due.at > upTo || (after !== null && due.at <= after)) return null;
  const at = due.at > state.at ? due.at : state.at;
  const caseChange = due.change(at);
  const { caseId } = caseChange.record;
  const about = caseChange.entry.n === undefined ? `${caseId}` : `${caseId} ${caseChange.entry.n}`;
  return nextStep(connection, state, { actor: due.by.member, act: due.deed, about, at }, { caseChange });
};
