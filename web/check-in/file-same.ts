import { type Answers, sameAsBefore } from '../../domain/answers.ts';
import { parseCount } from '../../domain/texts/parse-count.ts';
import type { Lang } from '../../domain/texts/text.ts';
import { fileUnchanged } from './file-unchanged.ts';
import { lookOver } from './look-over.ts';
import { loadQuickReports } from './quick-reports.ts';
import { loadGround } from './recent-reports.ts';
import { sumOf } from './reported-line.ts';
import type { SiteDay } from './site-day.ts';
import { isStock, type Worse } from './worse.ts';

/** Not sent yet: the day is worse than the report before it, and somebody looks over it first. */
export type LookFirst = { kind: 'look'; answers: Answers; worse: readonly Worse[] };

/** Files the day as "no change", unless the one number that was asked, or a case that was told already, calls for a look. */
export const fileSame = async (siteDay: SiteDay, typed: string, lang: Lang) => {
  const read = parseCount(typed);
  const { detail, day, before } = siteDay;
  if (!read.ok || before === null || read.count > before.checkIn.answers.present)
    return fileUnchanged(siteDay, typed, lang);
  const answers = { ...sameAsBefore(before.checkIn.answers), symptomatic: read.count };
  const { siteId } = detail.site;
  const [ground, quick] = await Promise.all([loadGround(siteDay), loadQuickReports(siteId, day)]);
  const worse = lookOver({ siteDay, answers, ground, reportedF0: sumOf(quick), reported: null });
  return !worse.every(isStock)
    ? ({ kind: 'look', answers, worse } satisfies LookFirst)
    : fileUnchanged(siteDay, typed, lang);
};
