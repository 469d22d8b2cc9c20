import type { SizeClass } from '../peers.ts';
import type { PlanValue } from '../plan-facts.ts';
import { type PlanWarning, WarningId } from '../plan-warning.ts';
import { formatNumber } from './format.ts';
import { type PlanSpeech, planText } from './plan-text.ts';
import { fill } from './text.ts';

/** The words that warn of a plan. */
export type WarningTexts = {
  warnings: Record<'size' | 'sizeFrom' | 'despite', string> & {
    items: Record<WarningId, string>;
    names: Record<WarningId, string>;
  };
};
type Speech = PlanSpeech & { texts: WarningTexts };

const units = {
  'few-high-risk': 'percent',
  'no-service-workers': 'people',
  'no-isolation-place': 'places',
  'low-high-risk-share': 'percent',
  'low-service-share': 'percent',
  'long-window': 'days',
  'rare-drills': 'days',
} as const satisfies Record<WarningId, PlanValue['kind']>;

/** Down to one decimal: what misses a bound by a hair is not shown as keeping it. */
const shown = (value: number): number => Math.floor(value * 10 + 1e-9) / 10;

/** A figure that warnings are about, with its unit; a median between two has a decimal. */
export const figureText = (speech: PlanSpeech, id: WarningId, value: number): string => {
  const kind = units[id];
  return kind === 'percent' || Number.isInteger(value)
    ? planText(speech, { kind, value: shown(value) })
    : fill(speech.texts.values[kind], { n: formatNumber(speech.lang, value, 1) });
};

/** Warnings whose sentence names what is counted: their figures come as bare numbers. */
const bare: readonly WarningId[] = ['no-service-workers', 'no-isolation-place'];

/** A warning as one sentence, with the plan's figure and the bound. */
export const warningText = (speech: Speech, { id, value, limit }: PlanWarning): string => {
  const text = (n: number) => (bare.includes(id) ? formatNumber(speech.lang, n) : figureText(speech, id, n));
  return fill(speech.texts.warnings.items[id], { value: text(value), limit: text(limit) });
};

/** Workforces of a class of like size. */
export const sizeText = ({ lang, texts: { warnings } }: Speech, { from, to }: SizeClass): string =>
  to === null
    ? fill(warnings.sizeFrom, { from: formatNumber(lang, from) })
    : fill(warnings.size, { from: formatNumber(lang, from), to: formatNumber(lang, to) });

/** What an approval was given against, as one sentence; null where nothing warned. */
export const despiteText = (
  { texts: { warnings } }: Speech,
  despite: readonly string[] | undefined,
): string | null => {
  const names = WarningId.options.filter((id) => despite?.includes(id)).map((id) => warnings.names[id]);
  return names.length === 0 ? null : fill(warnings.despite, { list: names.join('; ') });
};
