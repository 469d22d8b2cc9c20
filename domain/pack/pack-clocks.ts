import type { Clocks } from './clocks.ts';
import type { PackProblem } from './pack-problem.ts';

const file = 'clocks.json';

type Time = { path: string[]; at: string };
const times = ({ day, usefulUntil }: Clocks): Record<string, Time> => ({
  ...Object.fromEntries(Object.entries(day).map(([id, at]) => [id, { path: ['day', id], at }])),
  ...Object.fromEntries(
    Object.entries(usefulUntil).map(([id, at]) => [`${id}Until`, { path: ['usefulUntil', id], at }]),
  ),
});

/** What must come before what; a late run of a notice is of use until the next thing of the day. */
const order = [
  ['opens', 'linkAt'],
  ['linkAt', 'reminderAt'],
  ['reminderAt', 'callListAt'],
  ['callListAt', 'cutOff'],
  ['cutOff', 'countAt'],
  ['reminderAt', 'reminderUntil'],
  ['reminderUntil', 'cutOff'],
  ['callListAt', 'callListUntil'],
  ['callListUntil', 'cutOff'],
  ['countAt', 'countUntil'],
  ['briefFrozenAt', 'briefReviewedUntil'],
  ['briefReviewedUntil', 'briefSentAt'],
  ['briefSentAt', 'briefUntil'],
] as const;

/** A day opens at 00:00, and its hours come in their order. */
export const clockFaults = (clocks: Clocks): PackProblem[] => {
  const all = times(clocks);
  const opens: PackProblem[] =
    clocks.day.opens === '00:00'
      ? []
      : [{ file, path: ['day', 'opens'], says: 'must be 00:00: a check-in is of a civil day' }];
  return [
    ...opens,
    ...order.flatMap(([first, second]) => {
      const [a, b] = [all[first], all[second]];
      if (a === undefined || b === undefined || a.at < b.at) return [];
      return [{ file, path: b.path, says: `must be after ${a.path.join('.')}, ${a.at}` }];
    }),
  ];
};
