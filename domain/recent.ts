import * as z from 'zod/mini';
import { Answers } from './answers.ts';
import { addDays, Day } from './day.ts';

/**
 * Heads that a filing is decided by, the newest up to its day: enough for 14 days or 9 check-ins before it, and for the 14 due days
 * that a rule looks back on where Sundays are reported too.
 */
export const headsNeeded = 21;

/** The newest answers of an earlier check-in of the same site. */
export const Recent = z.strictObject({ day: Day, answers: Answers });
export type Recent = z.infer<typeof Recent>;

/** Today's answers and those of the check-ins dated within the given civil days that end today. */
export const inWindow = (
  answers: Answers,
  recent: readonly Recent[],
  day: Day,
  windowDays: number,
): Answers[] => {
  const first = addDays(day, 1 - windowDays);
  const before = recent.filter((one) => one.day >= first && one.day < day).map((one) => one.answers);
  return [...before, answers];
};

/** Persons of all three groups sampled in the window that ends on the day. */
export const testsInWindow = (
  answers: Answers,
  recent: readonly Recent[],
  day: Day,
  windowDays: number,
): number =>
  inWindow(answers, recent, day, windowDays).reduce(
    (sum, said) => sum + said.testedHighRisk + said.testedService + said.testedOther,
    0,
  );

/** Whether the positive results can come from the tests of the window; if not, the check-in is refused at `positive`. */
export const positiveWithinTests = (
  answers: Answers,
  recent: readonly Recent[],
  day: Day,
  windowDays: number,
): boolean => answers.positive <= testsInWindow(answers, recent, day, windowDays);
