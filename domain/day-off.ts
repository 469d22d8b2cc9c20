import { type Answers, sameAsBefore } from './answers.ts';

/** Reports in a row with so few people after which that is the size of the site, and no day off any more [D]. */
const newSize = 6;

type Report = { answers: Pick<Answers, 'present'> };

const isFewOf = (present: number, working: number | undefined) =>
  present === 0 || (working !== undefined && present * 2 < working);

/**
 * The newest of the reports (newest first) that was not of a day off, or undefined. A day off has nobody on site, or fewer than half
 * of the people of the working report before it: guards, and those who live there. Its stocks say nothing of a working day.
 */
export const lastWorking = <R extends Report>(reports: readonly R[]): R | undefined => {
  let working: R | undefined;
  let few = 0;
  for (const report of reports.toReversed()) {
    const { present } = report.answers;
    few = isFewOf(present, working?.answers.present) ? few + 1 : 0;
    if (few === 0 || (few > newSize && present > 0)) {
      working = report;
      few = 0;
    }
  }
  return working;
};

/** True when the newest of the reports (newest first) was of a day off. */
export const wasDayOff = (reports: readonly Report[]): boolean =>
  reports.length > 0 && lastWorking(reports) !== reports[0];

/** What a report of a day off says, and by which it is known again. */
export type DayOff = { left: number; symptomatic: number; reason: string };

/**
 * The answers of a day without production: those left on site, of them as many asleep there as at the last report or fewer, the stocks
 * of the last working report, no flow but the symptoms that were asked, and the reason as the note.
 */
export const dayOffAnswers = (
  working: Answers,
  lastLodged: number,
  { left, symptomatic, reason }: DayOff,
): Answers => ({
  ...sameAsBefore(working),
  present: left,
  lodged: Math.min(lastLodged, left),
  symptomatic,
  note: reason,
});
