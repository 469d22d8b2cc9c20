import { callRoutes } from '../../domain/call.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type Answer, type Ask, type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { once, payloadHash } from '../edge/once.ts';
import { findSite } from '../edge/tenant.ts';
import { type Calls, callStore } from '../stores/calls.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Sites, siteStore } from '../stores/sites.ts';
import { untilWon } from '../stores/transaction.ts';

type Needs = EdgeNeeds & { sites: Pick<Sites, 'get'>; calls: Pick<Calls, 'open' | 'write'> };
type CreateCall = typeof callRoutes.createCall;

/** Logs a call to a silent site, with who made it and when. Under a key it is taken once. */
export const createCall = (needs: Needs) =>
  http(callRoutes.createCall, needs, {
    find: findSite(needs.sites),
    answer: (ask) => untilWon(() => logCall(needs, ask)),
  });

const logCall = (
  { calls }: Needs,
  { params: { siteId }, headers, body, actor, now }: Ask<CreateCall>,
): Promise<Answer<CreateCall>> => {
  const key = headers['idempotency-key']?.toLowerCase() ?? null;
  const hash = payloadHash({ siteId, ...body });
  return once({
    open: () => calls.open(siteId, key),
    hash,
    decide: async (opened) => {
      const call = { at: now, ...body, by: { member: actor.id, name: actor.name } };
      const submission = { hash, status: callRoutes.createCall.status, text: JSON.stringify(call) };
      const deed = { actor: actor.id, act: 'called', about: body.outcome, at: now };
      const under = key === null ? null : { key, submission };
      await calls.write(opened, { call, deed, under });
      return submission;
    },
  });
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return createCall({
    members: memberStore(connection),
    sites: siteStore(connection),
    calls: callStore(connection),
    clock: systemClock,
  });
});
