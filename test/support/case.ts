import type { Answers } from '../../domain/answers.ts';
import { doStep } from '../../domain/case-act.ts';
import { type CaseTold, caseAfter } from '../../domain/case-course.ts';
import type {
  CaseActor,
  CaseChange,
  CaseLogEntry,
  CaseRecord,
  StepNumber,
} from '../../domain/case-response.ts';
import type { StepRequest } from '../../domain/case-routes.ts';
import { minutesAfter } from '../../domain/clock.ts';
import type { Day, Instant } from '../../domain/day.ts';
import type { Said } from '../../domain/filing.ts';
import { a } from './a.ts';
import { at } from './people.ts';

export const hr: CaseActor = { member: 'member-hr', name: 'Hòa', role: 'employer' };
export const doctor: CaseActor = { member: 'member-doctor', name: 'Lê Thu Hà', role: 'health' };

/** A site that reports F0 and works its case, as the routes do it, without a table; `log` is never taken from. */
export const caseSite = (workforce = 1300) => {
  const record = a.record({}, { workforce });
  let now: Instant = at(a.day);
  let heads: Said[] = [];
  let newest: CaseRecord | null = null;
  const ended: CaseRecord[] = [];
  const log: CaseLogEntry[] = [];
  const take = (change: CaseChange | null): CaseChange | null => {
    if (change === null) return null;
    if (change.replaced) ended.push(change.replaced);
    newest = change.record;
    log.push(change.entry);
    return change;
  };
  const told = (facts: CaseTold['facts']) =>
    take(caseAfter({ template: a.template(), facts, file: { record, heads, newestCase: newest }, now }));
  const headOf = (day: Day) => heads.find(({ checkIn }) => checkIn.day === day);
  return {
    log,
    ended,
    now: () => now,
    newest: () => newest,
    open: (): CaseRecord => {
      if (newest?.state !== 'open') throw new Error('no case is open');
      return newest;
    },
    /** Turns the clock on, in minutes. */
    later: (minutes: number) => {
      now = minutesAfter(now, minutes);
    },
    setTo: (instant: Instant) => {
      now = instant;
    },
    quick: (day: Day, count: number) =>
      told({ source: 'event-report', site: record.site, day, kind: 'f0', count }),
    /** A check-in of the day, or a correction of it. */
    check: (day: Day, said: Partial<Answers>) => {
      const head = headOf(day);
      const answers = a.answers(said);
      const revision = (head?.checkIn.revision ?? 0) + 1;
      const change = told({
        ...{ source: 'check-in', site: record.site, day, revision, answers },
        previous: head?.checkIn.answers ?? null,
      });
      const next = a.said(day, said);
      heads = [{ ...next, checkIn: { ...next.checkIn, revision } }, ...heads.filter((one) => one !== head)]
        .toSorted((x, y) => y.checkIn.day.localeCompare(x.checkIn.day))
        .slice(0, 15);
      return change;
    },
    step: (n: StepNumber, request: Partial<StepRequest> = {}, actor: CaseActor = n === 7 ? doctor : hr) => {
      const seen = newest?.version ?? 0;
      if (newest === null) throw new Error('no case');
      return take(doStep(newest, n, { state: 'done', seen, ...request }, { actor, now }));
    },
    take,
  };
};
