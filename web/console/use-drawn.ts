import { useEffect, useState } from 'preact/hooks';

/** Rows drawn in one go: between two goes the page answers taps and keys. */
export const rowsTogether = 20;
/** Rows drawn at once: more than a screen holds. */
const first = 2 * rowsTogether;

/** How many of so many rows are drawn by now; all of them a moment later, so that the browser finds in them. Another `key` begins anew. */
export const useDrawn = (count: number, key: string): number => {
  const [drawn, setDrawn] = useState({ key, rows: first });
  const rows = drawn.key === key ? drawn.rows : first;
  useEffect(() => {
    if (rows >= count) return;
    const timer = setTimeout(() => setDrawn({ key, rows: rows + rowsTogether }), 16);
    return () => clearTimeout(timer);
  }, [rows, count, key]);
  return Math.min(rows, count);
};
