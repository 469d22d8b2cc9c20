import { shownTo } from '../../domain/check-in.ts';
import { addDays } from '../../domain/day.ts';
import { dayAccountRoutes } from '../../domain/day-account-routes.ts';
import { NotFound } from '../../domain/failure.ts';
import type { Filed } from '../../domain/filing.ts';
import { type KeptDay, planAsJudged } from '../../domain/kept-day.ts';
import type { Role } from '../../domain/me.ts';
import type { Plan } from '../../domain/plan.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findSite } from '../edge/tenant.ts';
import { connect } from '../stores/connection.ts';
import { type Filings, filingStore } from '../stores/filings.ts';
import { memberStore } from '../stores/members.ts';
import { type Plans, planStore } from '../stores/plans.ts';
import { type Sites, siteStore } from '../stores/sites.ts';

type Needs = EdgeNeeds & {
  sites: Pick<Sites, 'get'>;
  plans: Pick<Plans, 'list'>;
  filings: Pick<Filings, 'list' | 'revisions'>;
};

/** How far back the report before a day is looked for, in days. */
const farBack = 366;

/** What the newest assessment of a day was made from, and that of the report before it: four reads, whatever was looked back on. */
export const getDayAccount = (needs: Needs) =>
  http(dayAccountRoutes.getDayAccount, needs, {
    find: findSite(needs.sites),
    answer: async ({ params: { siteId, day }, actor: { role } }) => {
      const [{ items }, plans] = await Promise.all([
        needs.filings.list(siteId, { from: addDays(day, -farBack), to: day }, { limit: 2 }),
        needs.plans.list(siteId),
      ]);
      const [filed, before] = items;
      if (filed?.checkIn.day !== day) throw new NotFound();
      const looked = await needs.filings.revisions(siteId, [...filed.inputs, ...(before?.inputs ?? [])]);
      const kept = keptOf({ plans, looked, role });
      return { body: { kept: kept(filed), before: before === undefined ? null : kept(before) } };
    },
  });

type Ground = { plans: readonly Plan[]; looked: readonly Filed[]; role: Role };

/** A revision with what it was judged by; whom a plan names is nobody's business here. */
const keptOf =
  ({ plans, looked, role }: Ground) =>
  ({ checkIn, assessment, inputs }: Filed): KeptDay => {
    const shown = shownTo(role);
    const plan = plans.find(({ version }) => version === assessment.planVersion);
    const recent = inputs.flatMap(({ day, revision }) => {
      const one = looked.find(({ checkIn: at }) => at.day === day && at.revision === revision);
      if (one === undefined) return [];
      const { note: _, ...answers } = one.checkIn.answers;
      const { receivedAt } = one.checkIn;
      return [{ day, revision, receivedAt, readiness: one.assessment.readiness, answers }];
    });
    return {
      checkIn: shown(checkIn),
      assessment,
      plan: plan === undefined ? null : { ...planAsJudged(plan, assessment), contacts: [] },
      recent,
    };
  };

export const handler = lambda(() => {
  const connection = connect(settings());
  return getDayAccount({
    members: memberStore(connection),
    sites: siteStore(connection),
    plans: planStore(connection),
    filings: filingStore(connection),
    clock: systemClock,
  });
});
