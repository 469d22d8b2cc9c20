import type { Day } from '../../domain/day.ts';
import { comparedDays } from '../../domain/inspect.ts';
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

/** The report that an inspection of the day is compared to, with all that it was scored by; null where there is none so new. */
export const readReported = async (
  { filings, plans, templates }: ReportedNeeds,
  siteId: string,
  day: Day,
): Promise<Reported | null> => {
  const [filed] = (await filings.list(siteId, comparedDays(day, inspectionRules), { limit: 1 })).items;
  if (filed === undefined) return null;
  const [before, versions, all] = await Promise.all([
    filings.revisions(siteId, filed.inputs),
    plans.list(siteId),
    templates.all(),
  ]);
  const { planVersion, templateVersion } = filed.assessment;
  return {
    filed,
    template: all.find(({ id }) => id === templateVersion) ?? null,
    plan: versions.find(({ version }) => version === planVersion) ?? null,
    recent: before.map(({ checkIn }) => ({ day: checkIn.day, answers: checkIn.answers })),
  };
};
