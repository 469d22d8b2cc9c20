import { type Condition, holds, isNoOlder, param } from './verdict.ts';

/** A due day whose cut-off passed in silence; graver, and for the department, from the second in a row. */
export const checkInMissed: Condition = (facts, { rule, newest }) => {
  if (facts.source === 'check-in') return isNoOlder(facts.day, newest) ? { says: 'clears' } : null;
  if (facts.source !== 'sweep') return null;
  const isRecorded = newest?.lastTrigger.day != null && facts.day <= newest.lastTrigger.day;
  return isRecorded ? null : holds({ raised: facts.missedRunning >= param(rule, 'raisedFromDueDays') });
};
