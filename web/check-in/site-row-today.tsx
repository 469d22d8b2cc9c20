import { useState } from 'preact/hooks';
import { sameAsBefore } from '../../domain/answers.ts';
import { formatShortDay, formatTime } from '../../domain/texts/format.ts';
import { fill, t } from '../../domain/texts/text.ts';
import type { SiteWithToday } from '../../domain/today.ts';
import { Button } from '../ui/button.tsx';
import { saidBy } from '../ui/problem-notice.tsx';
import { useSpeech } from '../ui/words.ts';
import { draftOf } from './draft.ts';
import { kept } from './kept.ts';
import { Go } from './screen.tsx';
import type { RowState } from './site-row.ts';
import { useSiteWords } from './sites-words.ts';

/** Id of the field of a row: the focus goes from one to the next. */
export const symptomsId = (siteId: string) => `symptoms-${siteId}`;

type RowProps<Kind extends RowState['kind']> = {
  item: SiteWithToday;
  state: Extract<RowState, { kind: Kind }>;
};

const Name = ({ item }: { item: SiteWithToday }) => <span class="visually-hidden"> – {item.site.name}</span>;

/** One number and a button: what is said by sending stands once above the list. */
const OpenRow = ({
  item,
  state: { fault, sending },
  onSend,
}: RowProps<'open'> & { onSend: (typed: string) => void }) => {
  const { sites, faults } = useSiteWords();
  const [typed, setTyped] = useState('');
  const { site, today } = item;
  const id = symptomsId(site.siteId);
  const submit = (event: Event) => {
    event.preventDefault();
    if (!sending) onSend(typed);
  };
  return (
    <form noValidate onSubmit={submit} class={fault ? 'field wrong' : undefined}>
      <label for={id}>
        {sites.symptomatic}
        <Name item={item} />
      </label>
      {fault ? (
        <span class="error" id={`${id}-error`} role="alert">
          {fill(faults[fault], {})}
        </span>
      ) : null}
      <span class="row">
        <input
          id={id}
          name={id}
          class="count"
          type="text"
          inputMode="numeric"
          autocomplete="off"
          value={typed}
          aria-invalid={fault ? 'true' : undefined}
          aria-describedby={fault ? `${id}-error` : undefined}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <Button submit disabled={sending}>
          {sending ? sites.sending : t(sites, 'send', { day: formatShortDay(today.last?.day ?? today.day) })}
          <Name item={item} />
        </Button>
      </span>
      <Go to={{ view: 'report', site: site.siteId, day: today.day }} class="link">
        {sites.open}
        <Name item={item} />
      </Go>
    </form>
  );
};

/** Not taken from the row: why, and the way to the report where every item is looked at. */
const LookRow = ({ item, state }: RowProps<'look'>) => {
  const { sites } = useSiteWords();
  const { ui } = useSpeech().words;
  const { site, today } = item;
  const says = () => {
    if (state.why === 'unusual') return t(sites, 'unusual', { n: String(state.count) });
    if (state.why === 'stale' || state.failure === null) return sites.stale;
    const { title, detail } = saidBy(state.failure, ui);
    return t(sites, 'refused', { why: `${title}. ${detail}` });
  };
  // What was said by sending goes along into the form: nothing is asked twice.
  const keep = () => {
    if (state.why !== 'unusual' || today.last === null) return;
    const fields = draftOf({ ...sameAsBefore(today.last.answers), symptomatic: state.count });
    kept.drafts.keep(site.siteId, today.day, { seenRevision: 0, fields });
  };
  const isStale = state.why === 'stale';
  return (
    <>
      <p>{says()}</p>
      <span onClickCapture={keep}>
        <Go to={{ view: isStale ? 'receipt' : 'report', site: site.siteId, day: today.day }} class="button">
          {isStale ? sites.receipt : sites.check}
          <Name item={item} />
        </Go>
      </span>
    </>
  );
};

const SentRow = ({ item, state: { at, onTime } }: RowProps<'sent'>) => {
  const { sites } = useSiteWords();
  const { site, today } = item;
  return (
    <>
      <p>{t(sites, onTime === false ? 'sentLate' : 'sent', { time: formatTime(at) })}</p>
      <Go to={{ view: 'receipt', site: site.siteId, day: today.day }} class="link">
        {sites.receipt}
        <Name item={item} />
      </Go>
    </>
  );
};

const LinkRow = ({ item, says, act }: { item: SiteWithToday; says: string; act: string }) => (
  <>
    <p>{says}</p>
    <Go to={{ view: 'report', site: item.site.siteId, day: item.today.day }} class="link">
      {act}
      <Name item={item} />
    </Go>
  </>
);

/** How a site stands today, with the one thing to do about it. */
export const TodayCell = ({
  item,
  state,
  onSend,
}: {
  item: SiteWithToday;
  state: RowState;
  onSend: (typed: string) => void;
}) => {
  const { sites } = useSiteWords();
  switch (state.kind) {
    case 'open':
      return <OpenRow item={item} state={state} onSend={onSend} />;
    case 'look':
      return <LookRow item={item} state={state} />;
    case 'sent':
      return <SentRow item={item} state={state} />;
    case 'saved':
      return <p>{sites.saved}</p>;
    case 'shut':
      return <LinkRow item={item} says={sites[`shut-${state.why}`]} act={sites.openForm} />;
    case 'not-due':
      return <LinkRow item={item} says={sites.notDue} act={sites.notDueOpen} />;
  }
};
