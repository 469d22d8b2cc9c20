import { formatTime } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Notice } from '../ui/notice.tsx';
import { useSpeech } from '../ui/words.ts';
import { differences, saidOf } from './said.ts';
import type { SiteDay } from './site-day.ts';
import type { Report } from './use-report.ts';
import { useWork } from './work-words.tsx';

/** Somebody else filed or corrected the day first: both versions side by side, and the person decides. */
export const StaleReport = ({ report, onKeep }: { siteDay: SiteDay; report: Report; onKeep: () => void }) => {
  const work = useWork();
  const { lang, words } = useSpeech();
  const { newest, read } = report;
  const { report: texts } = work;
  const mine = read.answers;
  const names = newest && mine ? differences(mine, newest.answers) : [];
  const say = { work, ui: words.ui, lang };
  return (
    <>
      {newest ? (
        <Notice tone="warning" live="alert">
          <p class="num">
            {t(texts, 'stale', { n: String(newest.revision), time: formatTime(newest.receivedAt) })}
          </p>
        </Notice>
      ) : null}
      {newest && mine && names.length > 0 ? (
        <DataTable
          caption={texts.yourAnswers}
          columns={[
            { head: texts.item, cell: (name) => work.answers[name].label, rowHead: true },
            { head: texts.mine, cell: (name) => saidOf(mine, name, say), numeric: true },
            { head: texts.newest, cell: (name) => saidOf(newest.answers, name, say), numeric: true },
          ]}
          rows={names}
          keyOf={(name) => name}
        />
      ) : (
        <p>{texts.staleSame}</p>
      )}
      <p class="stack">
        <Button big onClick={onKeep}>
          {texts.keepNewest}
        </Button>
        {names.length > 0 ? (
          <Button look="secondary" big onClick={report.goOnWithMine}>
            {texts.useMine}
          </Button>
        ) : null}
      </p>
    </>
  );
};
