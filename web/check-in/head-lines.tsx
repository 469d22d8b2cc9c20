import { useEffect, useRef, useState } from 'preact/hooks';
import { formatDay, formatMoment, formatShortDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { Announcer } from '../ui/announcer.tsx';
import { useDesk } from './desk.ts';
import { type Entry, isUnsent } from './outbox-entry.ts';
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

/** What there is to say of an entry; null while its first send is under way. */
const newsOf = ({ state, failure }: Entry) => (state === 'waiting' && failure === null ? null : state);

/** Says what was sent, kept or refused meanwhile, by this tab or another, to whoever cannot see the notices come and go. */
export const TellerView = (_: object) => {
  const words = useOutboxWords();
  const { entries } = useOutbox();
  /** What was said of each entry; null before the first look, at which nothing is new. */
  const said = useRef<ReadonlyMap<string, ReturnType<typeof newsOf>> | null>(null);
  const [message, say] = useState('');
  useEffect(() => {
    const sentence = (entry: Entry) => {
      const what = nameOf(words, entry);
      if (entry.state === 'sent') return t(words, 'sentNow', { time: receivedAt(entry), what });
      return `${words[`${entry.state}Title`]}: ${what}.`;
    };
    const before = said.current;
    said.current = new Map(entries.map((entry) => [entry.key, newsOf(entry)]));
    const fresh = entries.filter(
      (entry) => newsOf(entry) !== null && before !== null && before.get(entry.key) !== newsOf(entry),
    );
    if (fresh.length > 0) say(fresh.map(sentence).join(' '));
  }, [entries, words]);
  return <Announcer message={message} />;
};
