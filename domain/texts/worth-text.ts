import type { Band, CriterionId, GateId } from '../assessment.ts';
import type { PlanFields } from '../plan.ts';
import { belowTemplate, type PlanFact, valueAt } from '../plan-facts.ts';
import type { CriterionWorth, GateWorth, Held, overdueOf, PlanWorth } from '../plan-worth.ts';
import type { Template } from '../template.ts';
import { formatDay, formatNumber } from './format.ts';
import { type PlanSpeech, type PlanTexts, planText } from './plan-text.ts';
import { fill, type Words } from './text.ts';

type Sentence =
  | ('line' | 'lineSame' | 'lineFirst' | 'lineAway' | 'points' | 'nothing' | 'gateNext' | 'gateLifted')
  | ('drillOver' | 'drillMore' | 'drillNever' | 'riskOld' | 'below' | 'belowItem');

/** The words that say what a plan is worth. */
export type WorthTexts = PlanTexts & { worth: Record<Sentence, string> };
export type WorthSpeech = PlanSpeech & {
  texts: WorthTexts;
  criteria: Record<CriterionId, Words>;
  gates: Record<GateId, Words>;
  bands: Record<Band, Words>;
};

/** Points out of what there are to have, `12,4/15,8`; a dash where the criterion does not apply. */
export const heldText = ({ lang, texts: { worth } }: WorthSpeech, held: Held | null): string =>
  held?.points == null || held.of === null
    ? worth.nothing
    : fill(worth.points, { points: formatNumber(lang, held.points, 1), of: formatNumber(lang, held.of, 1) });

/** What a commitment is worth beside what it is worth now, as one sentence. */
export const worthText = (speech: WorthSpeech, { id, weight, now, next }: CriterionWorth): string => {
  const { worth } = speech.texts;
  const said = {
    criterion: speech.criteria[id].label,
    weight: formatNumber(speech.lang, weight),
    now: heldText(speech, now),
    next: heldText(speech, next),
  };
  if (next.points === null && (now === null || now.points === null)) return fill(worth.lineAway, said);
  if (now === null) return fill(worth.lineFirst, said);
  return fill(said.now === said.next ? worth.lineSame : worth.line, said);
};

/** What a plan does to a gate; null where it neither holds nor held. */
export const gateText = ({ texts: { worth }, gates, bands }: WorthSpeech, gate: GateWorth): string | null => {
  const said = { gate: gates[gate.id].label, band: bands['not-ready'].label };
  if (gate.next) return fill(worth.gateNext, said);
  return gate.now ? fill(worth.gateLifted, said) : null;
};

/** What has grown old in a plan, with what it costs. */
export const overdueTexts = (
  { lang, texts: { worth } }: WorthSpeech,
  overdue: ReturnType<typeof overdueOf>,
  plan: Pick<PlanFields, 'lastDrillOn'>,
  { criteria }: Pick<PlanWorth, 'criteria'>,
): { drill: string | null; risk: string | null } => {
  const held = criteria.find(({ id }) => id === 'drill')?.next;
  const said = {
    lost: formatNumber(lang, held?.lost ?? 0, 1),
    most: formatNumber(lang, held?.of ?? 0, 1),
    from: overdue.goneOn === null ? '' : formatDay(overdue.goneOn),
  };
  const over = overdue.goneOn === null ? worth.drillOver : worth.drillMore;
  const n = (value: number | null) => formatNumber(lang, value ?? 0);
  const drill = plan.lastDrillOn === null ? worth.drillNever : overdue.drill === null ? null : over;
  const risk = overdue.risk === null ? null : worth.riskOld;
  return {
    drill: drill && fill(drill, { ...said, n: n(overdue.drill) }),
    risk: risk && fill(risk, { n: n(overdue.risk), allowed: n(overdue.riskAllowed) }),
  };
};

/** What the plan promises below the template's proposal, in one sentence; null where there is nothing beside what is told `without` it. */
export const belowText = (
  speech: WorthSpeech,
  plan: PlanFields,
  template: Pick<Template, 'planDefaults'>,
  without: readonly PlanFact[] = [],
): string | null => {
  const { worth, facts } = speech.texts;
  const told = belowTemplate(plan, template).filter(({ fact }) => !without.includes(fact));
  const list = told.map(({ fact, proposed }) =>
    fill(worth.belowItem, {
      label: facts[fact].label,
      said: planText(speech, valueAt(plan, fact)),
      proposed: planText(speech, proposed),
    }),
  );
  return list.length === 0 ? null : fill(worth.below, { list: list.join('; ') });
};
