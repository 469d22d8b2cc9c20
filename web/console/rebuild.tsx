import { useState } from 'preact/hooks';
import type { LongWork } from '../../domain/long-work.ts';
import { rebuildRoutes } from '../../domain/rebuild-work.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { Announcer } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSpeech } from '../ui/words.ts';
import { isOver, useJob } from '../use-job.ts';
import { withParams } from './address.ts';
import { useSending } from './use-sending.ts';
import { useWords } from './words.ts';

/** The rebuild that the address names: it is followed again when the page is loaded anew. */
const named = () => new URLSearchParams(location.search).get('rebuild');

const tones = {
  done: 'good',
  cancelled: 'warning',
  failed: 'error',
  waiting: 'info',
  running: 'info',
} as const;

/** Has all figures worked out from the records again, and shows how far that is and what came of it. */
export const Rebuild = () => {
  const { page, ui } = useWords();
  const [jobId, setJobId] = useState(named);
  const { send, failure, busy } = useSending();
  const start = async () => {
    if (busy) return;
    const answer = await send(() => call(rebuildRoutes.createRebuild, {}));
    if (answer.kind !== 'reply') return;
    const { jobId: begun } = answer.reply;
    history.replaceState(null, '', location.pathname + withParams(location.search, { rebuild: begun }));
    setJobId(begun);
  };
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{page.rebuild.title}</h2>
      <p id="rebuild-help">{page.rebuild.help}</p>
      {failure ? <ProblemNotice failure={failure} onRetry={() => void start()} /> : null}
      {jobId === null ? null : <Course key={jobId} jobId={jobId} />}
      <p>
        <Button look="secondary" disabled={busy} describedBy="rebuild-help" onClick={() => void start()}>
          {busy ? ui.working : page.rebuild.start}
        </Button>
      </p>
    </section>
  );
};

const Course = ({ jobId }: { jobId: string }) => {
  const { page } = useWords();
  const { lang } = useSpeech();
  const { state, cancel, retry } = useJob(jobId);
  if (state.kind === 'failed') return <ProblemNotice failure={state.failure} onRetry={retry} />;
  if (state.kind === 'loading') return <Spinner />;
  const { job, lost } = state;
  const says = sentenceOf(page.rebuild, job, (n) => formatNumber(lang, n));
  return (
    <>
      <Announcer message={isOver(job) ? says : page.rebuild.working} />
      {lost ? <ProblemNotice failure={lost} onRetry={retry} /> : null}
      {isOver(job) ? (
        <Notice tone={tones[job.state]}>{says}</Notice>
      ) : (
        <>
          <p class="row">
            <progress value={job.done} max={Math.max(job.total, 1)} aria-label={page.rebuild.working} />
            <strong class="num">{says}</strong>
          </p>
          <p>
            <Button look="secondary" onClick={() => void cancel()}>
              {page.rebuild.stop}
            </Button>
          </p>
        </>
      )}
    </>
  );
};

type Sentences = Record<LongWork['state'] | 'mended', string>;

/** How far it is, or what came of it, in a sentence. */
const sentenceOf = (
  words: Sentences,
  { state, done, total, mended = 0 }: LongWork,
  say: (n: number) => string,
) =>
  t(words, state === 'done' && mended > 0 ? 'mended' : state, {
    ...{ done: say(done), total: say(total), n: say(mended) },
  });
