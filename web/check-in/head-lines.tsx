import { useEffect, useRef, useState } from 'preact/hooks';
import { formatDay, formatMoment, formatShortDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { Announcer } from '../ui/announcer.tsx';
import { useDesk } from './desk.ts';
import { isUnsent } from './outbox-entry.ts';
import { useOutbox } from './outbox-news.tsx';
import { nameOf, receivedAt, useOutboxWords } from './outbox-words.tsx';
import { Go } from './screen.tsx';

/** What every screen says under its head, when there is something to say. */
export const HeadLinesView = ({ keptAt }: { keptAt: string | null }) => {
  const words = useOutboxWords();
  const { place, today, stayed, go } = useDesk();
  const { entries } = useOutbox();
  const unsent = entries.filter(isUnsent).length;
  return (
    <>
      {unsent > 0 && place.view !== 'unsent' ? (
        <p>
          <Go to={{ view: 'unsent', day: null }} class="link unsent-count">
            {t(words, 'count', { n: String(unsent) })}
          </Go>
        </p>
      ) : null}
      {keptAt ? <p class="kept-at">{t(words, 'keptAt', { when: formatMoment(keptAt) })}</p> : null}
      {stayed && place.day === stayed ? (
        <p class="notice" role="status">
          {t(words, 'newDay', { today: formatDay(today), day: formatDay(stayed) })}{' '}
          <button type="button" class="link" onClick={() => go({ day: null })}>
            {t(words, 'toToday', { today: formatShortDay(today) })}
          </button>
        </p>
      ) : null}
    </>
  );
};

/** Says what has been sent meanwhile, by this tab or another, to whoever cannot see the notice go. */
export const TellerView = (_: object) => {
  const words = useOutboxWords();
  const { entries } = useOutbox();
  const open = useRef(new Set<string>());
  const [message, say] = useState('');
  useEffect(() => {
    const arrived = entries.filter(({ key, state }) => state === 'sent' && open.current.has(key));
    if (arrived.length > 0)
      say(
        arrived
          .map((entry) => t(words, 'sentNow', { time: receivedAt(entry), what: nameOf(words, entry) }))
          .join(' '),
      );
    open.current = new Set(entries.filter(isUnsent).map(({ key }) => key));
  }, [entries, words]);
  return <Announcer message={message} />;
};
