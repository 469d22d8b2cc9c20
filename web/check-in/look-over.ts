import { isAberrant } from '../../domain/aberration.ts';
import type { Answers } from '../../domain/answers.ts';
import { symptomSeries } from '../../domain/scenario.ts';
import { templateInForce } from '../../domain/template.ts';
import { knownTemplates } from '../templates.ts';
import { type Ground, previewOf } from './preview.ts';
import type { SiteDay } from './site-day.ts';
import { lowered, moreSymptoms, type Usual, unlikely, type Worse, worseThan } from './worse.ts';

type Look = {
  siteDay: SiteDay;
  answers: Answers;
  /** While the reports before the day or its plan are not known only symptoms can be compared, with the last report. */
  ground: Ground;
  /** F0 of the period that quick reports already told. */
  reportedF0: number;
  /** What a correction corrects. */
  reported: Answers | null;
};

const saidBefore = ({ before }: SiteDay) =>
  before && { answers: before.checkIn.answers, assessment: before.assessment };

/** The figures that an unlikely number is told by: the day's plan and site, and the bounds of the rules in force. */
const usualOf = ({ siteDay: { detail, day }, ground, reportedF0 }: Look): Usual => {
  const plan = ground.scored?.plan ?? null;
  const bounds = templateInForce(knownTemplates(), day)?.rules.find(({ id }) => id === 'implausible')?.params;
  return {
    workforce: plan?.workforce ?? detail.site.workforce,
    places: plan?.isolationPlaces ?? null,
    lodgingCapacity: plan?.lodgingCapacity ?? null,
    presentTimes: bounds?.['presentTimes'] ?? 1,
    presentPlus: bounds?.['presentPlus'] ?? 0,
    reportedF0,
  };
};

/** What is to be looked over once before the answers are sent; empty sends them straight to the receipt. */
export const lookOver = (look: Look): Worse[] => {
  const { siteDay, answers, ground, reported } = look;
  const { day } = siteDay;
  const { recent } = ground;
  const rest = [...lowered(answers, reported), ...unlikely(answers, usualOf(look))];
  const was = saidBefore(siteDay);
  const assessment = previewOf(siteDay, answers, ground);
  if (!assessment || !recent) return [...moreSymptoms(answers, was?.answers ?? null, false), ...rest];
  const template = templateInForce(knownTemplates(), day);
  const aberrant =
    template !== null &&
    isAberrant(symptomSeries(answers, recent, day), answers.present, template.aberration);
  return [...worseThan({ answers, assessment }, was, aberrant), ...rest];
};
