import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { Screen } from './screen.tsx';

/** Everything behind the first view, in one script of its own: fetched when somebody begins to do something. */
export const loadWork = () => import('./work.tsx');
export const loadPlan = () => import('./plan-view.tsx');

type LateProps<P extends object> = {
  load: () => Promise<ComponentType<P>>;
  given: P;
  name?: string | undefined;
  bare?: boolean;
};

/** A part that is fetched when it is first shown; without network it says so and can be tried again. */
export const Late = <P extends object>({ load, given, name, bare }: LateProps<P>) => {
  const [part, setPart] = useState<{ View: ComponentType<P> } | 'loading' | 'failed'>('loading');
  const fetchPart = () => {
    setPart('loading');
    load().then(
      (View) => setPart({ View }),
      () => setPart('failed'),
    );
  };
  // Once per part; its owner gives each its own key
  useEffect(fetchPart, []);
  if (typeof part === 'object') return <part.View {...given} />;
  const waiting =
    part === 'failed' ? <ProblemNotice failure={{ kind: 'network' }} onRetry={fetchPart} /> : <Spinner />;
  return bare ? waiting : <Screen name={name}>{waiting}</Screen>;
};
