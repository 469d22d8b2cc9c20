import type { Assessment, Band, CriterionFix, CriterionId, GateId } from '../../domain/assessment.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { fill, type Lang } from '../../domain/texts/text.ts';
import { knownTemplates } from '../templates.ts';
import type { WorkWords } from './work-words.tsx';

/** One thing to do, in a sentence: who can do it, and the band with this alone (null: it has none, or a gate comes first). */
export type Act = { id: GateId | CriterionId; text: string; who: string; band: Band | null; isGate: boolean };

/** Below this a gain reads "+0,0". */
const leastGain = 0.05;

/** The answer that a criterion looks at; none for the drill, which is the plan's. */
const fieldOf = (id: CriterionId): string | null => {
  const criterion = knownTemplates()
    .flatMap((template) => template.criteria)
    .find((one) => one.id === id);
  return criterion && 'field' in criterion ? criterion.field : null;
};

const isMeasure = (
  id: CriterionId,
  words: WorkWords,
): id is keyof WorkWords['fixes']['measures'] & CriterionId => Object.hasOwn(words.fixes.measures, id);

/** `windowDays`: of the testing that the plan commits to. */
type Speech = { lang: Lang; windowDays: number };

const actOf = (
  { criterion: id, by, to, gain, band }: CriterionFix,
  words: WorkWords,
  { lang, windowDays }: Speech,
): Act => {
  const { act, who } = words.fixes.acts[id];
  const slots = {
    n: formatNumber(lang, by ?? 0),
    g: formatNumber(lang, gain, 1),
    to: typeof to === 'number' ? formatNumber(lang, to) : '',
    window: formatNumber(lang, windowDays),
    measure: isMeasure(id, words) ? words.fixes.measures[id] : '',
  };
  return { id, text: fill(act, slots), who, band, isGate: false };
};

const gateAct = (gate: GateId, words: WorkWords): Act => {
  const { act, who } = words.fixes.acts.gate;
  return { id: gate, text: fill(act, { label: words.gates[gate].label }), who, band: null, isGate: true };
};

/**
 * What would help, in sentences: gates first, then the largest gains. A criterion whose answer is still `open` on the form is
 * left out: what is not yet said is not yet a failing.
 */
export const actsOf = (
  { fixes }: Pick<Assessment, 'fixes'>,
  words: WorkWords,
  speech: Speech,
  open: ReadonlySet<string> = new Set(),
): Act[] =>
  fixes.flatMap((fix) => {
    if ('gate' in fix) return [gateAct(fix.gate, words)];
    const field = fieldOf(fix.criterion);
    if (fix.gain < leastGain || (field !== null && open.has(field))) return [];
    return [actOf(fix, words, speech)];
  });
