import { useState } from 'preact/hooks';
import { longWorkRoutes } from '../../domain/long-work.ts';
import { call, type Failure } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useExportWords } from './exports-words.ts';
import { useWords } from './words.ts';

type FetchProps = { jobId: string; name?: string; help?: boolean };

/** Fetches the file by a link of this moment: one that was asked for before may not hold any more. */
export const FetchFile = ({ jobId, name, help = false }: FetchProps) => {
  const { job } = useExportWords();
  const { ui } = useWords();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | 'no-link' | null>(null);
  const fetchFile = async () => {
    setBusy(true);
    setFailure(null);
    const answer = await call(longWorkRoutes.getJob, { params: { jobId } });
    setBusy(false);
    if (answer.kind === 'unchanged') return;
    if (answer.kind !== 'reply') return setFailure(answer);
    const { link } = answer.reply;
    if (link === undefined) setFailure('no-link');
    // It comes as an attachment: this page stays.
    else location.assign(link);
  };
  const says = busy ? ui.working : job.fetch;
  return (
    <>
      {failure === 'no-link' ? <Notice tone="warning">{job.noLink}</Notice> : null}
      {failure !== null && failure !== 'no-link' ? (
        <ProblemNotice failure={failure} onRetry={() => void fetchFile()} />
      ) : null}
      {name === undefined ? (
        <p>
          <Button
            disabled={busy}
            onClick={() => void fetchFile()}
            {...(help && { describedBy: 'fetch-help' })}
          >
            {says}
          </Button>
        </p>
      ) : (
        <button type="button" class="link" aria-label={name} onClick={() => void fetchFile()}>
          {says}
        </button>
      )}
      {help ? (
        <p id="fetch-help" class="quiet">
          {job.fetchHelp}
        </p>
      ) : null}
    </>
  );
};
