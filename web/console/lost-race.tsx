import type { Alert } from '../../domain/alert.ts';
import { formatMoment } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import type { Failure } from '../api.ts';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useWords } from './words.ts';

/** True when somebody else acted on the version that was seen. */
export const isLost = (failure: Failure | null): boolean =>
  failure?.kind === 'problem' && failure.code === 'lost-race';

type FailedProps = { failure: Failure | null; alert: Pick<Alert, 'state'>; onRetry: () => void };

/** Why an act was not taken. Somebody else was quicker: who, when, and how the alert stands now. */
export const ActFailed = ({ failure, alert, onRetry }: FailedProps) => {
  const { page, lifeCycle } = useWords();
  if (failure === null) return null;
  if (failure.kind !== 'problem' || !isLost(failure))
    return <ProblemNotice failure={failure} onRetry={onRetry} />;
  const { by, at } = failure.problem;
  return (
    <Notice tone="warning" title={page.lostTitle} live="alert">
      {fill(page.lost, {
        who: by === undefined || by === 'system' ? page.system : by,
        when: at ? formatMoment(at) : '–',
        state: lifeCycle.states[alert.state].label,
      })}
    </Notice>
  );
};
