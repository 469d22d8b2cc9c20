import { useState } from 'preact/hooks';
import { dueDateRoutes } from '../../domain/due-date-routes.ts';
import { call, type Failure } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { saveFile } from './save-file.ts';
import { useWork } from './work-words.tsx';

/** What a site owes by which date, as a file for a calendar app: an app cannot sign in, so the page fetches it. */
export const AddToCalendar = ({ siteId }: { siteId: string }) => {
  const { doors } = useWork();
  const [failure, setFailure] = useState<Failure | null>(null);
  const take = async () => {
    const answer = await call(dueDateRoutes.getDueDates, { params: { siteId } });
    setFailure(answer.kind === 'reply' || answer.kind === 'unchanged' ? null : answer);
    if (answer.kind === 'reply') saveFile(`${siteId}.ics`, dueDateRoutes.getDueDates.gives, answer.reply);
  };
  return (
    <>
      {failure ? <ProblemNotice failure={failure} onRetry={() => void take()} /> : null}
      <Button look="secondary" onClick={() => void take()}>
        {doors.toCalendar}
      </Button>
      <p class="quiet">{doors.toCalendarHelp}</p>
    </>
  );
};
