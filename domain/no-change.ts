import { type Answers, sameAsBefore } from './answers.ts';
import { addDays } from './day.ts';
import { wasDayOff } from './day-off.ts';
import type { NoChangeFacts } from './filing.ts';

/** Why the no-change door stays shut; the words are the dictionary's. */
export type NoChangeReason =
  | 'nothing-before'
  | 'open-episode'
  | 'plan-changed'
  | 'cases-before'
  | 'break'
  | 'six-in-a-row'
  | 'changed';

/** Check-ins in a row through the no-change door after which the full form is asked for once [D]. */
const inARow = 6;
/** Civil days without a check-in that make a break; a Sunday and a holiday beside it do not [D]. */
const breakDays = 3;

/**
 * The reason why a check-in may not be filed as "no change", or null: a high or critical episode other than a missed report is open,
 * the plan changed, the last report had cases, after a break or a day off, after six in a row, or the answers are not yesterday's.
 */
export const noChangeGuard = ({
  file,
  head,
  before,
  plan,
  answers,
  day,
}: NoChangeFacts): NoChangeReason | null => {
  const last = before[0];
  if (head !== undefined || last === undefined) return 'nothing-before';
  if (file.episodes.some(isGrave)) return 'open-episode';
  if (last.assessment.planVersion !== (plan?.version ?? null)) return 'plan-changed';
  if (hadCases(last.checkIn.answers)) return 'cases-before';
  if (last.checkIn.day < addDays(day, -breakDays) || wasDayOff(before.map(({ checkIn }) => checkIn)))
    return 'break';
  if (before.length >= inARow && before.slice(0, inARow).every(({ unchanged }) => unchanged))
    return 'six-in-a-row';
  return sameBut(answers, last.checkIn.answers) ? null : 'changed';
};

const isGrave = ({ rule, severity, state }: NoChangeFacts['file']['episodes'][number]) =>
  state !== 'closed' && rule !== 'check-in-missed' && (severity === 'critical' || severity === 'high');

const hadCases = ({ f0, f1, positive, quarantineBreaches }: Answers) =>
  f0 + f1 + positive + quarantineBreaches > 0;

/** The same stocks, no flow but symptoms, which are asked. */
const sameBut = (answers: Answers, before: Answers) => {
  const expected: Answers = { ...sameAsBefore(before), symptomatic: answers.symptomatic };
  const { note: _, ...said } = answers;
  return (
    JSON.stringify(Object.entries(said).toSorted()) === JSON.stringify(Object.entries(expected).toSorted())
  );
};
