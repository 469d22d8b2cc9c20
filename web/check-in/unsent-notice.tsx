import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { clocks } from '../../domain/pack/clocks.ts';
import { formatMoment, formatShortDay, formatTime } from '../../domain/texts/format.ts';
import { fill, t } from '../../domain/texts/text.ts';
import { sessions, signInUrl } from '../session.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { saidBy } from '../ui/problem-notice.tsx';
import { useSpeech } from '../ui/words.ts';
import { dayWindow } from './day-window.ts';
import { useDesk } from './desk.ts';
import type { Entry } from './outbox-entry.ts';
import { useOutbox } from './outbox-news.tsx';
import { nameOf, useOutboxWords } from './outbox-words.tsx';
import { Go } from './screen.tsx';
import { outbox, sendPending } from './send.ts';

const openDays = String(clocks.correctionDays);

/** Two arrows on their way: never the check mark of what has arrived. */
const Waiting = () => (
  <svg class="mark" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
    <path d="M3 7h12l-3-3M17 13H5l3 3" />
  </svg>
);

/** A box that is dashed and hatched: nothing in it has arrived. */
const Box = ({ title, alarm, children }: { title: string; alarm?: boolean; children: ComponentChildren }) => (
  <section class={`notice unsent ${alarm ? 'error' : 'warning'}`}>
    <h2>
      <Waiting /> {title}
    </h2>
    {children}
  </section>
);

const SendNow = ({ entry }: { entry: Entry }) => {
  const words = useOutboxWords();
  const [sending, setSending] = useState(false);
  const send = async () => {
    setSending(true);
    await sendPending(entry.key);
    setSending(false);
  };
  return (
    <Button disabled={sending} onClick={() => void send()}>
      {sending ? words.sending : words.sendNow}
    </Button>
  );
};

const Drop = ({ entry }: { entry: Entry }) => {
  const { drop } = useOutboxWords();
  return (
    <Button look="secondary" onClick={() => void outbox.discard(entry.key)}>
      {drop}
    </Button>
  );
};

const Change = ({ entry, text }: { entry: Entry; text: string }) => (
  <Go to={{ view: 'report', site: entry.siteId, day: entry.day }} class="button secondary">
    {text}
  </Go>
);

const toSignIn = () => signInUrl(location.pathname + location.search);

const useWindow = ({ kind, day }: Entry) => {
  const { now } = useDesk();
  return kind === 'event-report' ? 'open' : dayWindow(day, now());
};

/** `inForm`: it is shown in the form that changes it. */
type NoticeProps = { entry: Entry; inForm?: boolean };

/** It waits: for a network, for a server that is busy, or for somebody to sign in. */
const WaitingNotice = ({ entry, inForm }: NoticeProps) => {
  const words = useOutboxWords();
  const { ui } = useSpeech().words;
  const window = useWindow(entry);
  const unkept = useOutbox().unkept.has(entry.key);
  const { failure } = entry;
  const signedOut = failure?.kind === 'signed-out' && sessions.read() === null;
  const says = unkept ? 'unkept' : signedOut ? 'signedOut' : 'waiting';
  const slots = { what: nameOf(words, entry), time: formatMoment(entry.at) };
  return (
    <Box title={words[`${says}Title`]} alarm={unkept}>
      <p>{t(words, says, slots)}</p>
      {failure && failure.kind !== 'network' && !signedOut ? (
        <p>{t(words, 'trouble', { why: saidBy(failure, ui).title })}</p>
      ) : null}
      {window === 'over' ? <p>{t(words, 'old', { n: openDays })}</p> : null}
      {entry.kind === 'event-report' ? <p>{words.eventCall}</p> : null}
      <p class="row">
        {signedOut ? <ButtonLink href={toSignIn()}>{ui.signIn}</ButtonLink> : <SendNow entry={entry} />}
        {entry.kind === 'check-in' && window === 'open' && !inForm ? (
          <Change entry={entry} text={t(words, 'change', { day: formatShortDay(entry.day) })} />
        ) : null}
      </p>
    </Box>
  );
};

/** The server will not take it as it is: why, and what a person can do. */
const RefusedNotice = ({ entry }: { entry: Entry }) => {
  const words = useOutboxWords();
  const { ui } = useSpeech().words;
  const { failure } = entry;
  const what = nameOf(words, entry);
  const window = useWindow(entry);
  const isOfDay = failure?.kind === 'problem' && failure.code === 'day-not-open';
  const isOver = isOfDay && window === 'over';
  const isEarly = isOfDay && window === 'early';
  const details =
    failure?.kind === 'problem' && failure.problem.errors.length > 0
      ? failure.problem.errors.map(({ detail }) => detail).join(' ')
      : failure
        ? saidBy(failure, ui).detail
        : '';
  return (
    <Box title={words.refusedTitle} alarm>
      <p>
        {isEarly
          ? t(words, 'refusedEarly', { what })
          : isOver
            ? t(words, 'refusedOld', { what, n: openDays })
            : t(words, 'refused', { what, why: fill(details, {}) })}
      </p>
      <p class="row">
        {entry.kind === 'check-in' && !isOver && !isEarly ? <Change entry={entry} text={words.open} /> : null}
        {isOver || isEarly ? null : <SendNow entry={entry} />}
        <Drop entry={entry} />
      </p>
    </Box>
  );
};

/** Somebody else reported the day first: both are shown side by side where it is opened. */
const StaleNotice = ({ entry }: { entry: Entry }) => {
  const words = useOutboxWords();
  const what = nameOf(words, entry);
  const { newest } = entry;
  return (
    <Box title={words.staleTitle} alarm>
      <p>
        {newest
          ? t(words, 'stale', { what, n: String(newest.revision), time: formatTime(newest.receivedAt) })
          : t(words, 'staleUnknown', { what })}
      </p>
      <p class="row">
        <Change entry={entry} text={words.compare} />
        <Drop entry={entry} />
      </p>
    </Box>
  );
};

/** One entry that is not on the server, and what to do about it. */
export const UnsentNotice = ({ entry, inForm = false }: NoticeProps) => {
  if (entry.state === 'refused') return <RefusedNotice entry={entry} />;
  if (entry.state === 'stale') return <StaleNotice entry={entry} />;
  return <WaitingNotice entry={entry} inForm={inForm} />;
};
