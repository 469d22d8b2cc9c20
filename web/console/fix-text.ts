import type { Fix } from '../../domain/assessment.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { fill, type Lang } from '../../domain/texts/text.ts';
import type { Words } from './words.ts';

/** What would help, and whose work it is. `windowDays`: of the testing that the plan commits to. */
export const fixText = (
  { fixes, gates }: Pick<Words, 'fixes' | 'gates'>,
  { lang, windowDays }: { lang: Lang; windowDays: number },
  fix: Fix,
): { act: string; who: string } => {
  if ('gate' in fix) {
    const { act, who } = fixes.acts.gate;
    return { act: fill(act, { label: gates[fix.gate].label }), who };
  }
  const { act, who } = fixes.acts[fix.criterion];
  const slots = {
    n: fix.by === null ? '' : formatNumber(lang, fix.by),
    g: formatNumber(lang, fix.gain, 1),
    to: String(fix.to ?? ''),
    window: formatNumber(lang, windowDays),
    measure: new Map(Object.entries(fixes.measures)).get(fix.criterion) ?? '',
  };
  return { act: fill(act, slots), who };
};
