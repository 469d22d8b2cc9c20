import { type ComponentType, render } from 'preact';
import type { Lang } from '../../domain/texts/text.ts';
import { currentLang, keepLang } from '../lang.ts';
import { sessions, signInUrl } from '../session.ts';
import { SpeechContext, type UiWords } from './words.ts';

type Page<W extends UiWords> = {
  /** Vietnamese words: part of the page's own script. */
  words: W;
  /** English words: fetched only when asked for. */
  english: () => Promise<{ words: W }>;
  view: ComponentType<{ words: W }>;
  /** 'needed' sends whoever has no session to sign in first and back; 'open' leaves it to the page. */
  session: 'needed' | 'open';
};

const wordsOf = async <W extends UiWords>(page: Page<W>, lang: Lang) =>
  lang === 'vi' ? page.words : (await page.english()).words;

/** Shows a page in the language in use, in place of its static first view. Changing the language keeps the page's state. */
export const start = <W extends UiWords>(page: Page<W>) => {
  const root = document.getElementById('app');
  if (root === null) return;
  // A language asked for in the address is the choice from now on: the sign-in page on the way has no `?lang=`.
  keepLang(currentLang());
  if (page.session === 'needed' && sessions.read() === null) {
    location.replace(signInUrl(location.pathname + location.search + location.hash));
    return;
  }
  const View = page.view;
  let fresh = true;
  const show = async (lang: Lang) => {
    const words = await wordsOf(page, lang).catch(() => page.words);
    document.documentElement.lang = words === page.words ? 'vi' : lang;
    const speak = (next: Lang) => {
      keepLang(next);
      void show(next);
    };
    if (fresh) root.replaceChildren();
    fresh = false;
    render(
      <SpeechContext.Provider value={{ lang: words === page.words ? 'vi' : lang, words, speak }}>
        <View words={words} />
      </SpeechContext.Provider>,
      root,
    );
  };
  void show(currentLang());
};
