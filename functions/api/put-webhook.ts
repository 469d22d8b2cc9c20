import { Conflict, Invalid } from '../../domain/failure.ts';
import { zones } from '../../domain/pack/zones.ts';
import { changedWebhook, mostWebhooks, newWebhook, type WebhookFields } from '../../domain/webhook.ts';
import { webhookRoutes } from '../../domain/webhook-routes.ts';
import { reachSettings, settings, systemClock } from '../edge/config.ts';
import { type Answer, type Ask, type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { untilWon } from '../stores/transaction.ts';
import { type Webhooks, webhookStore } from '../stores/webhooks.ts';
import { newSecret } from '../webhooks/sign.ts';

type Needs = EdgeNeeds & {
  webhooks: Pick<Webhooks, 'all' | 'put'>;
  /** Whether this very machine may be posted to. */
  isLocalDoor: boolean;
};
type PutWebhook = typeof webhookRoutes.putWebhook;

/** Makes an endpoint, with a secret that is shown this once, or changes one. */
export const putWebhook = (needs: Needs) =>
  http(webhookRoutes.putWebhook, needs, {
    find: nothingToFind,
    answer: async (ask) => {
      requireUsable(ask.body, needs.isLocalDoor);
      return untilWon(() => put(needs, ask));
    },
  });

/** @throws Invalid for plain http where only the public network is posted to, and for zones that there are not */
const requireUsable = ({ url, zones: wanted }: WebhookFields, isLocalDoor: boolean) => {
  if (!isLocalDoor && !url.toLowerCase().startsWith('https:')) throw Invalid.at('/url', 'not-a-webhook-url');
  const unknown = wanted.flatMap((id, place) =>
    zones.some((zone) => zone.id === id) ? [] : [{ pointer: `/zones/${place}`, code: 'unknown-zone' }],
  );
  if (unknown.length > 0) throw new Invalid('unknown-zone', unknown);
};

const put = async (
  { webhooks }: Needs,
  { params: { webhookId }, body, actor, now }: Ask<PutWebhook>,
): Promise<Answer<PutWebhook>> => {
  const all = await webhooks.all();
  const act = { by: actor.name, now };
  const known = all.find(({ webhook }) => webhook.webhookId === webhookId);
  if (known !== undefined) {
    const record = changedWebhook(known, body, act);
    await webhooks.put(record);
    return { body: { webhook: record.webhook, secret: null } };
  }
  if (all.length >= mostWebhooks) throw new Conflict('too-many-webhooks');
  const record = newWebhook(webhookId, body, newSecret(), act);
  await webhooks.put(record);
  return { status: 201, body: { webhook: record.webhook, secret: record.secret } };
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return putWebhook({
    members: memberStore(connection),
    webhooks: webhookStore(connection),
    clock: systemClock,
    ...reachSettings(),
  });
});
