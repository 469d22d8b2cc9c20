import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { formatNumber } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { useSpeech } from '../ui/words.ts';
import { useBulkWords } from './bulk-words.ts';

/** Rows on the screen at once: a phone stays quick with 5,000 of them. */
export const pageSize = 100;

/** A long list, a hundred at a time. */
export const Pages = <Row,>({
  rows,
  children,
}: {
  rows: readonly Row[];
  children: (shown: readonly Row[]) => ComponentChildren;
}) => {
  const { bulk } = useBulkWords();
  const { lang } = useSpeech();
  const [first, setFirst] = useState(0);
  const shown = rows.slice(first, first + pageSize);
  const number = (n: number) => formatNumber(lang, n);
  const slots = { from: number(first + 1), to: number(first + shown.length), total: number(rows.length) };
  const n = number(pageSize);
  return (
    <>
      {children(shown)}
      {rows.length > pageSize ? (
        <p class="row">
          <Button look="secondary" disabled={first === 0} onClick={() => setFirst(first - pageSize)}>
            {t(bulk, 'previous', { n })}
          </Button>
          <span class="num" role="status">
            {t(bulk, 'range', slots)}
          </span>
          <Button
            look="secondary"
            disabled={first + pageSize >= rows.length}
            onClick={() => setFirst(first + pageSize)}
          >
            {t(bulk, 'next', { n })}
          </Button>
        </p>
      ) : null}
    </>
  );
};
