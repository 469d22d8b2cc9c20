import type { Band, GateId, Scenario } from '../assessment.ts';
import type { ScenarioParams, Template } from '../template.ts';
import { formatNumber } from './format.ts';
import { decimalsOf } from './template-text.ts';
import { fill, type Lang, type Slots, type Words } from './text.ts';

/** A parameter as it was written down: as many decimals as it has. */
export const paramText = (lang: Lang, value: number): string => formatNumber(lang, value, decimalsOf(value));

/** From how many points a band begins, and where the one above it does, as slots; empty of a band that the template lacks. */
export const bandSlots = ({ bands }: Pick<Template, 'bands'>, band: Band, lang: Lang): Slots => {
  const place = bands.findIndex(({ id }) => id === band);
  const [own, above] = [bands[place], bands[place - 1]];
  return {
    ...(own && { from: paramText(lang, own.from) }),
    ...(above && { to: paramText(lang, above.from) }),
  };
};

/** The marks of the scenarios as slots. */
export const scenarioSlots = ({ source: _, ...marks }: ScenarioParams, lang: Lang): Slots =>
  Object.fromEntries(Object.entries(marks).map(([name, value]) => [name, paramText(lang, value)]));

type Standing = { bands: Record<Band | 'none', Words>; scenarios: Record<Scenario, Words> };

/** What a band means, by the levels of the template; null is not scored. */
export const bandMeaning = (
  { bands }: Pick<Standing, 'bands'>,
  template: Pick<Template, 'bands'>,
  band: Band | null,
  lang: Lang,
): string => (band === null ? bands.none.help : fill(bands[band].help, bandSlots(template, band, lang)));

/** What a gate means, with the percentage at which the template has it hold. */
export const gateMeaning = (
  gates: Record<GateId, Words>,
  template: Pick<Template, 'gates'>,
  id: GateId,
  lang: Lang,
): string => {
  const gate = template.gates.find((one) => one.id === id);
  return fill(gates[id].help, gate && 'percent' in gate ? { percent: paramText(lang, gate.percent) } : {});
};

/** What a scenario means, by the marks of the template. */
export const scenarioMeaning = (
  { scenarios }: Pick<Standing, 'scenarios'>,
  template: Pick<Template, 'scenario'>,
  scenario: Scenario,
  lang: Lang,
): string => fill(scenarios[scenario].help, scenarioSlots(template.scenario, lang));
