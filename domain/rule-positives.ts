import type { Episode } from './alert.ts';
import type { Answers } from './answers.ts';
import type { CheckInFacts, EventFacts } from './facts.ts';
import { type Condition, holds, isNoOlder } from './verdict.ts';

/** Persons with a positive result in a report beyond the F0 of the same report. */
const unconfirmed = ({ positive, f0 }: Pick<Answers, 'positive' | 'f0'>): number =>
  Math.max(0, positive - f0);

const isLive = (newest: Episode | null): newest is Episode => newest !== null && newest.state !== 'closed';

/**
 * True when the F0 of the days since the one that opened the episode are as many as the positives of those days. A quick report's
 * positives are those that the day's check-in says again: the larger of the two counts. Where the days are not all in sight, as from an
 * older day: false.
 */
const isCovered = (facts: CheckInFacts | EventFacts, newest: Episode | null): boolean => {
  const from = isLive(newest) ? newest.trigger.day : null;
  if (!isLive(newest) || from === null || !isNoOlder(facts.day, newest)) return false;
  const oldest = facts.before.at(-1)?.day ?? facts.day;
  if (!facts.isWhole && oldest > from) return false;
  const today = facts.source === 'check-in' ? facts.answers : facts.sameDay;
  const said = [...facts.before, { day: facts.day, answers: today }].filter(({ day }) => day >= from);
  const positives = said.reduce((sum, { answers }) => sum + (answers?.positive ?? 0), 0);
  const quick = Math.max(newest.trigger.count ?? 0, newest.lastTrigger.count ?? 0);
  const f0 = [...facts.growth.days].reduce((sum, [day, count]) => sum + (day >= from ? count : 0), 0);
  return f0 >= Math.max(positives, quick);
};

const tellsOfF0 = (facts: CheckInFacts | EventFacts): boolean =>
  facts.source === 'check-in' ? facts.answers.f0 > (facts.previous?.f0 ?? 0) : facts.kind === 'f0';

/**
 * Positive results that are not yet F0. Only new F0 cover them: a correction that takes positives back is shown and closes nothing.
 */
export const positiveUnconfirmed: Condition = (facts, { newest }) => {
  if (facts.source === 'sweep') return null;
  if (facts.source === 'event-report') {
    if (facts.kind === 'positive') return holds();
  } else {
    const { answers, previous } = facts;
    const [now, before] = [unconfirmed(answers), previous === null ? 0 : unconfirmed(previous)];
    const lowered = previous !== null && answers.positive < previous.positive;
    if (now > 0) return holds({ again: now > before, lowered });
    if (lowered) return { says: 'lowered' };
  }
  return tellsOfF0(facts) && isCovered(facts, newest) ? { says: 'clears' } : null;
};
