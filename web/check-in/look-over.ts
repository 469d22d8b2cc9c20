import { isAberrant } from '../../domain/aberration.ts';
import type { Answers } from '../../domain/answers.ts';
import type { Recent } from '../../domain/recent.ts';
import { symptomSeries } from '../../domain/scenario.ts';
import { templateInForce } from '../../domain/template.ts';
import { templates } from '../../domain/thai-nguyen/templates.ts';
import { previewOf } from './preview.ts';
import type { SiteDay } from './site-day.ts';
import { moreSymptoms, unlikely, type Worse, worseThan } from './worse.ts';

type Look = {
  siteDay: SiteDay;
  answers: Answers;
  /** The reports before the day; null when they cannot be read now: then only symptoms can be compared, with the last one. */
  recent: readonly Recent[] | null;
  /** F0 of the period that quick reports already told. */
  reportedF0: number;
};

const saidBefore = ({ before }: SiteDay) =>
  before && { answers: before.checkIn.answers, assessment: before.assessment };

/** What is to be looked over once before the answers are sent; empty sends them straight to the receipt. */
export const lookOver = ({ siteDay, answers, recent, reportedF0 }: Look): Worse[] => {
  const { detail, day } = siteDay;
  const rest = unlikely(answers, detail.plan?.workforce ?? detail.site.workforce, reportedF0);
  const was = saidBefore(siteDay);
  const assessment = recent && previewOf(siteDay, answers, recent);
  if (!assessment || !recent) return [...moreSymptoms(answers, was?.answers ?? null, false), ...rest];
  const template = templateInForce(templates, day);
  const aberrant =
    template !== null &&
    isAberrant(symptomSeries(answers, recent, day), answers.present, template.aberration);
  return [...worseThan({ answers, assessment }, was, aberrant), ...rest];
};
