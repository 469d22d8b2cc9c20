import { useState } from 'preact/hooks';
import type { LongWork } from '../../domain/long-work.ts';
import { rebuildRoutes } from '../../domain/rebuild-work.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { JobCourse } from '../ui/job-course.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useSpeech } from '../ui/words.ts';
import { withParams } from './address.ts';
import { useSending } from './use-sending.ts';
import { useWords } from './words.ts';

/** The rebuild that the address names: it is followed again when the page is loaded anew. */
const named = () => new URLSearchParams(location.search).get('rebuild');

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
  const say = (job: LongWork) => sentenceOf(page.rebuild, job, (n) => formatNumber(lang, n));
  return <JobCourse jobId={jobId} words={{ stop: page.rebuild.stop }} say={say} />;
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
