import type { CaseDetail } from '../../domain/case-routes.ts';
import type { Role } from '../../domain/me.ts';
import { formatMoment, formatNumber } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { Notice } from '../ui/notice.tsx';
import { useSpeech } from '../ui/words.ts';
import { CaseCounts } from './case-counts.tsx';
import { Heading } from './case-heading.tsx';
import { CaseLog } from './case-log.tsx';
import { useCaseWords } from './case-words.tsx';

const closedText = ({ page }: ReturnType<typeof useCaseWords>, found: CaseDetail) => {
  const when = formatMoment(found.closedAt ?? found.openedAt);
  const who = found.closedBy?.name ?? page.system;
  return found.closingNote === null
    ? t(page, 'closedBoard', { when, who })
    : t(page, 'closed', { when, who, reason: found.closingNote });
};

type PastProps = { past: readonly CaseDetail[]; isOpen: boolean; reader: Role };

/** That the last case was closed, by whom and why; and each closed case with its log. */
export const PastCases = ({ past, isOpen, reader }: PastProps) => {
  const words = useCaseWords();
  const { page } = words;
  const { lang } = useSpeech();
  const [last] = past;
  if (last === undefined) return null;
  const name = ({ caseId, openedAt, closedAt, f0 }: CaseDetail) =>
    t(page, 'pastOne', {
      ...{ n: String(caseId), from: formatMoment(openedAt), to: formatMoment(closedAt ?? openedAt) },
      f0: formatNumber(lang, f0),
    });
  return (
    <>
      {isOpen ? null : (
        <Notice tone="good" title={page.closedTitle} live="status">
          <p class="num">{closedText(words, last)}</p>
        </Notice>
      )}
      <Heading reader={reader}>{page.past}</Heading>
      {past.map((one) => (
        <details key={one.caseId} class="case-past">
          <summary class="num">{name(one)}</summary>
          <p class="num">{closedText(words, one)}</p>
          <CaseCounts found={one} />
          <CaseLog log={one.log} />
        </details>
      ))}
    </>
  );
};
