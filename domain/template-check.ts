import { RuleId } from './alert-brief.ts';
import { Band, type CriterionId, GateId } from './assessment.ts';
import type { Criterion } from './criterion.ts';
import type { Fault } from './failure.ts';
import { hasPersonalData } from './personal-data.ts';
import { ruleForms } from './rule-form.ts';
import { type AlertRule, Severity, type Template } from './template.ts';
import {
  aberrationSpans,
  clockSpan,
  planSpans,
  riskSpans,
  scenarioSpans,
  versionSpan,
  warningSpans,
} from './template-spans.ts';

/** What each criterion looks at: its words say so, whatever weight and source a template gives it. */
const kinds: Readonly<Record<CriterionId, { kind: Criterion['kind']; field?: string }>> = {
  'test-high-risk': { kind: 'tested', field: 'testedHighRisk' },
  'test-service': { kind: 'tested', field: 'testedService' },
  'isolation-capacity': { kind: 'capacity', field: 'isolationFree' },
  masks: { kind: 'measure', field: 'masks' },
  temperature: { kind: 'measure', field: 'temperature' },
  hands: { kind: 'measure', field: 'hands' },
  spacing: { kind: 'measure', field: 'spacing' },
  disinfection: { kind: 'measure', field: 'disinfection' },
  ventilation: { kind: 'measure', field: 'ventilation' },
  'shuttle-load': { kind: 'ceiling', field: 'shuttleLoad' },
  lodging: { kind: 'ceiling', field: 'lodged' },
  'safety-team': { kind: 'flag', field: 'safetyTeamOnDuty' },
  drill: { kind: 'drill' },
};

const at = (pointer: string, isWrong: boolean, code: string): Fault[] => (isWrong ? [{ pointer, code }] : []);

const repeats = (ids: readonly string[], list: string): Fault[] =>
  ids.flatMap((id, place) => at(`/${list}/${place}/id`, ids.indexOf(id) !== place, 'repeated'));

const within = (
  values: Readonly<Record<string, unknown>>,
  spans: Readonly<Record<string, readonly [number, number]>>,
  pointer: string,
): Fault[] =>
  Object.entries(spans).flatMap(([name, [least, most]]) => {
    const value = values[name];
    if (typeof value !== 'number') return [{ pointer: `${pointer}/${name}`, code: 'missing' }];
    return at(`${pointer}/${name}`, value < least || value > most, 'out-of-range');
  });

const criteriaFaults = ({ criteria }: Template): Fault[] => [
  ...at('/criteria', criteria.length === 0, 'missing'),
  ...repeats(
    criteria.map(({ id }) => id),
    'criteria',
  ),
  ...criteria.flatMap((criterion, place) => {
    const { kind, field } = kinds[criterion.id];
    const looksAt = 'field' in criterion ? criterion.field : undefined;
    return [
      ...at(`/criteria/${place}/kind`, criterion.kind !== kind, 'not-of-this-criterion'),
      ...at(
        `/criteria/${place}/field`,
        criterion.kind === kind && looksAt !== field,
        'not-of-this-criterion',
      ),
      ...at(`/criteria/${place}/weight`, criterion.weight > 1000, 'out-of-range'),
      ...worthFaults(criterion, place),
    ];
  }),
];

/** What is kept in part is worth no more than what is kept everywhere. */
const worthFaults = (criterion: Criterion, place: number): Fault[] => {
  if (criterion.kind !== 'measure') return [];
  const { all, some, none } = criterion.worth;
  const isOrdered = all <= 1 && some <= all && none <= some && none >= 0;
  return at(`/criteria/${place}/worth`, !isOrdered, 'not-in-order');
};

/** All four bands, best first, each from fewer points than the one before, the last from none. */
const bandFaults = ({ bands }: Template): Fault[] => [
  ...at('/bands', bands.map(({ id }) => id).join() !== Band.options.join(), 'not-in-order'),
  ...bands.flatMap(({ from }, place) => {
    const before = bands[place - 1]?.from ?? 100;
    const isLast = place === bands.length - 1;
    return at(`/bands/${place}/from`, isLast ? from !== 0 : from >= before || from <= 0, 'not-in-order');
  }),
];

/** In the order in which gates are listed. */
const gateFaults = ({ gates }: Template): Fault[] => {
  const ids = gates.map(({ id }) => id);
  const places = ids.map((id) => GateId.options.indexOf(id));
  const isOrdered = places.every((place, n) => n === 0 || place >= (places[n - 1] ?? 0));
  return [
    ...repeats(ids, 'gates'),
    ...at('/gates', !isOrdered, 'not-in-order'),
    ...gates.flatMap((gate, place) =>
      'percent' in gate ? within(gate, { percent: [0, 100] }, `/gates/${place}`) : [],
    ),
  ];
};

/** A clock of more than a year is none, and what is raised is not lowered; the severity is what people change. */
const urgencyFaults = (rule: AlertRule, pointer: string): Fault[] => {
  const { severity, raisedTo, verifyWithinMinutes, actWithinMinutes } = rule;
  const isLowered =
    raisedTo !== null && Severity.options.indexOf(raisedTo) > Severity.options.indexOf(severity);
  return [
    ...at(`${pointer}/severity`, isLowered, 'raised-lower'),
    ...within({ verifyWithinMinutes }, { verifyWithinMinutes: clockSpan }, pointer),
    ...(actWithinMinutes === null
      ? []
      : within({ actWithinMinutes }, { actWithinMinutes: clockSpan }, pointer)),
  ];
};

const ruleFaults = (rule: AlertRule, place: number): Fault[] => {
  const { scope, reads, params } = ruleForms[rule.id];
  const pointer = `/rules/${place}`;
  const unknown = Object.keys(rule.params).filter((name) => !(name in params));
  return [
    ...at(`${pointer}/scope`, rule.scope !== scope, 'not-of-this-rule'),
    ...at(`${pointer}/reads`, rule.reads !== reads, 'not-of-this-rule'),
    ...at(
      `${pointer}/parent`,
      (rule.parent === null) === (rule.clears === 'with-parent'),
      'not-of-this-rule',
    ),
    ...at(`${pointer}/parent`, rule.parent === rule.id, 'not-of-this-rule'),
    ...urgencyFaults(rule, pointer),
    ...unknown.map((name) => ({ pointer: `${pointer}/params/${name}`, code: 'unknown-field' })),
    ...within(rule.params, params, `${pointer}/params`),
  ];
};

/** Every rule that the code knows, once: one that is left out would end alerts without a word. */
const rulesFaults = ({ rules }: Template): Fault[] => {
  const ids = rules.map(({ id }) => id);
  const missing = RuleId.options.filter((id) => !ids.includes(id));
  return [
    ...repeats(ids, 'rules'),
    ...missing.map((rule) => ({ pointer: '/rules', code: 'rule-missing', says: { rule } })),
    ...rules.flatMap(ruleFaults),
  ];
};

/** Documents are named once, by what people may read; everything rests on one of them. */
const sourceFaults = (template: Template): Fault[] => {
  const { source, criteria, gates, rules, scenario, aberration, quietStart } = template;
  const { planDefaults, planWarnings } = template;
  const named = new Set(source.map(({ id }) => id));
  const rest: [string, readonly string[]][] = [
    ...criteria.map((one, place): [string, readonly string[]] => [`/criteria/${place}`, one.source]),
    ...gates.map((one, place): [string, readonly string[]] => [`/gates/${place}`, one.source]),
    ...rules.map((one, place): [string, readonly string[]] => [`/rules/${place}`, one.source]),
    ...Object.entries({ scenario, aberration, quietStart, planDefaults, planWarnings }).map(
      ([name, one]): [string, readonly string[]] => [`/${name}`, one?.source ?? []],
    ),
  ];
  return [
    ...repeats(
      source.map(({ id }) => id),
      'source',
    ),
    ...source.flatMap(({ id, title, from, to }, place) => [
      ...at(`/source/${place}/id`, !/^[a-z0-9-]{2,40}$/.test(id), 'not-an-id'),
      ...at(`/source/${place}/title`, title.trim() === '', 'missing'),
      ...at(`/source/${place}/title`, title.length > 300, 'too-long'),
      ...at(`/source/${place}/title`, hasPersonalData(title), 'personal-data'),
      ...at(`/source/${place}/to`, from !== null && to !== null && to < from, 'ends-before-start'),
    ]),
    ...rest.flatMap(([pointer, ids]) =>
      ids.flatMap((id, n) => at(`${pointer}/source/${n}`, !named.has(id), 'unknown-source')),
    ),
  ];
};

/**
 * Everything that is wrong with a template beyond its shape, with JSON pointers into it: what the code could not judge by, or would judge
 * by in another way than the page of rules says. Codes: `missing` `repeated` `out-of-range` `not-in-order` `not-of-this-criterion`
 * `not-of-this-rule` `rule-missing` `unknown-source` `unknown-field` `not-an-id` `too-long` `personal-data` `ends-before-start` `raised-lower`.
 */
export const templateFaults = (template: Template): Fault[] => [
  ...at('/id', !/^[a-z0-9-]{2,40}$/.test(template.id), 'not-an-id'),
  ...within({ version: template.version }, { version: versionSpan }, ''),
  ...criteriaFaults(template),
  ...bandFaults(template),
  ...gateFaults(template),
  ...rulesFaults(template),
  ...within(template.scenario, scenarioSpans, '/scenario'),
  ...within(template.aberration, aberrationSpans, '/aberration'),
  ...at(
    '/aberration/baselineCheckIns',
    template.aberration.baselineCheckIns + template.aberration.guardCheckIns > 9,
    'out-of-range',
  ),
  ...within(template.quietStart, { afterDaysNotDue: [0, 14] }, '/quietStart'),
  ...within(template.planDefaults, planSpans, '/planDefaults'),
  ...(template.planWarnings ? within(template.planWarnings, warningSpans, '/planWarnings') : []),
  ...Object.entries(template.riskLevels ?? {}).flatMap(([level, ask]) =>
    within(ask, riskSpans, `/riskLevels/${level}`),
  ),
  ...sourceFaults(template),
];
