import type { Lang } from './text.ts';

const unitWords: Record<Lang, readonly [string, string, string]> = {
  vi: ['ngày', 'giờ', 'phút'],
  en: ['d', 'h', 'min'],
};

/** A span in its two largest units: `2 giờ 5 phút`, `1 d 3 h`; less than a minute is `0 phút`. Milliseconds in. */
export const formatSpan = (lang: Lang, ms: number): string => {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  const counts = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const first = counts.findIndex((count) => count > 0);
  if (first < 0) return `0 ${unitWords[lang][2]}`;
  return counts
    .map((count, i) => (count > 0 && i < first + 2 ? `${count} ${unitWords[lang][i]}` : ''))
    .filter(Boolean)
    .join(' ');
};
