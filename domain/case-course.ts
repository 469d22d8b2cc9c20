import { daysInWindow, type F0Told, type Growth, growthOf } from './case-growth.ts';
import {
  type CaseChange,
  type CaseLogEntry,
  type CaseRecord,
  type CaseStep,
  stepNumbers,
  stepOwners,
  stepsOfRound,
} from './case-response.ts';
import { minutesAfter } from './clock.ts';
import type { Instant } from './day.ts';
import type { CheckInFacts } from './facts.ts';
import type { SiteFile } from './filing.ts';
import { clocks } from './pack/clocks.ts';
import type { Template } from './template.ts';

/** What reached us of a site, beside what is kept of it: its check-ins up to the day, and its newest case, open or closed. */
export type CaseTold = {
  template: Pick<Template, 'scenario' | 'rules'>;
  facts: F0Told & { site: Pick<CheckInFacts['site'], 'siteId'>; revision?: number };
  file: Pick<SiteFile, 'record' | 'heads' | 'newestCase'>;
  now: Instant;
};

/**
 * A step to do. The report that opens a case is itself the notice to the health authority that step 3 asks for: the case is open
 * the moment it is accepted. What remains of that step, the F0 led apart, cannot be known from a report: it is ticked by a person,
 * and has the short clock of "at once". All others have the long one.
 */
const begun = (n: CaseStep['n'] & keyof typeof stepOwners, round: number, now: Instant): CaseStep => {
  const { notifyWithinMinutes, allWithinMinutes } = clocks.caseResponse;
  const dueBy = minutesAfter(now, n === 3 ? notifyWithinMinutes : allWithinMinutes);
  return { n, round, owner: stepOwners[n], state: 'todo', dueBy, doneAt: null, by: null, note: null };
};

const again = (steps: readonly CaseStep[], round: number, now: Instant): CaseStep[] =>
  steps.map((step) => {
    const n = stepsOfRound.find((one) => one === step.n);
    return n === undefined ? step : begun(n, round, now);
  });

/** What the facts say, counted once. */
const counted = ({ template, facts, file: { record, heads, newestCase } }: CaseTold): Growth =>
  growthOf(template, facts, { workforce: record.site.workforce, heads, newestCase });

const f0DaysOf = ({ template }: CaseTold, { days }: Growth) =>
  daysInWindow(days, template.scenario.windowDays);

const entryOf = (
  { facts, now }: CaseTold,
  act: CaseLogEntry['act'],
  { more, inWindow }: Growth,
  { version, round, f0 }: CaseRecord,
): CaseLogEntry => ({
  ...{ at: now, actor: 'system', act, version, round, f0: more, total: f0, inWindow },
  trigger: {
    source: facts.source,
    day: facts.day,
    revision: facts.revision ?? null,
  },
});

const opened = (told: CaseTold, said: Growth): CaseChange => {
  const { facts, now } = told;
  const newest = told.file.newestCase;
  const record: CaseRecord = {
    ...{ siteId: facts.site.siteId, caseId: (newest?.caseId ?? 0) + 1, state: 'open' },
    ...{ openedAt: now, round: 1, roundAt: now, f0: said.more, mark: said.mark, version: 1, writes: 1 },
    steps: stepNumbers.map((n) => begun(n, 1, now)),
    counts: { held: null, f1Listed: null, moved: null, sampled: null, awaiting: null },
    ...{ closedAt: null, closedBy: null, closingNote: null },
    f0Days: f0DaysOf(told, said),
    lastAct: { actor: 'system', at: now },
  };
  return {
    record,
    entry: entryOf(told, 'opened', said, record),
    prior: newest && { caseId: newest.caseId, writes: newest.writes },
    replaced: newest,
  };
};

const went = (told: CaseTold, open: CaseRecord, said: Growth): CaseChange => {
  const { now } = told;
  const grew = said.more > 0 && said.mark > said.reached;
  const round = open.round + 1;
  const record: CaseRecord = {
    ...open,
    f0: Math.max(0, open.f0 + said.more),
    f0Days: f0DaysOf(told, said),
    mark: grew ? said.mark : said.reached,
    writes: open.writes + 1,
    ...(grew && { round, roundAt: now, steps: again(open.steps, round, now) }),
    ...(grew && { version: open.version + 1, lastAct: { actor: 'system', at: now } }),
  };
  const act = grew ? 'round-opened' : said.more > 0 ? 'f0-added' : 'f0-lowered';
  const prior = { caseId: open.caseId, writes: open.writes };
  return { record, entry: entryOf(told, act, said, record), prior, replaced: null };
};

/**
 * What an accepted check-in or quick report changes in the case response of its site: the first F0 opens a case, a later one is
 * added to it, and growth past a mark opens a new round of its steps 5 to 7. Null when it says nothing new of F0.
 */
export const caseAfter = (told: CaseTold): CaseChange | null => {
  const said = counted(told);
  if (said.more === 0) return null;
  const newest = told.file.newestCase;
  if (newest?.state === 'open') return went(told, newest, said);
  return said.more > 0 ? opened(told, said) : null;
};
