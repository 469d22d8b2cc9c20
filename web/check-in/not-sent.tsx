import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useOutbox } from './outbox-news.tsx';
import { sayingOutbox } from './outbox-words.tsx';
import type { Unsent } from './outcome.ts';
import { UnsentNotice } from './unsent-notice.tsx';

type NotSentProps = { outcome: Unsent; onRetry: () => void };

/** The server has not confirmed: what was typed is on this device, and goes again under the same key. */
const NotSentNotice = ({ outcome, onRetry }: NotSentProps) => {
  const entry = useOutbox().entries.find(({ key }) => key === outcome.key);
  return (
    <div role="alert">
      {entry ? (
        <UnsentNotice entry={entry} inForm />
      ) : (
        <ProblemNotice failure={outcome.failure} onRetry={onRetry} />
      )}
    </div>
  );
};

export const NotSent = sayingOutbox<NotSentProps>(NotSentNotice);
