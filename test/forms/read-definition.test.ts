import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemWords } from '../../domain/texts/problem-words.ts';
import { fill, langs } from '../../domain/texts/text.ts';
import { type LinedFault, readDefinition } from '../../functions/forms/read-definition.ts';
import { atMostMs } from '../support/at-most.ts';
import { full } from '../support/full.ts';

const example = readFileSync(new URL('../../docs/examples/hcm-1203.yaml', import.meta.url), 'utf8');
const read = (text: string) => readDefinition(new TextEncoder().encode(text));
const told = ({ faults = [] }: { faults?: readonly LinedFault[] }) =>
  faults.map(({ line, code }) => `${line} ${code}`);
const words = (fault: LinedFault, lang: 'vi' | 'en') =>
  fill(problemWords(fault.code, lang, fault.why).detail, fault.says ?? {});
/** The example with one place of it changed. */
const damaged = (from: string, to: string) => {
  if (!example.includes(from)) throw new Error(`the example has no ${from}`);
  return example.replace(from, to);
};

const t10 = '    title: { vi: Chỉ số 10, en: Index 10 }\n';

/** What is done to the example, and what is said of it: the lines are those of the damaged file. */
const damages: readonly [string, string, string, string[]][] = [
  ['a name without its colon', 'id: hcm-1203\n', 'id hcm-1203\n', ['4 no-colon']],
  ['no space after the colon', 'version: 1', 'version:1', ['5 no-colon']],
  ['a colon within a text', 'vi: Bộ chỉ số', 'vi: Bộ: chỉ số', ['8 colon-in-text']],
  ['an indent by tab', '    min: 0\n', '\tmin: 0\n', ['34 tab-indent', '35 bad-indent']],
  ['an indent too deep', '  status: example', '   status: example', ['16 bad-indent']],
  ['a bracket never closed', 'in: [medium]', 'in: [medium', ['56 never-closed']],
  ['a brace never closed', 'en: Index 5 }', 'en: Index 5', ['27 never-closed']],
  ['a quote never closed', 'điền."\n', 'điền.\n', ['18 never-closed']],
  ['a text that begins with a sign', 'vi: Quyết', 'vi: @Quyết', ['12 quote-it']],
  ['an alias', 'bands:', 'bands: *bands', ['45 no-anchor']],
  ['an anchor', 'bands:', 'bands: &bands', ['45 no-anchor']],
  ['a tag', 'bands:', 'bands: !!seq', ['45 no-tag']],
  ['a tag of code', 'result: percent', 'result: !!js/function x', ['21 no-tag']],
  ['a directive', 'id: hcm-1203', '%YAML 1.1\n---\nid: hcm-1203', ['4 no-directive']],
  ['a second form', 'bands:', '---\nbands:', ['45 one-form-only']],
  ['a second form after an end', 'bands:', '...\nbands:', ['46 one-form-only']],
  ['a field twice', 'result: percent', 'result: percent\nresult: sum', ['22 duplicate-key']],
  ['a field twice on a line', 'min: 0, max', 'min: 0, min: 1, max', ['23 duplicate-key']],
  ['a key that is a list', 'result: percent', '[a]: percent', ['21 bad-key']],
  ['a character that cannot be seen', 'Index 7', 'Index\u00037', ['29 odd-character']],
  ['a line’s end of another kind', 'Index 7', 'Index\u20287', ['29 odd-character']],
  ['an unknown field', 'result: percent', 'result: percent\nweight: 3', ['22 unknown-field']],
  ['a misspelt field', 'gates:', 'gate:', ['49 unknown-field-near']],
  ['a field in other letters', 'upTo: 50', 'upto: 50', ['47 unknown-field-near']],
  [
    'a misspelt field and so a missing one',
    'title: { vi: Chỉ số 2,',
    'titel: { vi: Chỉ số 2,',
    ['24 missing', '24 unknown-field-near'],
  ],
  ['a language too many', t10, t10.replace(' }', ', fr: Dix }'), ['41 unknown-field']],
  ['a language missing', t10, '    title: { vi: Chỉ số 10 }\n', ['41 missing']],
  ['a missing field of an index', t10, '', ['40 missing']],
  ['a missing field of the form', 'version: 1\n', '', ['4 missing']],
  ['a missing field of the source', '  status: example\n', '', ['10 missing']],
  ['a field without content', 'result: percent', 'result:', ['21 empty-field']],
  ['a text of spaces', 'en: Indices in the manner of 1203', 'en: "  "', ['9 empty-field']],
  ['a list in place of a text', 'en: Indices in the manner of 1203', 'en: [a]', ['9 not-a-text']],
  ['a number in place of a text', 'en: Indices in the manner of 1203', 'en: 1203', ['9 not-a-text']],
  ['a text in place of fields', 'title: { vi: Chỉ số 1, en: Index 1 }', 'title: Một', ['23 not-an-object']],
  ['a text in place of a list', 'in: [medium]', 'in: medium', ['56 not-a-list']],
  ['an empty list', 'in: [medium]', 'in: []', ['56 too-few']],
  ['no way of entering', 'entry: indices\n', '', ['4 missing']],
  [
    'an unknown way of entering, and more',
    'entry: indices\nresult: percent',
    'entry: index\nresult: 3',
    ['20 not-an-option', '21 not-an-option'],
  ],
  ['an unknown option', 'mayRun: if', 'mayRun: perhaps', ['47 not-an-option']],
  ['a misspelt option', 'status: example', 'status: in-forse', ['16 not-an-option-near']],
  ['a version in quotes', 'version: 1', 'version: "1"', ['5 not-a-version']],
  ['a version in parts', 'version: 1', 'version: 1.5', ['5 not-a-version']],
  ['a day that there is not', '2021-01-01', '2021-02-30', ['6 not-a-day']],
  ['a day as Vietnamese writes it', '2021-01-01', '01/01/2021', ['6 not-a-day']],
  ['an id with capitals', 'id: hcm-1203', 'id: HCM 1203', ['4 not-an-id']],
  ['an id that is a number', 'id: hcm-1203', 'id: 1203', ['4 not-an-id']],
  ['a number below its range', 'min: 0, max: 10 }', 'min: -1, max: 10 }', ['23 too-small']],
  ['a number above its range', 'upTo: 100', 'upTo: 120', ['48 too-large']],
  ['a number that is endless', 'max: 10\n    step', 'max: .inf\n    step', ['43 not-a-number']],
  ['a decimal comma', 'step: 0.5', 'step: 0,5', ['44 comma-number']],
  ['a decimal comma in braces', 'upTo: 50', 'upTo: 27,5', ['47 comma-in-braces']],
  ['a title too long', 'Chỉ số 3', 'x'.repeat(301), ['25 too-long']],
  ['a phone number', 'Chỉ số 6', 'Gọi 0912 345 678', ['28 personal-data']],
  ['an id of an index twice', 'cs-3,', 'cs-2,', ['25 duplicate-id']],
  ['an id of a band twice', 'id: high', 'id: low', ['48 duplicate-id']],
  ['a greatest value not above the least', 'min: 0, max: 10 }', 'min: 5, max: 5 }', ['23 max-not-above-min']],
  ['an option outside its range', 'value: 5', 'value: 15', ['38 option-outside']],
  ['an option twice', 'value: 5', 'value: 0', ['38 duplicate-option']],
  ['a step that does not fit', 'step: 0.5', 'step: 3', ['44 step-off']],
  ['bands that overlap', 'upTo: 50', 'upTo: 20', ['47 band-overlap']],
  ['bands that meet in one value', 'upTo: 50', 'upTo: 30', ['47 band-overlap']],
  ['a hole above', 'upTo: 100', 'upTo: 90', ['48 band-hole-above']],
  ['bounds of two kinds', 'upTo: 50', 'from: 50', ['47 mixed-bounds']],
  ['a band without its bound', 'upTo: 50, ', '', ['47 no-bound']],
  ['a verdict left out', ', mayRun: no', '', ['48 may-run-partly', '56 gate-skips-band']],
  ['a worse band that may run', 'mayRun: no', 'mayRun: yes', ['48 better-when-worse', '56 gate-skips-band']],
  ['an “if” without a gate', 'mayRun: yes', 'mayRun: if', ['46 if-without-gate']],
  ['a gate of an unknown band', 'in: [medium]', 'in: [medium, hihg]', ['56 unknown-band']],
  ['a gate to an unknown band', 'then: may-not-run', 'then: stop', ['57 unknown-band']],
  ['a gate to a better band', 'then: may-not-run', 'then: low', ['57 then-not-worse']],
  [
    'a gate of an unknown index',
    'anyIndexAtLeast: 7',
    'index: cs-99\n      atLeast: 7',
    ['55 unknown-index'],
  ],
  ['a threshold that nothing reaches', 'anyIndexAtLeast: 7', 'anyIndexAtLeast: 11', ['55 threshold-outside']],
  [
    'a threshold that is always reached',
    'anyIndexAtLeast: 7',
    'anyIndexAtLeast: 0',
    ['55 threshold-outside'],
  ],
  ['no condition', '      anyIndexAtLeast: 7', '      atLeast: 7', ['55 no-condition']],
  ['two conditions', 'anyIndexAtLeast: 7', 'anyIndexAtLeast: 7\n      index: cs-1', ['55 two-conditions']],
  [
    'a gate that leaves a worse band out',
    'mayRun: no',
    'mayRun: if',
    ['48 if-without-gate', '56 gate-skips-band'],
  ],
];

describe('a file with a form', () => {
  it('is read as it stands in the documents, and as the same in JSON', () => {
    const { form } = read(example);
    expect([form?.id, form?.entry]).toEqual(['hcm-1203', 'indices']);
    expect(read(JSON.stringify(form)).form).toEqual(form);
    expect(read(JSON.stringify(form, null, '\t')).form).toEqual(form);
    expect(read(example.replaceAll('\n', '\r\n')).form).toEqual(form);
    expect(read(`\ufeff${example}`).form).toEqual(form);
  });

  it.each(damages)('with %s says where', (_, from, to, expected) => {
    expect(told(read(damaged(from, to)))).toEqual(expected);
  });

  it('is told of in both languages, each sentence with its line and no slot left', () => {
    const faults = damages.flatMap(([, from, to]) => read(damaged(from, to)).faults ?? []);
    for (const lang of langs)
      for (const fault of faults) {
        const said = words(fault, lang);
        expect(said).toContain(`${lang === 'vi' ? 'Dòng' : 'Line'} ${fault.line}:`);
        expect(said).not.toMatch(/\{\w+\}/);
      }
  });

  it.each([
    ['no letter', '', ['1 empty-file']],
    ['spaces alone', ' \n\n', ['1 empty-file']],
    ['remarks alone', '# nothing\n', ['1 not-a-form']],
    ['a sentence', 'Xin chào', ['1 not-a-form']],
    ['a list', '- id: x\n', ['1 not-a-form']],
    ['brackets without end', '['.repeat(60_000), ['1 too-deep']],
    ['braces without end', '{a: '.repeat(15_000), ['1 too-deep']],
    ['list signs without end', '- '.repeat(30_000), ['1 too-deep']],
    ['keys without end', '? '.repeat(30_000), ['1 too-deep']],
    ['a staircase', Array.from({ length: 350 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'), ['22 too-deep']],
    ['a bomb of aliases', `a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n`, ['1 no-anchor']],
  ])('of %s is refused at once', (_, text, expected) => {
    const start = performance.now();
    expect(told(read(text))).toEqual(expected);
    expect(performance.now() - start).toBeLessThan(atMostMs(1_000));
  });

  it('that is not UTF-8 is refused', () => {
    expect(told(readDefinition(new Uint8Array([0x69, 0x64, 0x3a, 0x20, 0xff])))).toEqual(['1 not-utf8']);
  });

  it('suggests the name that was meant, and the option', () => {
    const said = (from: string, to: string) =>
      (read(damaged(from, to)).faults ?? []).map((fault) => words(fault, 'vi'));
    expect(said('gates:', 'gate:')).toEqual(['Dòng 49: không có mục «gate» ở đây, sửa thành «gates».']);
    expect(said('anyIndexAtLeast', 'any_index_at_least')[0]).toContain('«anyIndexAtLeast»');
    expect(said('result: percent', 'result: Percent')[0]).toContain('sửa thành «percent»');
    expect(said('step: 0.5', 'step: "0,5"')[0]).toContain('thành 0.5');
  });

  it('points at the place of the request too', () => {
    const [fault] = read(damaged('upTo: 100', 'upTo: 90')).faults ?? [];
    expect(fault).toMatchObject({ pointer: '/bands/2/upTo', line: 48, column: 23 });
  });

  it('tells of no more than fifty faults, from the top', () => {
    const many = Array.from({ length: 5000 }, (_, n) => `x${n}: 1`).join('\n');
    const { faults = [] } = read(many);
    expect(faults).toHaveLength(50);
    expect(faults.map(({ line }) => line)).toEqual(faults.map(({ line }) => line).toSorted((a, b) => a - b));
  });
});

/** What a careless hand does to a text. */
const mutation = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), length: fc.integer({ min: 1, max: 40 }) }),
  fc.record({
    kind: fc.constant('put' as const),
    at: fc.nat(),
    text: fc.oneof(
      fc.constantFrom(
        ...['\n', '\t', ' ', ':', '- ', '"', "'", '[', ']', '{', '}', ',', '#', '&a ', '*a', '!!x '],
      ),
      fc.constantFrom(
        '|\n',
        '>-\n',
        '? ',
        '---\n',
        '...\n',
        '%',
        '@',
        '`',
        '\r',
        '\ufeff',
        '.nan',
        '~',
        '0x1F',
        '9'.repeat(400),
      ),
      fc.string({ maxLength: 8, unit: 'binary' }),
    ),
  }),
  fc.record({ kind: fc.constant('swap' as const), at: fc.nat(), other: fc.nat() }),
);

type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never;

const mutated = (text: string, change: Mutation): string => {
  const at = change.at % (text.length + 1);
  if (change.kind === 'cut') return text.slice(0, at) + text.slice(at + change.length);
  if (change.kind === 'put') return text.slice(0, at) + change.text + text.slice(at);
  const lines = text.split('\n');
  const [a, b] = [change.at % lines.length, change.other % lines.length];
  return lines.map((line, n) => (n === a ? lines[b] : n === b ? lines[a] : line)).join('\n');
};

describe('a file that was damaged anyhow', () => {
  it('is read or refused, every fault on a line that there is', () => {
    const count = full ? 5000 : 100;
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 6 }), (changes) => {
        const text = changes.reduce(mutated, example);
        const { form, faults = [] } = read(text);
        const lines = text.split(/\r\n?|\n/).length;
        expect(form === undefined).toBe(faults.length > 0);
        for (const fault of faults) {
          expect(fault.line).toBeGreaterThanOrEqual(1);
          expect(fault.line).toBeLessThanOrEqual(lines);
          expect(fault.column).toBeGreaterThanOrEqual(1);
          expect(words(fault, 'vi')).not.toBe(problemWords('invalid', 'vi').detail);
          expect(words(fault, 'vi')).toContain(`Dòng ${fault.line}:`);
        }
      }),
      { seed: 20210615, numRuns: count },
    );
  });
});
