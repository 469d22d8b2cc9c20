import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

const links = () => [...document.querySelectorAll<HTMLAnchorElement>('a[data-site]')];

/** Keeps the focus in the list when the row that had it is gone, since its site has reported: the row in its place gets it. */
export const useKeptSite = () => {
  const last = useRef<number | null>(null);
  useEffect(() => {
    const note = ({ target }: Event) => {
      const row = target instanceof Element ? target.closest('tr') : null;
      const link = row?.querySelector<HTMLAnchorElement>('a[data-site]');
      last.current = link ? links().indexOf(link) : null;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  useLayoutEffect(() => {
    if (last.current === null || document.activeElement !== document.body) return;
    const all = links();
    all[Math.min(last.current, all.length - 1)]?.focus({ preventScroll: true });
  });
};
