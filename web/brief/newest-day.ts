import { addDays, type Day, dayOf, type Instant, instantOf } from '../../domain/day.ts';
import { clocks } from '../../domain/pack/clocks.ts';

/** The day whose brief was frozen last at the moment, if every day has one. */
export const newestBriefDay = (at: Instant): Day => {
  const today = dayOf(at);
  return addDays(today, at >= instantOf(today, clocks.day.briefFrozenAt) ? -1 : -2);
};
