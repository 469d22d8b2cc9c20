import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useWords } from './words.ts';

/** The filters of a list: open on a wide screen, behind one line on a phone, so that the work comes first. */
export const FilterBox = ({ children }: { children: ComponentChildren }) => {
  const { page } = useWords();
  const [open] = useState(() => !matchMedia('(max-width: 40rem)').matches);
  return (
    <details class="filter-box" open={open}>
      <summary>{page.filters}</summary>
      <fieldset class="filters">
        <legend class="visually-hidden">{page.filters}</legend>
        {children}
      </fieldset>
    </details>
  );
};
