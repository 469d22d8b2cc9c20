import { type Answers, sameAsBefore } from '../../domain/answers.ts';
import type { Day } from '../../domain/day.ts';
import { parseCount } from '../../domain/texts/parse-count.ts';
import { fill, type Lang } from '../../domain/texts/text.ts';
import type { Outcome } from './outcome.ts';
import { sendCheckIn } from './send.ts';
import { workWordsIn } from './work-words.tsx';

/** As much of a site's day as the no-change door needs. */
export type SameDay = {
  detail: { site: { siteId: string } };
  day: Day;
  before: { checkIn: { answers: Answers } } | null;
};

/** Files the day as "no change": stocks of the last report, the symptoms that were asked, every other flow 0. */
export const fileUnchanged = async (
  { detail, day, before }: SameDay,
  typed: string,
  lang: Lang,
): Promise<Outcome | { kind: 'wrong'; message: string }> => {
  const { faults } = await workWordsIn(lang);
  const wrong = (message: string) => ({ kind: 'wrong', message: fill(message, {}) }) as const;
  const read = parseCount(typed);
  if (!read.ok) return wrong(faults[read.code]);
  if (before === null) return wrong(faults.missing);
  const answers = { ...sameAsBefore(before.checkIn.answers), symptomatic: read.count };
  if (read.count > answers.present) return wrong(faults['more-than-present']);
  return sendCheckIn({
    siteId: detail.site.siteId,
    day,
    request: { answers, seenRevision: 0, unchanged: true },
  });
};
