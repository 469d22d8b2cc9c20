import type { Band, GateId } from '../assessment.ts';
import type { DrillCost, PlanCosts } from '../plan-costs.ts';
import { formatDay, formatNumber } from './format.ts';
import { fill, type Lang, type Words } from './text.ts';

/** The words that say what a plan let slide costs. */
export type CostTexts = Record<'drillOver' | 'drillGone' | 'drillNever' | 'gate', string>;
export type CostSpeech = {
  lang: Lang;
  texts: { costs: CostTexts };
  gates: Record<GateId, Words>;
  bands: Record<Band, Words>;
};

const drillText = ({ lang, texts: { costs } }: CostSpeech, drill: DrillCost): string => {
  const { overdue, lost, most, mostFrom } = drill;
  const said = {
    n: formatNumber(lang, overdue ?? 0),
    lost: formatNumber(lang, lost, 1),
    most: formatNumber(lang, most, 1),
  };
  if (overdue === null) return fill(costs.drillNever, said);
  return mostFrom === null
    ? fill(costs.drillGone, said)
    : fill(costs.drillOver, { ...said, from: formatDay(mostFrom) });
};

/** What an overdue drill and missing papers cost, one sentence each. */
export const costTexts = (speech: CostSpeech, { drill, gates }: PlanCosts): string[] => [
  ...gates.map((gate) =>
    fill(speech.texts.costs.gate, {
      gate: speech.gates[gate].label,
      band: speech.bands['not-ready'].label,
    }),
  ),
  ...(drill === null ? [] : [drillText(speech, drill)]),
];
