import { checkInRoutes } from '../../domain/check-in.ts';
import type { Day } from '../../domain/day.ts';
import { planDefaultsOn } from '../../domain/pack/risk-level.ts';
import type { Plan } from '../../domain/plan.ts';
import { planRoutes } from '../../domain/plan-routes.ts';
import { type PlanWorth, worthOf } from '../../domain/plan-worth.ts';
import { type SiteDetail, siteRoutes } from '../../domain/site.ts';
import { type Template, templateInForce } from '../../domain/template.ts';
import { call } from '../api.ts';
import { readOf } from './read.ts';
import type { CheckInItem } from './score-move-line.tsx';
import { useReply } from './use-reply.ts';

/** The newest report and as many before it as an assessment looks back on. */
const looked = '15';

/** All that a decision on a plan rests on: the site, its versions, its newest reports. */
export const usePlanFile = (siteId: string) => {
  const params = { siteId };
  const site = useReply<SiteDetail>(siteId, async (_, signal) =>
    readOf(await call(siteRoutes.getSite, { params, signal })),
  );
  const plans = useReply<{ items: Plan[] }>(siteId, async (_, signal) =>
    readOf(await call(planRoutes.listPlans, { params, query: { limit: '200' }, signal })),
  );
  const checkIns = useReply<{ items: CheckInItem[] }>(siteId, async (_, signal) =>
    readOf(await call(checkInRoutes.listCheckIns, { params, query: { limit: looked }, signal })),
  );
  return { site, plans, checkIns };
};

/** Templates to weigh by, and the day whose level of risk says what is proposed. */
type Weighed = { templates: readonly Template[]; today: Day };

/** What the plan is worth on the newest report beside the plan in force; null before the first report. */
export const worthOn = (
  items: readonly CheckInItem[],
  { now, next }: { now: Plan | null; next: Plan },
  { templates, today }: Weighed,
): { worth: PlanWorth; template: Template; day: string } | null => {
  const [newest, ...before] = items.map(({ checkIn: { day, answers } }) => ({ day, answers }));
  const template = newest === undefined ? null : templateInForce(templates, newest.day);
  if (newest === undefined || template === null) return null;
  const { day, answers } = newest;
  const worth = worthOf(template, { now, next }, { answers, recent: before, day });
  return { worth, template: { ...template, planDefaults: planDefaultsOn(template, today) }, day };
};
