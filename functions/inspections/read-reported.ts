import type { Day } from '../../domain/day.ts';
import type { Filed } from '../../domain/filing.ts';
import { comparedDays } from '../../domain/inspect.ts';
import type { Inspection } from '../../domain/inspected.ts';
import type { Reported } from '../../domain/inspection-gap.ts';
import { inspectionRules } from '../../domain/pack/inspections.ts';
import type { Filings } from '../stores/filings.ts';
import type { Plans } from '../stores/plans.ts';
import type { Templates } from '../stores/templates.ts';

export type ReportedNeeds = {
  filings: Pick<Filings, 'list' | 'revisions'>;
  plans: Pick<Plans, 'list'>;
  templates: Pick<Templates, 'all'>;
};

/**
 * The newest report of an inspection's day, or of the days before it that count; for a correction the revision that its inspection was
 * compared to, or none where that was none: a site that changed its report after the visit gains nothing.
 */
const reportFor = async (
  filings: ReportedNeeds['filings'],
  siteId: string,
  day: Day,
  before: Inspection | null,
): Promise<Filed | undefined> => {
  if (before === null)
    return (await filings.list(siteId, comparedDays(day, inspectionRules), { limit: 1 })).items[0];
  const { comparedTo } = before.gap;
  return comparedTo === null ? undefined : (await filings.revisions(siteId, [comparedTo]))[0];
};

/**
 * The report that an inspection of the day is compared to, with all that it was scored by; null where there is none so new. `before`:
 * the inspection of the day that it corrects.
 */
export const readReported = async (
  { filings, plans, templates }: ReportedNeeds,
  siteId: string,
  day: Day,
  before: Inspection | null,
): Promise<Reported | null> => {
  const filed = await reportFor(filings, siteId, day, before);
  if (filed === undefined) return null;
  const [looked, versions, all] = await Promise.all([
    filings.revisions(siteId, filed.inputs),
    plans.list(siteId),
    templates.all(),
  ]);
  const { planVersion, templateVersion } = filed.assessment;
  return {
    filed,
    template: all.find(({ id }) => id === templateVersion) ?? null,
    plan: versions.find(({ version }) => version === planVersion) ?? null,
    recent: looked.map(({ checkIn }) => ({ day: checkIn.day, answers: checkIn.answers })),
  };
};
