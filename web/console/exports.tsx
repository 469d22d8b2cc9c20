import { useEffect, useState } from 'preact/hooks';
import { exportRoutes, type ListedExport } from '../../domain/export-work.ts';
import type { LongWork } from '../../domain/long-work.ts';
import type { Me } from '../../domain/member.ts';
import { formatDay, formatMoment, formatNumber } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { DataTable } from '../ui/data-table.tsx';
import { JobCourse } from '../ui/job-course.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSpeech } from '../ui/words.ts';
import { FetchFile } from './exports-fetch.tsx';
import { ExportsForm } from './exports-form.tsx';
import { useExportWords, withExportWords } from './exports-words.ts';
import { useReply } from './use-reply.ts';

type ExportsProps = {
  me: Me;
  search: string;
  change: (changes: Readonly<Record<string, string>>) => void;
};

/** What a file is, and of which days. */
const useSpan = () => {
  const { list } = useExportWords();
  return ({ from, to }: ListedExport) => t(list, 'span', { from: formatDay(from), to: formatDay(to) });
};

const State = ({ one }: { one: ListedExport }) => {
  const { list, form } = useExportWords();
  if (one.state !== 'done') return <>{list.states[one.state]}</>;
  if (!one.isThere) return <>{list.expired}</>;
  const slots = { what: form.whats[one.what], time: formatMoment(one.createdAt) };
  return <FetchFile jobId={one.jobId} name={t(list, 'fetchNamed', slots)} />;
};

const Table = ({ items }: { items: readonly ListedExport[] }) => {
  const { list, form } = useExportWords();
  const { lang } = useSpeech();
  const span = useSpan();
  const fileOf = ({ format, audience }: ListedExport) =>
    audience === 'outside' ? t(list, 'outside', { format: form.formats[format] }) : form.formats[format];
  return (
    <DataTable
      caption={list.caption}
      captionHidden
      stacked
      empty={list.none}
      columns={[
        { head: list.at, cell: ({ createdAt }) => formatMoment(createdAt), rowHead: true },
        { head: list.what, cell: ({ what }) => form.whats[what] },
        { head: list.days, cell: span },
        { head: list.file, cell: fileOf },
        { head: list.rows, cell: ({ rows }) => formatNumber(lang, rows), numeric: true },
        { head: list.state, cell: (one) => <State one={one} /> },
      ]}
      rows={items}
      keyOf={({ jobId }) => jobId}
    />
  );
};

const useExports = () =>
  useReply<readonly ListedExport[]>('exports', async (_, signal) => {
    const answer = await call(exportRoutes.listExports, { signal });
    if (answer.kind === 'reply') return { kind: 'value', value: answer.reply.items };
    return answer.kind === 'unchanged' ? { kind: 'same' } : { kind: 'failed', failure: answer };
  });

const View = ({ me, search, change }: ExportsProps) => {
  const jobId = new URLSearchParams(search).get('job');
  const { job, intro, list } = useExportWords();
  const { lang } = useSpeech();
  const [over, setOver] = useState<string | null>(null);
  const { value, failure, refresh } = useExports();
  // One that has begun or ended is in the list
  useEffect(() => void refresh(), [jobId, over]);
  const say = ({ state, done, total, rows = 0, notices = [] }: LongWork) =>
    state === 'failed' && notices[0]
      ? notices[0].detail
      : t(job, state, {
          ...{ done: formatNumber(lang, done), total: formatNumber(lang, total) },
          rows: formatNumber(lang, rows),
        });
  return (
    <>
      <p>{intro}</p>
      <ExportsForm
        me={me}
        isRunning={jobId !== null && over !== jobId}
        onBegun={(begun) => change({ job: begun })}
      />
      {jobId === null ? null : (
        <JobCourse
          key={jobId}
          jobId={jobId}
          words={job}
          say={say}
          onOver={() => setOver(jobId)}
          over={({ state }) => (state === 'done' ? <FetchFile jobId={jobId} help /> : null)}
        />
      )}
      {failure !== null ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : null}
      <h2>{list.caption}</h2>
      {value === null ? failure === null ? <Spinner /> : null : <Table items={value} />}
    </>
  );
};

/** Files of check-ins, sites, alerts and daily reports: asked for, followed through a reload, fetched, and found again. */
export const Exports = withExportWords<ExportsProps>(View);
