import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';

type LateProps<P extends object> = { load: () => Promise<ComponentType<P>>; given: P };

/** A view that is fetched when it is first opened, so that the queue does not pay for it; without network it can be tried again. */
export const LateView = <P extends object>({ load, given }: LateProps<P>) => {
  const [part, setPart] = useState<{ View: ComponentType<P> } | 'loading' | 'failed'>('loading');
  const fetchPart = () => {
    setPart('loading');
    load().then(
      (View) => setPart({ View }),
      () => setPart('failed'),
    );
  };
  // Once per view; its owner gives each its own key
  useEffect(fetchPart, []);
  if (typeof part === 'object') return <part.View {...given} />;
  return part === 'failed' ? (
    <ProblemNotice failure={{ kind: 'network' }} onRetry={fetchPart} />
  ) : (
    <Spinner />
  );
};
