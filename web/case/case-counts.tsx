import type { CaseDetail } from '../../domain/case-routes.ts';
import { formatMoment, formatNumber } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { useSpeech } from '../ui/words.ts';
import { useCaseWords } from './case-words.tsx';

/** When it was opened, its F0, and the persons held, listed, moved and sampled: what nobody has said yet is not none. */
export const CaseCounts = ({ found }: { found: CaseDetail }) => {
  const { page } = useCaseWords();
  const { lang } = useSpeech();
  const counts = (['held', 'f1Listed', 'moved', 'sampled', 'awaiting'] as const).map((name) => ({
    label: page.counts[name],
    count: found.counts[name],
  }));
  return (
    <dl class="case-counts num">
      <div>
        <dt>{page.opened}</dt>
        <dd>{formatMoment(found.openedAt)}</dd>
      </div>
      {[{ label: page.f0, count: found.f0 }, ...counts].map(({ label, count }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{count === null ? page.notSaid : t(page, 'personsOf', { n: formatNumber(lang, count) })}</dd>
        </div>
      ))}
    </dl>
  );
};
