import { useEffect, useState } from 'preact/hooks';
import { t } from '../../domain/texts/text.ts';
import { sessions, signInUrl } from '../session.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useSpeech } from '../ui/words.ts';
import { isUnsent } from './outbox-entry.ts';
import { useOutbox } from './outbox-news.tsx';
import { useOutboxWords } from './outbox-words.tsx';
import { keptName } from './readings.ts';
import { Screen } from './screen.tsx';
import { UnsentNotice } from './unsent-notice.tsx';

/** Names of the sites, as this device last knew them. */
const useNames = (siteIds: string) => {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    const ids = siteIds.split(' ').filter((id) => id !== '');
    void Promise.all(ids.map(async (id) => [id, (await keptName(id)) ?? id] as const)).then((pairs) =>
      setNames(new Map(pairs)),
    );
  }, [siteIds]);
  return names;
};

/** All that is not on the server yet, site by site. Without a session it says that it waits for one. */
export const UnsentPage = (_: object) => {
  const words = useOutboxWords();
  const { ui } = useSpeech().words;
  const unsent = useOutbox().entries.filter(isUnsent);
  const siteIds = [...new Set(unsent.map(({ siteId }) => siteId))];
  const names = useNames(siteIds.join(' '));
  const signedOut = sessions.read() === null;
  return (
    <Screen title={words.listTitle} intro={words.listIntro}>
      {signedOut ? (
        <Notice tone="warning" title={t(words, 'signInTitle', { n: String(unsent.length) })}>
          <p>{words.signIn}</p>
          <ButtonLink href={signInUrl(location.pathname + location.search)}>{ui.signIn}</ButtonLink>
        </Notice>
      ) : null}
      {unsent.length === 0 ? <Notice tone="good">{words.listNone}</Notice> : null}
      {siteIds.map((siteId) => (
        <section key={siteId}>
          <h2>{names.get(siteId) ?? siteId}</h2>
          {unsent
            .filter((entry) => entry.siteId === siteId)
            .map((entry) => (
              <UnsentNotice key={entry.key} entry={entry} />
            ))}
        </section>
      ))}
    </Screen>
  );
};
