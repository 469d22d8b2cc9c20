import { useState } from 'preact/hooks';
import { fill } from '../../domain/texts/text.ts';
import type { Webhook } from '../../domain/webhook.ts';
import { webhookRoutes } from '../../domain/webhook-routes.ts';
import { call, type Failure } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useChannelWords, withChannelWords } from './channel-words.tsx';
import { useList } from './use-list.ts';
import { WebhookForm } from './webhook-form.tsx';
import { ShownSecret } from './webhook-secret.tsx';
import { WebhooksTable } from './webhooks-table.tsx';

type Asked = { what: 'edit'; webhook: Webhook | null } | { what: 'rotate'; webhook: Webhook };
type Said = { text: string; secret: { name: string; secret: string } | null };

const useWebhooks = () =>
  useList<Webhook>(
    'webhooks',
    ({ webhookId }) => webhookId,
    (signal) => (_, etag) => call(webhookRoutes.listWebhooks, { ...(etag && { etag }), signal }),
  );

/** The acts on an endpoint beside the form: what each came to is said above the list. */
const useActs = (refresh: () => Promise<void>) => {
  const { webhooks } = useChannelWords();
  const [said, setSaid] = useState<Said | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const done = (webhook: Webhook, secret: string | null, text = webhooks.saved) => {
    const { name } = webhook;
    setFailure(null);
    setSaid({ text: fill(text, { name }), secret: secret === null ? null : { name, secret } });
    void refresh();
  };
  const rotate = async ({ webhookId }: Webhook) => {
    const answer = await call(webhookRoutes.rotateWebhookSecret, { params: { webhookId } });
    if (answer.kind === 'reply') done(answer.reply.webhook, answer.reply.secret);
    else if (answer.kind !== 'unchanged') setFailure(answer);
  };
  const stop = async ({ webhookId }: Webhook) => {
    const answer = await call(webhookRoutes.deactivateWebhook, { params: { webhookId } });
    if (answer.kind === 'reply') done(answer.reply, null, webhooks.stopped);
    else if (answer.kind !== 'unchanged') setFailure(answer);
  };
  return { said, failure, done, rotate, stop };
};

const View = () => {
  const { webhooks } = useChannelWords();
  const { items, failure, refresh } = useWebhooks();
  const acts = useActs(refresh);
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  return (
    <>
      {acts.failure ? <ProblemNotice failure={acts.failure} /> : null}
      {acts.said ? (
        <Notice tone="good" live="status">
          {acts.said.text}
        </Notice>
      ) : null}
      {acts.said?.secret ? <ShownSecret key={acts.said.secret.secret} {...acts.said.secret} /> : null}
      <p>
        <Button onClick={() => setAsked({ what: 'edit', webhook: null })}>{webhooks.add}</Button>
      </p>
      {failure ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : null}
      {items === null && failure === null ? <Spinner /> : null}
      {items ? (
        <WebhooksTable
          items={items}
          onEdit={(webhook) => setAsked({ what: 'edit', webhook })}
          onRotate={(webhook) => setAsked({ what: 'rotate', webhook })}
          onStop={(webhook) => void acts.stop(webhook)}
        />
      ) : null}
      {asked?.what === 'edit' ? (
        <Dialog title={asked.webhook ? webhooks.change : webhooks.add} onClose={close}>
          <WebhookForm
            webhook={asked.webhook}
            onDone={(webhook, secret) => {
              close();
              acts.done(webhook, secret);
            }}
          />
        </Dialog>
      ) : null}
      {asked?.what === 'rotate' ? (
        <Dialog title={fill(webhooks.rotateTitle, { name: asked.webhook.name })} onClose={close}>
          <p>{webhooks.rotateDetail}</p>
          <Button
            onClick={() => {
              close();
              void acts.rotate(asked.webhook);
            }}
          >
            {webhooks.rotate}
          </Button>
        </Dialog>
      ) : null}
    </>
  );
};

/** The systems that are told of alerts: made, changed, given a new secret and stopped by the administrator. */
export const Webhooks = withChannelWords<object>(View);
