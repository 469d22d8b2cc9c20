import { inspectionRules } from '../../domain/pack/inspections.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { fill, type Lang } from '../../domain/texts/text.ts';
import type { VisitReason } from '../../domain/visits.ts';
import type { VisitWords } from './visit-words.ts';

/** One missed due day is late, as the mark beside it says; unknown begins with the second, and they are counted up to a most. */
const idOf = ({ kind, n }: VisitReason) => {
  if (kind !== 'silent' || n === null) return kind;
  return n === 1 ? 'silent-once' : n < inspectionRules.visits.silence.mostDueDays ? kind : 'silent-most';
};

const numberOf = (lang: Lang, kind: VisitReason['kind'], n: number | null): string => {
  if (kind === 'not-inspected') return formatNumber(lang, inspectionRules.visits.gap.countsForDays);
  return n === null ? '' : formatNumber(lang, n, kind === 'silent' ? 0 : 1);
};

/** Why a site is to be visited, in words: "Chưa rõ từ 3 kỳ · lệch 12 điểm lần kiểm tra trước · độ tin cậy thấp". */
export const visitWhy = ({ visits }: VisitWords, lang: Lang, why: readonly VisitReason[]): string => {
  const said = why
    .map((one) => fill(visits.why[idOf(one)], { n: numberOf(lang, one.kind, one.n) }))
    .join(' · ');
  return said.charAt(0).toLocaleUpperCase(lang) + said.slice(1);
};
