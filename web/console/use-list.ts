import { useMemo, useRef } from 'preact/hooks';
import type { Failure } from '../api.ts';
import { type AskPage, type ListPage, readPages } from './read-pages.ts';
import { useReply } from './use-reply.ts';

/** A list as far as it was asked for; `more` null at its end, `items` null until the first page has come. */
export type Listed<T> = {
  items: T[] | null;
  failure: Failure | null;
  more: (() => void) | null;
  /** Reads on until so many pages are there, in one go. */
  readOn: (pages: number) => void;
  refresh: () => Promise<void>;
};

const unique = <T>(pages: readonly ListPage<T>[], idOf: (item: T) => string): T[] => [
  ...new Map(pages.flatMap(({ items }) => items).map((item) => [idOf(item), item])).values(),
];

/** Reads a list page by page as `more` is pressed, and all of these again every `everyMs` milliseconds. */
export const useList = <T>(
  key: string,
  idOf: (item: T) => string,
  ask: (signal: AbortSignal) => AskPage<T>,
  everyMs: number | null = null,
): Listed<T> => {
  const wanted = useRef({ key, pages: 1 });
  if (wanted.current.key !== key) wanted.current = { key, pages: 1 };
  const { value, failure, refresh } = useReply<ListPage<T>[]>(
    key,
    (before, signal) => readPages(ask(signal), before ?? [], wanted.current.pages),
    everyMs,
  );
  const items = useMemo(() => value && unique(value, idOf), [value]);
  const next = value?.at(-1)?.next ?? null;
  const read = value?.length ?? 0;
  const readOn = (pages: number) => {
    if (next === null || pages <= wanted.current.pages) return;
    wanted.current.pages = pages;
    void refresh();
  };
  const more = () => readOn(Math.max(read, wanted.current.pages) + 1);
  return { items, failure, more: next === null ? null : more, readOn, refresh };
};
