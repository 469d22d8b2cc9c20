import { formatMoment } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import type { Failure } from '../api.ts';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useCaseWords } from './case-words.tsx';

/** Why an act was not taken: somebody was quicker; nobody knows; or whatever the server says. Never that it was saved. */
export const ActFailure = ({ failure }: { failure: Failure | null }) => {
  const { page } = useCaseWords();
  if (failure === null) return null;
  if (failure.kind === 'timeout')
    return (
      <Notice tone="warning" title={page.unsureTitle} live="alert">
        {page.unsure}
      </Notice>
    );
  if (failure.kind !== 'problem' || failure.code !== 'lost-race') return <ProblemNotice failure={failure} />;
  const { by = 'system', at } = failure.problem;
  return (
    <Notice tone="warning" title={page.lostTitle} live="alert">
      {t(page, 'lost', { who: by === 'system' ? page.system : by, when: at ? formatMoment(at) : '–' })}
    </Notice>
  );
};
