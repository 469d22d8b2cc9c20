import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Me } from '../../domain/member.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useWords } from './words.ts';

type Part = ComponentType<{ siteId: string; reader: Me['role'] }>;

/** The part is fetched where a case is looked at: the queue does without it. */
const loadPart = () => import('../case/case-part.tsx').then(({ CasePart }) => CasePart);

/** The case response of a site: the same steps as the site sees, live. Health ticks its own and closes; the board reads. */
export const SiteCase = ({ me, siteId }: { me: Me; siteId: string }) => {
  const { page } = useWords();
  const [part, setPart] = useState<{ View: Part } | 'loading' | 'failed'>('loading');
  const load = () => {
    setPart('loading');
    loadPart().then(
      (View) => setPart({ View }),
      () => setPart('failed'),
    );
  };
  // Once: the part is the same for every site
  useEffect(load, []);
  return (
    <section aria-labelledby="case">
      <h2 id="case">{page.caseResponse}</h2>
      {part === 'loading' ? <Spinner /> : null}
      {part === 'failed' ? <ProblemNotice failure={{ kind: 'network' }} onRetry={load} /> : null}
      {typeof part === 'object' ? <part.View siteId={siteId} reader={me.role} /> : null}
    </section>
  );
};
