import { isAberrant } from './aberration.ts';
import { type Answers, sameAsBefore } from './answers.ts';
import { type Day, dayOf, type Instant } from './day.ts';
import { isDue } from './due.ts';
import { recentOf, type Said, type SiteFile } from './filing.ts';
import { noChangeGuard } from './no-change.ts';
import { planToScore } from './plan.ts';
import { symptomSeries } from './scenario.ts';
import { dueFacts, standingOf } from './site-record.ts';
import { type Template, templateInForce } from './template.ts';
import type { SiteWithToday, Today } from './today.ts';

/** A site as its row shows it, from all that filing today's check-in would be decided by. */
export const siteToday = (file: SiteFile, templates: readonly Template[], now: Instant): SiteWithToday => {
  const day = dayOf(now);
  const head = file.heads.find(({ checkIn }) => checkIn.day === day);
  const before = recentOf(file.heads, day);
  const last = before[0]?.checkIn;
  return {
    site: file.record.site,
    standing: standingOf(file.record, day, now),
    today: {
      day,
      due: isDue(dueFacts(file.record, day, last?.answers.lodged ?? 0), day),
      filed: head === undefined ? null : filedOf(head),
      last: last === undefined ? null : { day: last.day, answers: last.answers },
      shut: shutBy(file, head, before, day),
      unusualFrom:
        last === undefined ? null : unusualFrom(last.answers, before, templateInForce(templates, day), day),
    },
  };
};

const filedOf = ({ checkIn: { revision, receivedAt, onTime } }: Said): Today['filed'] => ({
  revision,
  receivedAt,
  onTime,
});

const shutBy = (file: SiteFile, head: Said | undefined, before: readonly Said[], day: Day) => {
  const last = before[0];
  if (last === undefined) return 'nothing-before';
  const answers = sameAsBefore(last.checkIn.answers);
  return noChangeGuard({ file, head, before, plan: planToScore(file.plans, day), answers, day });
};

/** The least number of persons with symptoms that the rules would call out of the ordinary today, up to those present. */
const unusualFrom = (
  answers: Answers,
  before: readonly Said[],
  template: Template | null,
  day: Day,
): number | null => {
  if (template === null) return null;
  const recent = before.map(({ checkIn }) => ({ day: checkIn.day, answers: checkIn.answers }));
  const isUnusual = (symptomatic: number) => {
    const today = { ...sameAsBefore(answers), symptomatic };
    return isAberrant(symptomSeries(today, recent, day), today.present, template.aberration);
  };
  return leastThat(isUnusual, answers.present);
};

/** The least number from 0 to `most` for which a test holds that, once it holds, holds for every larger one. */
const leastThat = (holds: (n: number) => boolean, most: number): number | null => {
  if (!holds(most)) return null;
  let [below, least] = [-1, most];
  while (least - below > 1) {
    const middle = Math.floor((below + least) / 2);
    if (holds(middle)) least = middle;
    else below = middle;
  }
  return least;
};
