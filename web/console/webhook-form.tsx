import { useState } from 'preact/hooks';
import { Severity } from '../../domain/alert.ts';
import { About, type Webhook } from '../../domain/webhook.ts';
import { webhookRoutes } from '../../domain/webhook-routes.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { CheckField } from '../ui/choice-field.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { useSpeech } from '../ui/words.ts';
import { useChannelWords } from './channel-words.tsx';
import { useSending } from './use-sending.ts';
import { typedOf, webhookRequest, withValue } from './webhook-typed.ts';
import { useWords } from './words.ts';

type BoxesProps<V extends string> = {
  legend: string;
  help?: string;
  of: readonly V[];
  labelOf: (value: V) => string;
  ticked: readonly V[];
  onTick: (value: V, isIn: boolean) => void;
};

const Boxes = <V extends string>({ legend, help, of, labelOf, ticked, onTick }: BoxesProps<V>) => (
  <fieldset class="field">
    <legend>{legend}</legend>
    {help ? <p class="help">{help}</p> : null}
    {of.map((value) => (
      <CheckField
        key={value}
        name={value}
        label={labelOf(value)}
        checked={ticked.includes(value)}
        onCheck={(isIn) => onTick(value, isIn)}
      />
    ))}
  </fieldset>
);

type FormProps = {
  webhook: Webhook | null;
  /** The endpoint as it was stored, and the secret where it was made. */
  onDone: (webhook: Webhook, secret: string | null) => void;
};

/** Makes an endpoint, or changes the one that is given; its id is what the log calls it, and stays. */
export const WebhookForm = ({ webhook, onDone }: FormProps) => {
  const { faults, ui } = useWords();
  const { standing } = useSpeech().words;
  const { webhooks } = useChannelWords();
  const [typed, setTyped] = useState(() => typedOf(webhook));
  const { send, refuse, errorAt, errors, attempt, failure, busy } = useSending();
  const set = (change: Partial<typeof typed>) => setTyped({ ...typed, ...change });
  const submit = async (event?: Event) => {
    event?.preventDefault();
    if (busy) return;
    const request = webhookRequest(faults, typed);
    if (!request.ok) return refuse(request.errors);
    const { webhookId, fields } = request;
    const answer = await send(() => call(webhookRoutes.putWebhook, { params: { webhookId }, body: fields }));
    if (answer.kind === 'reply') onDone(answer.reply.webhook, answer.reply.secret);
  };
  const field = (name: 'name' | 'url' | 'id') => ({
    name,
    error: errorAt(name),
    value: typed[name],
    onInput: (text: string) => set({ [name]: text }),
  });
  const area = (name: 'rules' | 'zones') => ({
    name,
    label: webhooks[name],
    help: name === 'rules' ? webhooks.rulesHelp : webhooks.zonesHelp,
    optional: true,
    error: errorAt(name),
    value: typed[name],
    onInput: (text: string) => set({ [name]: text }),
  });
  return (
    <form onSubmit={(event) => void submit(event)} class="narrow">
      <ErrorSummary errors={errors} attempt={attempt} />
      {failure ? <ProblemNotice failure={failure} onRetry={() => void submit()} /> : null}
      {webhook === null ? (
        <TextField {...field('id')} label={webhooks.id} help={webhooks.idHelp} maxLength={40} />
      ) : (
        <p>
          {webhooks.id}: <strong>{webhook.webhookId}</strong>
        </p>
      )}
      <TextField {...field('name')} label={webhooks.name} maxLength={100} />
      <TextField {...field('url')} label={webhooks.url} help={webhooks.urlHelp} maxLength={500} />
      <Boxes
        legend={webhooks.about}
        of={About.options}
        labelOf={(value) => webhooks.abouts[value]}
        ticked={typed.about}
        onTick={(value, isIn) => set({ about: withValue(typed.about, value, isIn) })}
      />
      <Boxes
        legend={webhooks.severities}
        help={webhooks.severitiesHelp}
        of={Severity.options}
        labelOf={(value) => standing.severities[value].label}
        ticked={typed.severities}
        onTick={(value, isIn) => set({ severities: withValue(typed.severities, value, isIn) })}
      />
      <TextArea {...area('rules')} />
      <TextArea {...area('zones')} />
      <CheckField
        name="active"
        label={webhooks.active}
        help={webhooks.activeHelp}
        checked={typed.active}
        onCheck={(active) => set({ active })}
      />
      <Button submit disabled={busy}>
        {busy ? ui.working : webhooks.save}
      </Button>
    </form>
  );
};
