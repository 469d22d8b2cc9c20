import { RuleId } from '../alert-brief.ts';
import { Band, CriterionId, GateId } from '../assessment.ts';
import type { Template } from '../template.ts';
import { langs } from '../texts/text.ts';
import type { Dictionaries } from './pack.ts';
import type { PackProblem } from './pack-problem.ts';
import { checkProblems } from './pack-template-check.ts';
import { type OwnTexts, textAt } from './pack-texts.ts';
import type { DatedRiskLevel } from './risk-level.ts';

const file = 'templates.json';

/** Each id of the domain once, in its order: pages and figures list them so. */
const idFaults = (
  listed: readonly { id: string }[],
  ids: readonly string[],
  path: (string | number)[],
): PackProblem[] => {
  const has = new Set(listed.map(({ id }) => id));
  const missing = ids.filter((id) => !has.has(id));
  const isOrdered = listed.map(({ id }) => id).join() === ids.join();
  if (missing.length > 0) return [{ file, path, says: `lacks ${missing.map((id) => `"${id}"`).join(', ')}` }];
  return isOrdered ? [] : [{ file, path, says: `must list each once, in this order: ${ids.join(', ')}` }];
};

const bandFaults = ({ bands }: Template, path: (string | number)[]): PackProblem[] => [
  ...idFaults(bands, Band.options, path),
  ...bands.flatMap(({ from }, n) => {
    const above = bands[n - 1]?.from ?? 100.1;
    if (from >= above)
      return [{ file, path: [...path, n, 'from'], says: `must be below ${n === 0 ? '100' : above}` }];
    const isLast = n === bands.length - 1;
    return isLast && from !== 0
      ? [{ file, path: [...path, n, 'from'], says: 'must be 0: every score has a band' }]
      : [];
  }),
];

const weightFaults = ({ criteria }: Template, path: (string | number)[]): PackProblem[] => {
  const sum = criteria.reduce((total, { weight }) => total + weight, 0);
  return Math.abs(sum - 100) < 1e-9
    ? []
    : [{ file, path, says: `weights sum to ${sum}, not to 100: a weight is read as points` }];
};

const wordFaults = (template: Template, n: number, base: Dictionaries, own: OwnTexts): PackProblem[] =>
  template.source.flatMap(({ id }, at) =>
    langs.flatMap((lang) => {
      const path = ['sources', id, 'label'];
      const said = textAt(own[lang], path) ?? textAt(base[lang], path);
      return said === undefined
        ? [
            {
              file,
              path: [n, 'source', at, 'id'],
              says: `has no words: add sources.${id} to texts.${lang}.json`,
            },
          ]
        : [];
    }),
  );

const orderFaults = (templates: readonly Template[]): PackProblem[] =>
  templates.flatMap(({ id, effectiveFrom }, n) => {
    const before = templates[n - 1];
    const isTwice = templates.findIndex((other) => other.id === id) < n;
    return [
      ...(isTwice ? [{ file, path: [n, 'id'], says: `"${id}" is there twice` }] : []),
      ...(before !== undefined && before.effectiveFrom >= effectiveFrom
        ? [
            {
              file,
              path: [n, 'effectiveFrom'],
              says: `must be after the template before it, ${before.effectiveFrom}`,
            },
          ]
        : []),
    ];
  });

const at = ({ path }: PackProblem): string => path.join('/');

/** Templates are whole, follow one another, rest on sources that have words, and the code can judge by them. */
export const templateFaults = (
  templates: readonly Template[],
  base: Dictionaries,
  own: OwnTexts,
): PackProblem[] => [
  ...orderFaults(templates),
  ...templates.flatMap((template, n) => {
    const wrong = [
      ...idFaults(template.criteria, CriterionId.options, [n, 'criteria']),
      ...idFaults(template.gates, GateId.options, [n, 'gates']),
      ...idFaults(template.rules, RuleId.options, [n, 'rules']),
      ...bandFaults(template, [n, 'bands']),
      ...weightFaults(template, [n, 'criteria']),
      ...wordFaults(template, n, base, own),
    ];
    const said = new Set(wrong.map(at));
    return [...wrong, ...checkProblems(template, n).filter((one) => !said.has(at(one)))];
  }),
];

/** Levels of risk come in the order of their days. */
export const riskFaults = (levels: readonly DatedRiskLevel[]): PackProblem[] =>
  levels.flatMap(({ from }, n) => {
    const before = levels[n - 1]?.from;
    if (before === undefined || before < from) return [];
    return [
      { file: 'risk-levels.json', path: [n, 'from'], says: `must be after the level before it, ${before}` },
    ];
  });
