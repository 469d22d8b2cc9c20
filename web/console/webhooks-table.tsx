import { formatMoment } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import type { Webhook } from '../../domain/webhook.ts';
import { Button } from '../ui/button.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { bandShapes } from '../ui/shapes.tsx';
import { Tag } from '../ui/tags.tsx';
import { useSpeech } from '../ui/words.ts';
import { useChannelWords } from './channel-words.tsx';
import { useZones, zoneName } from './place-names.ts';
import { useWords } from './words.ts';

/** What an endpoint is told, in words: the kinds, and what alerts are narrowed to. */
const Wants = ({ about, severities, rules, zones }: Webhook) => {
  const { rules: ruleWords } = useWords();
  const { standing } = useSpeech().words;
  const { webhooks } = useChannelWords();
  const names = useZones();
  const narrowed = [
    ...severities.map((one) => standing.severities[one].label),
    ...rules.map((one) => ruleWords[one].label),
    ...zones.map((one) => zoneName(names, one)),
  ];
  return (
    <>
      {about.map((one) => webhooks.abouts[one]).join(', ')}
      <span class="aside">{narrowed.length === 0 ? webhooks.everything : narrowed.join(', ')}</span>
    </>
  );
};

const State = ({ active, stoppedBy, changedBy, changedAt }: Webhook) => {
  const { page } = useWords();
  const { webhooks } = useChannelWords();
  const who = changedBy === 'system' ? page.system : changedBy;
  return (
    <>
      <Tag
        shape={
          active ? bandShapes.ready : stoppedBy === 'receiver' ? bandShapes['not-ready'] : bandShapes.none
        }
        label={active ? webhooks.states.active : webhooks.states[stoppedBy ?? 'admin']}
      />
      <span class="aside">{fill(webhooks.changed, { who, when: formatMoment(changedAt) })}</span>
    </>
  );
};

type TableProps = {
  items: readonly Webhook[];
  onEdit: (webhook: Webhook) => void;
  onRotate: (webhook: Webhook) => void;
  onStop: (webhook: Webhook) => void;
};

/** All endpoints, each to be changed, given a new secret, or stopped. */
export const WebhooksTable = ({ items, onEdit, onRotate, onStop }: TableProps) => {
  const { webhooks } = useChannelWords();
  const act = (label: string, webhook: Webhook, onClick: (one: Webhook) => void) => (
    <Button look="secondary" onClick={() => onClick(webhook)}>
      {label}
      <span class="visually-hidden">: {fill(webhooks.ofWhich, { name: webhook.name })}</span>
    </Button>
  );
  const columns: Column<Webhook>[] = [
    {
      head: webhooks.name,
      cell: ({ name, webhookId }) => (
        <>
          {name}
          <span class="aside">{webhookId}</span>
        </>
      ),
      rowHead: true,
    },
    { head: webhooks.url, cell: ({ url }) => <span class="breaking">{url}</span> },
    { head: webhooks.wants, cell: (webhook) => <Wants {...webhook} /> },
    { head: webhooks.state, cell: (webhook) => <State {...webhook} /> },
    {
      head: webhooks.acts,
      cell: (webhook) => (
        <div class="row">
          {act(webhooks.edit, webhook, onEdit)}
          {act(webhooks.rotate, webhook, onRotate)}
          {webhook.active ? act(webhooks.stop, webhook, onStop) : null}
        </div>
      ),
    },
  ];
  return (
    <DataTable
      caption={webhooks.caption}
      captionHidden
      columns={columns}
      rows={items}
      keyOf={({ webhookId }) => webhookId}
      empty={webhooks.empty}
      stacked
    />
  );
};
