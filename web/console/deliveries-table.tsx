import type { ListedDelivery } from '../../domain/delivery-routes.ts';
import { formatMoment, formatTime } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { href } from './address.ts';
import { useChannelWords } from './channel-words.tsx';
import { detailSpeech, noticeSpeech } from './delivery-speech.ts';
import { DeliveryTag } from './delivery-state.tsx';
import { useWords } from './words.ts';

const What = ({ noticeId }: { noticeId: string }) => {
  const { rules } = useWords();
  const { deliveries } = useChannelWords();
  const { text, alertId, place } = noticeSpeech(noticeId, { deliveries, rules });
  return (
    <>
      {alertId ? (
        <a class="row-link" href={href.alert(alertId)}>
          {text}
        </a>
      ) : (
        text
      )}
      <span class="aside">{place}</span>
    </>
  );
};

const State = ({ state, detail, dueAt }: ListedDelivery) => {
  const { deliveries } = useChannelWords();
  return (
    <>
      <DeliveryTag state={state} />
      <span class="aside">
        {detailSpeech(detail, deliveries)}
        {dueAt ? `; ${fill(deliveries.next, { when: formatMoment(dueAt) })}` : ''}
      </span>
    </>
  );
};

/** How often it was tried; where the channel notes them, when each try was and what it met. */
const Tries = ({ attempts, tries }: ListedDelivery) => {
  const { deliveries } = useChannelWords();
  if (tries.length === 0) return <>{attempts}</>;
  return (
    <details>
      <summary>
        {attempts}
        <span class="visually-hidden"> {deliveries.triesOf}</span>
      </summary>
      <ol>
        {tries.map(({ at, detail }) => (
          <li key={at}>
            {formatTime(at)} {detailSpeech(detail, deliveries)}
          </li>
        ))}
      </ol>
    </details>
  );
};

type TableProps = {
  items: readonly ListedDelivery[];
  /** The delivery that is being asked for, or null. */
  busy: string | null;
  onResend: (delivery: ListedDelivery) => void;
};

/** Deliveries, each with a button to send it again. */
export const DeliveriesTable = ({ items, busy, onResend }: TableProps) => {
  const { page, rules } = useWords();
  const { deliveries } = useChannelWords();
  const columns: Column<ListedDelivery>[] = [
    { head: deliveries.what, cell: ({ noticeId }) => <What noticeId={noticeId} />, rowHead: true },
    {
      head: deliveries.to,
      cell: ({ to, channel }) => (
        <>
          {to}
          <span class="aside">{deliveries.channels[channel]}</span>
        </>
      ),
    },
    { head: deliveries.state, cell: (delivery) => <State {...delivery} /> },
    { head: deliveries.tries, cell: (delivery) => <Tries {...delivery} /> },
    { head: deliveries.made, cell: ({ at }) => formatMoment(at) },
    {
      head: page.next,
      cell: (delivery) => (
        <Button look="secondary" disabled={busy === delivery.id} onClick={() => onResend(delivery)}>
          <span aria-hidden="true">{deliveries.resend}</span>
          <span class="visually-hidden">
            {fill(deliveries.resendOf, {
              what: noticeSpeech(delivery.noticeId, { deliveries, rules }).text,
              to: delivery.to,
            })}
          </span>
        </Button>
      ),
    },
  ];
  return (
    <DataTable
      caption={deliveries.caption}
      captionHidden
      columns={columns}
      rows={items}
      keyOf={({ id }) => id}
      stacked
    />
  );
};
