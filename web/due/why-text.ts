import type { WhyNotDue } from '../../domain/due.ts';
import { t } from '../../domain/texts/text.ts';
import type { DueWords } from './due-words.ts';

const kindOf = (why: WhyNotDue): Exclude<keyof DueWords['due']['reasons'], 'because'> => {
  if (why.why === 'weekday') return `weekday-${why.of}`;
  if (why.why !== 'not-active') return why.why;
  return why.state === null || why.state === 'active' ? 'not-active' : why.state;
};

/** Why a day is not due, in words; a closure with what whoever entered it wrote. */
export const whyText = ({ due: { reasons } }: DueWords, why: WhyNotDue): string =>
  'reason' in why
    ? t(reasons, 'because', { why: reasons[kindOf(why)], reason: why.reason })
    : reasons[kindOf(why)];
