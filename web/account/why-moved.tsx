import type { ComponentChildren } from 'preact';
import type { Day } from '../../domain/day.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { speakingOfDays, useAccountWords } from './account-words.tsx';
import { MoveLines } from './move-lines.tsx';
import { useAccount } from './use-account.ts';

type MovedProps = {
  siteId: string;
  day: Day;
  /** The newest revision known: another one is read anew. */
  revision: number;
  /** Beside the sentences: the way to the whole account. */
  children?: ComponentChildren;
};

const Moved = ({ siteId, day, revision, children }: MovedProps) => {
  const { page } = useAccountWords();
  const [state, again] = useAccount(siteId, day, revision);
  if (state.kind === 'none') return null;
  return (
    <section class="why-moved">
      <h2>{page.moveTitle}</h2>
      {state.kind === 'loading' ? <Spinner /> : null}
      {state.kind === 'failed' ? <ProblemNotice failure={state.failure} onRetry={again} /> : null}
      {state.kind === 'known' ? <MoveLines state={state} /> : null}
      {children}
    </section>
  );
};

/** Why the score moved since the report before, as it was kept. */
export const WhyMoved = speakingOfDays(Moved);
