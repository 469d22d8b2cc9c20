import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Lang } from '../../domain/texts/text.ts';
import { sessions } from '../session.ts';
import { BrandMark } from './brand-mark.tsx';
import { namePage } from './page-title.ts';
import { useSpeech } from './words.ts';

type ShellProps = {
  /** Heading of the page and its title. */
  title: string;
  /** One sentence under the heading. */
  intro?: string | undefined;
  /** Who is signed in, as read by `useMe`; null keeps the place free, so that nothing moves when it is known. Left out: no place. */
  me?: { name: string } | null;
  /** Role label or site name, beside the name. */
  as?: string | undefined;
  /** A wide page: tables and queues. Forms and texts stay narrow. */
  wide?: boolean;
  /** Links of this page's app, in the header. */
  nav?: ComponentChildren;
  children: ComponentChildren;
};

const names: Record<Lang, string> = { vi: 'Tiếng Việt', en: 'English' };

const LangSwitch = () => {
  const { lang, words, speak } = useSpeech();
  const other = lang === 'vi' ? 'en' : 'vi';
  const change = (event: Event) => {
    event.preventDefault();
    speak(other);
  };
  return (
    <nav aria-label={words.ui.language}>
      <a href={`?lang=${other}`} lang={other} hreflang={other} onClick={change}>
        {names[other]}
      </a>
    </nav>
  );
};

const Account = ({ me, as }: Pick<ShellProps, 'me' | 'as'>) => {
  const { ui } = useSpeech().words;
  const [Ask, ask] = useState<typeof import('./sign-out.tsx').SignOutDialog | null>(null);
  // What is unsent on this device would be gone: whoever cannot be asked about it leaves it there, for nobody else to see
  const leave = () =>
    import('./sign-out.tsx').then(
      ({ SignOutDialog, leaveAtOnce }) => leaveAtOnce().then((left) => left || ask(() => SignOutDialog)),
      () => sessions.signOut(),
    );
  if (me === undefined) return null;
  if (me === null) return <div class="account" />;
  return (
    <section class="account" aria-label={ui.account}>
      <span>
        {me.name}
        {as ? <span class="quiet"> · {as}</span> : null}
      </span>
      <button type="button" class="link" onClick={leave}>
        {ui.signOut}
      </button>
      {Ask ? <Ask onStay={() => ask(null)} /> : null}
    </section>
  );
};

/** A screen was asked for and the reader has done nothing since: whatever takes its place on the way there takes the focus too. */
let moved = false;
const settled = () => {
  moved = false;
};

/** Puts the focus on the content of the screen that comes, through every stand-in that is shown before it. */
export const focusMain = () => {
  moved = true;
  for (const act of ['keydown', 'pointerdown']) addEventListener(act, settled, { once: true, capture: true });
  document.getElementById('main')?.focus({ preventScroll: true });
};

/** The frame of every page: skip link, header with place and language, main with the one h1, footer. */
export const Shell = ({ title, intro, me, as, wide, nav, children }: ShellProps) => {
  const { ui } = useSpeech().words;
  // With the words, not after them: a reader told that the page is English must not then hear a Vietnamese title.
  useLayoutEffect(() => {
    namePage(`${title} – ${ui.product} ${ui.place}`);
  }, [title, ui]);
  useEffect(() => {
    if (moved && document.activeElement === document.body) focusMain();
  }, []);
  return (
    <div class={wide ? 'wide' : undefined}>
      <a class="skip" href="#main">
        {ui.skip}
      </a>
      <header class="head">
        <div class="wrap">
          <a class="brand" href="/">
            <BrandMark />
            <span>
              {ui.product} <span class="quiet">{ui.place}</span>
            </span>
          </a>
          {nav ? <nav aria-label={ui.product}>{nav}</nav> : null}
          <LangSwitch />
          <Account me={me} as={as} />
        </div>
      </header>
      <main id="main" class="wrap" tabIndex={-1}>
        <h1>{title}</h1>
        {intro ? <p>{intro}</p> : null}
        {children}
      </main>
      <footer class="foot">
        <div class="wrap">{ui.footer}</div>
      </footer>
    </div>
  );
};
