import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { Screen } from './screen.tsx';

/** Everything behind the first view, in one script of its own: fetched when somebody begins to do something. */
export const loadWork = () =>
  import('./work.tsx').then(async (work) => {
    // A form goes on from what an earlier visit could not send.
    await work.outboxReady;
    return work;
  });
export const loadPlan = () => import('./plan-view.tsx');
export const loadForms = () => import('./forms-view.tsx');
/** The receipt, the days before and the trend. */
export const loadRecord = () => import('./record.tsx');

/** The list of several sites, each sent from its row. */
export const loadSites = () => import('./sites-view.tsx');
/** Files with the reports of many sites. */
export const loadBulk = () => import('./bulk-view.tsx');

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
