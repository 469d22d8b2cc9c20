import { clocks } from '../pack/clocks.ts';
import type { AlertRule, RuleId, Template } from '../template.ts';
import { bandSlots, paramText, scenarioSlots } from './standing-text.ts';
import { fill, type Lang, type Slots, type Words } from './text.ts';

/** Marks of a growing outbreak that are told before the dots. */
const stepsTold = 4;

const percentText = (lang: Lang, share: number) => paramText(lang, Math.round(share * 10_000) / 100);

const stepsOf = ({ params }: Pick<AlertRule, 'params'>, first: number, lang: Lang): Slots => {
  const { stepTimes } = params;
  if (stepTimes === undefined) return {};
  const steps = Array.from({ length: stepsTold }, (_, n) => paramText(lang, first * stepTimes ** n));
  return { steps: steps.join(', ') };
};

/**
 * What fills the sentences about a rule: its parameters, plain and as percentages, those of the scenario, the marks of an outbreak, the
 * check-ins of the symptoms' baseline, the points below which a site is not ready, and the cut-off.
 */
export const ruleSlots = (
  rule: Pick<AlertRule, 'params'>,
  template: Pick<Template, 'scenario' | 'aberration' | 'bands'>,
  lang: Lang,
): Slots => {
  const params = Object.entries(rule.params);
  const { to: readyFrom } = bandSlots(template, 'not-ready', lang);
  return {
    ...scenarioSlots(template.scenario, lang),
    ...Object.fromEntries(params.map(([name, value]) => [name, paramText(lang, value)])),
    ...Object.fromEntries(params.map(([name, value]) => [`${name}Pct`, percentText(lang, value)])),
    ...stepsOf(rule, template.scenario.outbreakCases, lang),
    ...(readyFrom !== undefined && { notReadyBelow: readyFrom }),
    baselineCheckIns: paramText(lang, template.aberration.baselineCheckIns),
    cutOff: clocks.day.cutOff,
  };
};

/** What a rule asks of whoever reads it, with the template's numbers. `windowDays`: of the plan's testing, or the one proposed. */
export const ruleHelp = (
  rules: Readonly<Record<RuleId, Words>>,
  id: RuleId,
  template: Template,
  { windowDays, lang }: { windowDays: number; lang: Lang },
): string => {
  const rule = template.rules.find((one) => one.id === id);
  const slots = rule ? ruleSlots(rule, template, lang) : {};
  return fill(rules[id].help, { ...slots, window: paramText(lang, windowDays) });
};
