import type { Fault } from '../failure.ts';
import { ruleForms } from '../rule-form.ts';
import type { Template } from '../template.ts';
import { templateFaults } from '../template-check.ts';
import type { PackProblem } from './pack-problem.ts';

type Path = readonly (string | number)[];

const below = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/** What the code can do with a parameter of a rule; nothing where it is another place. */
const spanAt = (template: Template, [list, place, part, name]: Path): string => {
  const rule = list === 'rules' && part === 'params' ? template.rules[Number(place)] : undefined;
  const span = rule && ruleForms[rule.id].params[String(name)];
  return span ? `: from ${span[0]} to ${span[1]}` : ': docs/province-pack.md says which';
};

/** What the codes of the check say to whoever writes a pack. */
const sentences: Readonly<Record<string, string>> = {
  missing: 'is missing',
  repeated: 'is there twice',
  'not-in-order': 'is not in order: docs/province-pack.md says which',
  'not-of-this-criterion': 'does not belong to this criterion: copy it from a pack that is whole',
  'not-of-this-rule': 'does not belong to this rule: copy it from a pack that is whole',
  'unknown-field': 'is no parameter of this rule',
  'not-an-id': 'must be 2 to 40 small letters, digits and hyphens',
  'too-long': 'is too long: 300 letters at most',
  'personal-data': 'holds a phone number, an identity number or an e-mail address: take it out',
  'ends-before-start': 'must not be before from',
  'raised-lower': 'is graver than raisedTo: what rises may not fall',
};

const sentenceOf = (template: Template, { code, says }: Fault, path: Path): string => {
  if (code === 'unknown-source')
    return `${JSON.stringify(path.reduce(below, template))} is no source of this template`;
  if (code === 'out-of-range') return `is beyond what the code can judge by${spanAt(template, path)}`;
  if (code === 'rule-missing') return `lacks "${says?.['rule'] ?? ''}"`;
  return sentences[code] ?? code;
};

const pathOf = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));

/** What a template says that the code could not judge by, or would judge by otherwise than it reads; `n`: its place in the file. */
export const checkProblems = (template: Template, n: number): PackProblem[] =>
  templateFaults(template).map((fault) => {
    const path = pathOf(fault.pointer);
    return { file: 'templates.json', path: [n, ...path], says: sentenceOf(template, fault, path) };
  });
