import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** The links of the rows, in their order; each names its alert. */
const links = () => [...document.querySelectorAll<HTMLAnchorElement>('a[data-alert]')];

const linkOf = (element: Element | null) =>
  element?.closest('tr')?.querySelector<HTMLAnchorElement>('a[data-alert]') ?? null;

/** The link of the row in which the focus is. */
export const focusedRow = () => linkOf(document.activeElement);

/** Moves to the next or previous row, from wherever in the row the focus is; to the first from outside. */
export const stepRow = (by: number) => {
  const all = links();
  const at = focusedRow();
  const next = all[at === null ? 0 : Math.min(all.length - 1, Math.max(0, all.indexOf(at) + by))];
  next?.focus();
};

/**
 * Keeps the focus at its row while rows move and go: a browser drops it when a row is put elsewhere. Where the row is gone, the one
 * in its place gets it.
 */
export const useKeptRow = () => {
  const last = useRef<{ id: string; at: number } | null>(null);
  useEffect(() => {
    const note = ({ target }: Event) => {
      const element = target instanceof Element ? target : null;
      const row = linkOf(element);
      if (row !== null) last.current = { id: row.dataset['alert'] ?? '', at: links().indexOf(row) };
      // What is done in a dialog is done to the row.
      else if (element?.closest('dialog') === null) last.current = null;
    };
    document.addEventListener('focusin', note);
    document.addEventListener('pointerdown', note);
    return () => {
      document.removeEventListener('focusin', note);
      document.removeEventListener('pointerdown', note);
    };
  }, []);
  useLayoutEffect(() => {
    const kept = last.current;
    if (kept === null || document.activeElement !== document.body) return;
    const all = links();
    const row = all.find(({ dataset }) => dataset['alert'] === kept.id);
    (row ?? all[Math.min(kept.at, all.length - 1)])?.focus({ preventScroll: row !== undefined });
  });
};
