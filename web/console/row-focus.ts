/** The links of the rows, in their order; each names its alert. */
const links = () => [...document.querySelectorAll<HTMLAnchorElement>('a[data-alert]')];

/** The link of the row in which the focus is. */
export const focusedRow = () =>
  document.activeElement?.closest('tr')?.querySelector<HTMLAnchorElement>('a[data-alert]') ?? null;

/** Moves to the next or previous row, from wherever in the row the focus is; to the first from outside. */
export const stepRow = (by: number) => {
  const all = links();
  const at = focusedRow();
  const next = all[at === null ? 0 : Math.min(all.length - 1, Math.max(0, all.indexOf(at) + by))];
  next?.focus();
};
