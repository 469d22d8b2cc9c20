import type { Plan, PlanFields } from '../../domain/plan.ts';
import { changedFacts } from '../../domain/plan-facts.ts';
import { planRoutes } from '../../domain/plan-routes.ts';
import { seenOf } from '../../domain/plan-seen.ts';
import type { call as client, Failure } from '../api.ts';

/** What became of a draft: written, handed in, overtaken by somebody else's (the versions as they are now), or not taken. */
export type PlanOutcome =
  | { kind: 'saved' | 'sent'; plan: Plan }
  | { kind: 'stale'; plans: readonly Plan[] }
  | { kind: 'failed'; failure: Failure; seen: string };

/** A draft on its way; `seen` is what its writer saw of the versions, `isLast` that it is handed in too. */
export type PlanOrder = { siteId: string; seen: string; fields: PlanFields; isLast: boolean };

const isStale = (failure: Failure) =>
  failure.kind === 'problem' &&
  failure.status === 409 &&
  ['stale-draft', 'illegal-plan-state'].includes(failure.code);

/** Nothing here is asked with a tag: an answer without a reply then is no answer. */
const lost: Failure = { kind: 'network' };

/** Writes drafts and hands them in; an answer that was lost on its way is found again, and counts as what it was. */
export const makeSendPlan = (call: typeof client) => {
  const handIn = async (order: PlanOrder, saved: Plan): Promise<PlanOutcome> => {
    const seen = seenOf([saved]);
    const params = { siteId: order.siteId, version: String(saved.version) };
    const sent = await call(planRoutes.submitPlan, { params, headers: { 'seen-plan': seen } });
    if (sent.kind === 'reply') return { kind: 'sent', plan: sent.reply.plan };
    if (sent.kind === 'unchanged') return { kind: 'failed', failure: lost, seen };
    return isStale(sent) ? overtaken({ ...order, seen }) : { kind: 'failed', failure: sent, seen };
  };

  /** The server has another version than was seen: our own, when an answer was lost, or somebody else's. */
  const overtaken = async (order: PlanOrder): Promise<PlanOutcome> => {
    const { siteId, seen, fields, isLast } = order;
    const answer = await call(planRoutes.listPlans, { params: { siteId }, query: { limit: '200' } });
    if (answer.kind !== 'reply')
      return { kind: 'failed', failure: answer.kind === 'unchanged' ? lost : answer, seen };
    const plans = answer.reply.items;
    const [newest] = plans;
    const isOurs = newest !== undefined && changedFacts(newest, fields).length === 0;
    if (isOurs && newest.state === 'submitted' && isLast) return { kind: 'sent', plan: newest };
    if (!isOurs || newest.state !== 'draft' || seenOf(plans) === seen) return { kind: 'stale', plans };
    return isLast ? handIn(order, newest) : { kind: 'saved', plan: newest };
  };

  return async (order: PlanOrder): Promise<PlanOutcome> => {
    const { siteId, seen, fields, isLast } = order;
    const headers = { 'seen-plan': seen };
    const saved = await call(planRoutes.putPlanDraft, { params: { siteId }, headers, body: fields });
    if (saved.kind === 'unchanged') return { kind: 'failed', failure: lost, seen };
    if (saved.kind !== 'reply')
      return isStale(saved) ? overtaken(order) : { kind: 'failed', failure: saved, seen };
    return isLast ? handIn(order, saved.reply.plan) : { kind: 'saved', plan: saved.reply.plan };
  };
};
