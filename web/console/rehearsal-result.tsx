import { rehearsalRows } from '../../domain/rehearsal-table.ts';
import { type Rehearsal, rehearsalRoutes } from '../../domain/rehearsal-work.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { fill, t } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { saveRows } from '../check-in/save-rows.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSheet } from '../ui/sheet.ts';
import { useSpeech } from '../ui/words.ts';
import { RehearsalChart } from './rehearsal-chart.tsx';
import { daysOf, rehearsalSays } from './rehearsal-says.ts';
import { BandsTables, ChangedSites, DaysTable, RulesTable } from './rehearsal-tables.tsx';
import { useRehearsalWords } from './rehearsal-words.tsx';
import { useReply } from './use-reply.ts';
import { useWords } from './words.ts';

const Download = ({ rehearsal }: { rehearsal: Rehearsal }) => {
  const words = useRehearsalWords();
  const { rules, standing } = useWords();
  const { lang } = useSpeech();
  const save = () => {
    const { templateId: id, to } = rehearsal;
    const rows = rehearsalRows(rehearsal, { lang, rehearsal: words, rules, bands: standing.bands });
    void saveRows(rows, 'csv', fill(words.csv.file, { id, to }), lang);
  };
  return (
    <p>
      <Button look="secondary" onClick={save}>
        {words.csv.get}
      </Button>
    </p>
  );
};

const Chart = ({ rehearsal }: { rehearsal: Rehearsal }) => {
  const { chart } = useRehearsalWords();
  const { lang } = useSpeech();
  const { figures } = rehearsal;
  const say = (n: number) => formatNumber(lang, n);
  const title = t(chart, 'title', {
    ...{ days: say(daysOf(rehearsal)), sites: say(figures.sites) },
    ...{ inForce: say(figures.opened.inForce), draft: say(figures.opened.draft) },
  });
  return (
    <RehearsalChart
      title={title}
      days={figures.days.map(({ day }) => day)}
      inForce={{ label: chart.inForce, values: figures.days.map(({ opened }) => opened.inForce) }}
      draft={{ label: chart.draft, values: figures.days.map(({ opened }) => opened.draft) }}
    >
      <DaysTable figures={figures} />
    </RehearsalChart>
  );
};

const Limits = () => {
  const { limits } = useRehearsalWords();
  return (
    <section aria-labelledby="limits">
      <h2 id="limits">{limits.title}</h2>
      <ul>
        {limits.list.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
};

const css = '.says{font-size:1.25rem;font-weight:600}';

/** What a rehearsal came to, both sides beside each other. */
export const Comparison = ({ rehearsal }: { rehearsal: Rehearsal }) => {
  const words = useRehearsalWords();
  const { lang } = useSpeech();
  const { figures } = rehearsal;
  useSheet(css);
  const says = rehearsalSays(words, lang, rehearsal);
  return (
    <>
      {rehearsal.overtaken ? (
        <Notice tone="warning">{fill(words.says.overtaken, { id: rehearsal.templateId })}</Notice>
      ) : null}
      <p class="says num">{says.alerts}</p>
      {figures.reports > 0 ? <p class="num">{says.bands}</p> : null}
      <p class="quiet num">{says.basis}</p>
      <Download rehearsal={rehearsal} />
      {figures.reports > 0 || figures.missed > 0 ? (
        <>
          <Chart rehearsal={rehearsal} />
          <RulesTable figures={figures} />
          <BandsTables figures={figures} />
          <ChangedSites figures={figures} />
        </>
      ) : null}
      <Limits />
    </>
  );
};

/** A rehearsal by its id; read again every so many milliseconds where it is still under way. */
export const useRehearsal = (jobId: string, everyMs: number | null = null) =>
  useReply<Rehearsal>(
    `rehearsal ${jobId}`,
    async (_, signal) => {
      const answer = await call(rehearsalRoutes.getRehearsal, { params: { jobId }, signal });
      if (answer.kind === 'reply') return { kind: 'value', value: answer.reply };
      return answer.kind === 'unchanged' ? { kind: 'same' } : { kind: 'failed', failure: answer };
    },
    everyMs,
  );

/** What a rehearsal that is over came to. */
export const RehearsalResult = ({ jobId }: { jobId: string }) => {
  const { value, failure, refresh } = useRehearsal(jobId);
  if (failure !== null) return <ProblemNotice failure={failure} onRetry={() => void refresh()} />;
  return value === null ? <Spinner /> : <Comparison rehearsal={value} />;
};
