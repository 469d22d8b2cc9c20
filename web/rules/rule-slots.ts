import { clocks } from '../../domain/pack/clocks.ts';
import type { AlertRule, Template } from '../../domain/template.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { decimalsOf } from '../../domain/texts/template-text.ts';
import type { Lang, Slots } from '../../domain/texts/text.ts';

const formatted = (lang: Lang, value: number) => formatNumber(lang, value, decimalsOf(value));

/** What fills the sentences about a rule: its parameters, plain and as percentages, those of the scenario, and the cut-off. */
export const slotsOf = (
  { params }: Pick<AlertRule, 'params'>,
  { scenario }: Pick<Template, 'scenario'>,
  lang: Lang,
): Slots => {
  const { source: _, ...marks } = scenario;
  const numbers = Object.entries({ ...marks, ...params });
  return {
    ...Object.fromEntries(numbers.map(([name, value]) => [name, formatted(lang, value)])),
    ...Object.fromEntries(
      numbers.map(([name, value]) => [`${name}Pct`, formatted(lang, Math.round(value * 100))]),
    ),
    cutOff: clocks.day.cutOff,
  };
};
