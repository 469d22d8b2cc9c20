import { useState } from 'preact/hooks';
import { Channel, DeliveryState } from '../../domain/delivery.ts';
import { deliveryRoutes, type ListedDelivery } from '../../domain/delivery-routes.ts';
import { fill } from '../../domain/texts/text.ts';
import { call, type Failure } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useChannelWords, withChannelWords } from './channel-words.tsx';
import { DeliveriesTable } from './deliveries-table.tsx';
import { FilterBox } from './filter-box.tsx';
import { FilterField } from './filter-field.tsx';
import { useList } from './use-list.ts';
import { useWords } from './words.ts';

/** A try follows within a minute; whoever waits for it sees it soon after. */
const pollMs = 10_000;

type DeliveriesProps = { search: string; change: (changes: Readonly<Record<string, string>>) => void };

const useDeliveries = (search: string) => {
  const asked = new URLSearchParams(search);
  const state = DeliveryState.options.find((one) => one === asked.get('state'));
  const channel = Channel.options.find((one) => one === asked.get('channel'));
  const query = { ...(state && { state }), ...(channel && { channel }) };
  const listed = useList<ListedDelivery>(
    `deliveries ${state ?? ''} ${channel ?? ''}`,
    ({ id }) => id,
    (signal) => (cursor, etag) =>
      call(deliveryRoutes.listDeliveries, {
        query: { ...query, ...(cursor && { cursor }) },
        ...(etag && { etag }),
        signal,
      }),
    pollMs,
  );
  return { state, channel, listed };
};

/** Asks for a delivery to be sent again; `said` is what came of the last asking. */
const useResend = (refresh: () => Promise<void>) => {
  const { deliveries } = useChannelWords();
  const [said, setSaid] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const resend = async ({ id, to, attempts }: ListedDelivery) => {
    if (busy !== null) return;
    setBusy(id);
    setSaid('');
    const answer = await call(deliveryRoutes.resendDelivery, {
      params: { deliveryId: id },
      body: { seen: attempts },
    });
    setBusy(null);
    setFailure(answer.kind === 'reply' || answer.kind === 'unchanged' ? null : answer);
    if (answer.kind === 'reply') setSaid(fill(deliveries.asked, { to }));
    await refresh();
  };
  return { said, failure, busy, resend };
};

const View = ({ search, change }: DeliveriesProps) => {
  const { page } = useWords();
  const { deliveries } = useChannelWords();
  const { state, channel, listed } = useDeliveries(search);
  const { items, failure, more, refresh } = listed;
  const again = useResend(refresh);
  return (
    <>
      <FilterBox>
        <FilterField
          name="state"
          label={deliveries.state}
          value={state}
          options={DeliveryState.options.map((value) => ({ value, label: deliveries.states[value].label }))}
          onPick={(picked) => change({ state: picked })}
        />
        <FilterField
          name="channel"
          label={deliveries.channel}
          value={channel}
          options={Channel.options.map((value) => ({ value, label: deliveries.channels[value] }))}
          onPick={(picked) => change({ channel: picked })}
        />
      </FilterBox>
      {failure ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : null}
      {again.failure ? <ProblemNotice failure={again.failure} /> : null}
      {again.said ? (
        <Notice tone="good" live="status">
          {again.said}
        </Notice>
      ) : null}
      {items === null && failure === null ? <Spinner /> : null}
      {items?.length === 0 && more === null ? <EmptyState>{deliveries.empty}</EmptyState> : null}
      {items && items.length > 0 ? (
        <>
          <p class="quiet">
            {fill(more === null ? deliveries.shown : deliveries.shownSoFar, { n: String(items.length) })}
          </p>
          <DeliveriesTable items={items} busy={again.busy} onResend={(one) => void again.resend(one)} />
        </>
      ) : null}
      {more ? (
        <Button look="secondary" onClick={more}>
          {page.more}
        </Button>
      ) : null}
    </>
  );
};

/** What was sent to whom: what waits first, each with its tries, why it is where it is, and a button to send it again. */
export const Deliveries = withChannelWords<DeliveriesProps>(View);
