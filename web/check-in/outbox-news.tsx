import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Day } from '../../domain/day.ts';
import { sessions } from '../session.ts';
import type { Entry } from './outbox-entry.ts';

/*
 * What the first view knows of the outbox. The outbox itself is fetched right after the first paint and tells its news here.
 */

type Part = typeof import('./outbox-part.tsx');
type News = {
  entries: readonly Entry[];
  /** Keys of entries that this device could not store. */
  unkept: ReadonlySet<string>;
  /** The late part, once it is there. */
  part: Part | null;
};

/** Whose page this is: fixed for its life, since a page never changes hands. */
export const pageOwner = sessions.owner();

let news: News = { entries: [], unkept: new Set(), part: null };
const listeners = new Set<() => void>();

export const outboxNews = () => news;

export const tell = (next: Partial<News>) => {
  news = { ...news, ...next };
  for (const listener of listeners) listener();
};

/** Is told of all news. */
export const onNews = (listener: () => void) => void listeners.add(listener);

/** The outbox as it now is. */
export const useOutbox = (): News => {
  const [, setRound] = useState(0);
  useEffect(() => {
    const listener = () => setRound((n) => n + 1);
    listeners.add(listener);
    // What came between the first rendering and now.
    listener();
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return news;
};

/** A page never changes hands: when another tab signs somebody else in or out, it begins anew. Drafts are kept as they are typed. */
export const useOwner = (isOut: boolean) => {
  useEffect(() => {
    const check = () => {
      if (sessions.owner() !== pageOwner || (isOut && sessions.read() !== null)) location.reload();
    };
    addEventListener('storage', check);
    return () => removeEventListener('storage', check);
  }, [isOut]);
};

/** Fetches the outbox, which then shows itself and begins to send. */
export const loadOutbox = async (): Promise<Part> => {
  const part = await import('./outbox-part.tsx');
  await part.outboxReady;
  if (news.part === null) tell({ part });
  return part;
};

/** A part of the outbox in the place where it belongs; nothing until it has been fetched. */
const placed =
  <P extends object>(pick: (part: Part) => ComponentType<P>): ComponentType<P> =>
  (given) => {
    const { part } = useOutbox();
    const View = part && pick(part);
    return View ? <View {...given} /> : null;
  };

/** What of a site (and day) is not on the server yet, with what to do. Nothing while there is nothing. */
export const Unsent = placed<{ siteId: string; day?: Day }>((part) => part.UnsentNotices);
/** Under the head of every screen: how much is unsent, from when the figures are, a day that has ended. */
export const HeadLines = placed<{ keptAt: string | null }>((part) => part.HeadLines);
/** Tells what has been sent meanwhile, on whatever screen. */
export const Teller = placed((part) => part.Teller);

/** True while a report of the day is on this device and not on the server: the way on leads through its notice. */
export const useWaits = (siteId: string, day: Day): boolean =>
  useOutbox().entries.some(
    (entry) =>
      entry.kind === 'check-in' && entry.siteId === siteId && entry.day === day && entry.state !== 'sent',
  );
