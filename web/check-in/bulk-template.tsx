import { useState } from 'preact/hooks';
import { measures } from '../../domain/answers.ts';
import { type BulkColumn, bulkColumns, bulkHeads } from '../../domain/bulk-columns.ts';
import { siteRoutes } from '../../domain/site.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { useSpeech } from '../ui/words.ts';
import { templateRows } from './bulk-sheets.ts';
import { useBulkWords } from './bulk-words.ts';
import { useDesk } from './desk.ts';
import { saveRows } from './save-rows.ts';
import type { Choices } from './xlsx-file.ts';

const isMeasure = (column: BulkColumn) => measures.some((measure) => measure === column);

/** What the columns of choices offer: a spreadsheet then shows them as a list. */
const useChoices = (): Choices => {
  const { measures: words } = useBulkWords();
  const { ui } = useSpeech().words;
  const options = [words.all, words.some, words.none, words['n/a']];
  const offer = (column: BulkColumn): readonly string[] => {
    if (isMeasure(column)) return options;
    return column === 'safetyTeamOnDuty' ? [ui.yes, ui.no] : [];
  };
  const offers = bulkColumns.map((column, place) => [place, offer(column)] as const);
  return Object.fromEntries(offers.filter(([, offered]) => offered.length > 0));
};

/** How a column is to be filled in, so that nobody has to guess. */
const useHow = () => {
  const { bulk, measures: words } = useBulkWords();
  return (column: BulkColumn): string => {
    switch (column) {
      case 'siteId':
      case 'siteName':
      case 'day':
      case 'shuttleLoad':
      case 'note':
      case 'reason':
        return bulk[`how-${column}`];
      case 'safetyTeamOnDuty':
        return bulk['how-yesNo'];
      case 'absentSick':
      case 'testedOther':
      case 'vaccinated':
        return bulk['how-optional-count'];
      default: {
        const options = [words.all, words.some, words.none, words['n/a']].join('; ');
        return isMeasure(column) ? t(bulk, 'how-measure', { options }) : bulk['how-count'];
      }
    }
  };
};

const Guide = () => {
  const { bulk } = useBulkWords();
  const { lang } = useSpeech();
  const how = useHow();
  return (
    <details>
      <summary>{bulk.guide}</summary>
      <DataTable
        caption={bulk.guide}
        captionHidden
        stacked
        columns={[
          { head: bulk.guideColumn, cell: (column) => bulkHeads[lang][column], rowHead: true },
          { head: bulk.guideHow, cell: how },
        ]}
        rows={bulkColumns}
        keyOf={(column) => column}
      />
    </details>
  );
};

/** The template with the account's own sites, made here: nothing is asked of the server but the list of them. */
export const BulkTemplate = () => {
  const { bulk } = useBulkWords();
  const { lang } = useSpeech();
  const { today } = useDesk();
  const choices = useChoices();
  const [said, setSaid] = useState('');
  const save = async (as: 'csv' | 'xlsx') => {
    setSaid(bulk.templateMaking);
    const name = t(bulk, 'templateName', { day: today });
    const answer = await call(siteRoutes.listSites, { query: { limit: '200' } });
    if (answer.kind !== 'reply') return setSaid(bulk.templateFailed);
    const rows = templateRows(
      answer.reply.items.map(({ site }) => site),
      today,
      lang,
    );
    await saveRows(rows, as, name, lang, choices).then(
      () => setSaid(t(bulk, 'templateDone', { name: `${name}.${as}` })),
      () => setSaid(bulk.templateFailed),
    );
  };
  return (
    <section aria-labelledby="template-title">
      <h2 id="template-title">{bulk.templateTitle}</h2>
      <p>{t(bulk, 'templateIntro', { day: formatDay(today) })}</p>
      <p class="row">
        <Button look="secondary" onClick={() => void save('xlsx')}>
          {bulk.templateXlsx}
        </Button>
        <Button look="secondary" onClick={() => void save('csv')}>
          {bulk.templateCsv}
        </Button>
      </p>
      <p role="status">{said}</p>
      <Guide />
    </section>
  );
};
