import { useState } from 'preact/hooks';
import type { BulkResult } from '../../domain/bulk.ts';
import type { LongWork } from '../../domain/long-work.ts';
import { formatDay, formatNumber } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Notice } from '../ui/notice.tsx';
import { useSpeech } from '../ui/words.ts';
import { Pages } from './bulk-pages.tsx';
import { outcomesOf, refusedRows } from './bulk-sheets.ts';
import { useBulkWords } from './bulk-words.ts';
import { saveRows } from './save-rows.ts';
import { Go } from './screen.tsx';

const dayOf = ({ day }: BulkResult) => (day === null ? '–' : formatDay(day));

const Errors = ({ errors }: BulkResult) => {
  const { bulk } = useBulkWords();
  return (
    <ul class="plain-list">
      {errors.map(({ column, code, detail }) => (
        <li key={column + code}>
          <strong>{column === '' ? bulk.wholeRow : column}:</strong> {detail}
        </li>
      ))}
    </ul>
  );
};

const Refused = ({ job, refused }: { job: LongWork; refused: readonly BulkResult[] }) => {
  const { bulk } = useBulkWords();
  const { lang } = useSpeech();
  const [said, setSaid] = useState('');
  const { header = [] } = job;
  const without = refused.filter(({ cells }) => cells === undefined).length;
  const save = (as: 'csv' | 'xlsx') => {
    setSaid(bulk.templateMaking);
    saveRows(refusedRows(header, refused, lang), as, bulk.refusedName, lang).then(
      () => setSaid(t(bulk, 'templateDone', { name: `${bulk.refusedName}.${as}` })),
      () => setSaid(bulk.templateFailed),
    );
  };
  return (
    <section aria-labelledby="refused-title">
      <h3 id="refused-title">{bulk.refusedTitle}</h3>
      <p>{bulk.refusedIntro}</p>
      {header.length > 0 ? (
        <p class="row">
          <Button onClick={() => save('xlsx')}>{bulk.refusedXlsx}</Button>
          <Button look="secondary" onClick={() => save('csv')}>
            {bulk.refusedCsv}
          </Button>
        </p>
      ) : null}
      <p role="status">{said}</p>
      {without > 0 && header.length > 0 ? (
        <p>{t(bulk, 'refusedNoCells', { n: formatNumber(lang, without) })}</p>
      ) : null}
      <Pages rows={refused}>
        {(shown) => (
          <DataTable
            caption={bulk.refusedTitle}
            captionHidden
            stacked
            columns={[
              { head: bulk.rowHead, cell: ({ row }) => t(bulk, 'rowNo', { n: String(row) }), rowHead: true },
              { head: bulk.siteHead, cell: ({ siteId }) => siteId ?? '–' },
              { head: bulk.dayHead, cell: dayOf },
              { head: bulk.errorHead, cell: (result) => <Errors {...result} /> },
            ]}
            rows={shown}
            keyOf={({ row }) => String(row)}
          />
        )}
      </Pages>
    </section>
  );
};

const Receipt = ({ siteId, day, revision }: BulkResult) => {
  const { bulk } = useBulkWords();
  if (siteId === null || day === null) return <>–</>;
  return (
    <Go to={{ view: 'receipt', site: siteId, day, job: null }} class="link">
      {t(bulk, 'receipt', { n: String(revision ?? 1) })}
      <span class="visually-hidden">
        {' '}
        – {siteId}, {formatDay(day)}
      </span>
    </Go>
  );
};

/** What was taken stays out of the way: its rows are laid out when somebody wants to see them. */
const Taken = ({ taken }: { taken: readonly BulkResult[] }) => {
  const { bulk } = useBulkWords();
  const { lang } = useSpeech();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t(bulk, 'acceptedTitle', { n: formatNumber(lang, taken.length) })}</summary>
      {open ? (
        <Pages rows={taken}>
          {(shown) => (
            <DataTable
              caption={t(bulk, 'acceptedTitle', { n: formatNumber(lang, taken.length) })}
              captionHidden
              stacked
              columns={[
                {
                  head: bulk.rowHead,
                  cell: ({ row }) => t(bulk, 'rowNo', { n: String(row) }),
                  rowHead: true,
                },
                { head: bulk.siteHead, cell: ({ siteId }) => siteId ?? '–' },
                { head: bulk.dayHead, cell: dayOf },
                {
                  head: bulk.receiptHead,
                  cell: (result) => (
                    <>
                      <Receipt {...result} /> {result.outcome === 'unchanged' ? `(${bulk.unchanged})` : ''}
                      {result.errors.length > 0 ? <Errors {...result} /> : null}
                    </>
                  ),
                },
              ]}
              rows={shown}
              keyOf={({ row }) => String(row)}
            />
          )}
        </Pages>
      ) : null}
    </details>
  );
};

/** What became of the rows: how many were taken, and only those to correct one by one. */
export const BulkResults = ({ job, results }: { job: LongWork; results: readonly BulkResult[] }) => {
  const { bulk } = useBulkWords();
  const { lang } = useSpeech();
  const counts = outcomesOf(results);
  const refused = results.filter(({ outcome }) => outcome === 'refused');
  const taken = results.filter(({ outcome }) => outcome !== 'refused');
  return (
    <>
      <dl class="facts">
        {(['accepted', 'unchanged', 'refused'] as const).map((outcome) => (
          <div key={outcome}>
            <dt>{bulk[outcome]}</dt>
            <dd class="num">{t(bulk, 'rows', { n: formatNumber(lang, counts[outcome]) })}</dd>
          </div>
        ))}
      </dl>
      {job.notices?.map(({ code, detail }) => (
        <Notice key={code}>{detail}</Notice>
      ))}
      {refused.length > 0 ? (
        <Refused job={job} refused={refused} />
      ) : job.state === 'done' ? (
        <p>{bulk.allGood}</p>
      ) : null}
      {taken.length > 0 ? <Taken taken={taken} /> : null}
    </>
  );
};
