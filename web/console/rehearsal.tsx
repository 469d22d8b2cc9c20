import { useState } from 'preact/hooks';
import type { Me } from '../../domain/member.ts';
import { rehearses } from '../../domain/rehearsal-work.ts';
import { Notice } from '../ui/notice.tsx';
import { RehearsalForm } from './rehearsal-form.tsx';
import { RehearsalJob } from './rehearsal-job.tsx';
import { useRehearsalWords, withRehearsalWords } from './rehearsal-words.tsx';

type RehearsalProps = {
  me: Me;
  search: string;
  change: (changes: Readonly<Record<string, string>>) => void;
};

const View = ({ me, search, change }: RehearsalProps) => {
  const asked = new URLSearchParams(search);
  const jobId = asked.get('job');
  const [over, setOver] = useState<string | null>(null);
  const { provinceOnly } = useRehearsalWords();
  if (!rehearses(me)) return <Notice tone="warning">{provinceOnly}</Notice>;
  return (
    <>
      <RehearsalForm
        asked={asked.get('template')}
        isRunning={jobId !== null && over !== jobId}
        again={jobId !== null}
        onBegun={(job, template) => change({ job, ...(template && { template }) })}
      />
      {jobId === null ? null : <RehearsalJob key={jobId} jobId={jobId} onOver={() => setOver(jobId)} />}
    </>
  );
};

/** A template version run over the reports of the last days: asked for, followed through a reload, and compared with what is in force. */
export const RehearsalView = withRehearsalWords<RehearsalProps>(View);
