import type { LongWork } from '../../domain/long-work.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { JobCourse } from '../ui/job-course.tsx';
import { useSpeech } from '../ui/words.ts';
import { RehearsalResult } from './rehearsal-result.tsx';
import { useRehearsalWords } from './rehearsal-words.tsx';

type JobProps = { jobId: string; onOver: () => void };

/** A rehearsal that was asked for: how far it is, and what it came to. */
export const RehearsalJob = ({ jobId, onOver }: JobProps) => {
  const { job: words } = useRehearsalWords();
  const { lang } = useSpeech();
  const say = ({ state, done, total }: LongWork) =>
    t(words, state, { done: formatNumber(lang, done), total: formatNumber(lang, total) });
  return (
    <JobCourse
      jobId={jobId}
      words={words}
      say={say}
      onOver={onOver}
      over={({ done }) => (done > 0 ? <RehearsalResult jobId={jobId} /> : null)}
    />
  );
};
