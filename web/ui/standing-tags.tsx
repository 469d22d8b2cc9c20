import type { Band, Scenario } from '../../domain/assessment.ts';
import { type Day, dayOf } from '../../domain/day.ts';
import { type Template, templateInForce } from '../../domain/template.ts';
import { bandMeaning, scenarioMeaning } from '../../domain/texts/standing-text.ts';
import { now } from '../clock.ts';
import { knownTemplates } from '../templates.ts';
import { bandShapes, scenarioShapes } from './shapes.tsx';
import { Tag } from './tags.tsx';
import { useSpeech } from './words.ts';

/**
 * What a standing means by the template of its day, today without one; nothing where no template was in force. By what this device
 * knows: lists have hundreds of tags, and none is worth a request.
 */
const meaningOn = (day: Day | undefined, meaning: (template: Template) => string): string | undefined => {
  const template = templateInForce(knownTemplates(), day ?? dayOf(now()));
  return template ? meaning(template) : undefined;
};

type Of = { day?: Day; plain?: boolean };

/** Readiness band; null reads "not scored". Never for a site whose freshness is unknown: use FreshnessTag. */
export const BandTag = ({ band, day, plain }: Of & { band: Band | null }) => {
  const { lang, words } = useSpeech();
  const { standing } = words;
  const help = meaningOn(day, (template) => bandMeaning(standing, template, band, lang));
  const id = band ?? 'none';
  return <Tag shape={bandShapes[id]} label={standing.bands[id].label} help={help} plain={plain ?? false} />;
};

export const ScenarioTag = ({ scenario, day, plain }: Of & { scenario: Scenario }) => {
  const { lang, words } = useSpeech();
  const { standing } = words;
  const help = meaningOn(day, (template) => scenarioMeaning(standing, template, scenario, lang));
  const { label } = standing.scenarios[scenario];
  return <Tag shape={scenarioShapes[scenario]} label={label} help={help} plain={plain ?? false} />;
};
