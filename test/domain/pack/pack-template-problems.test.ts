import { describe, expect, it } from 'vitest';
import { packProblems } from '../../../domain/pack/pack.ts';
import { changed, dictionaries, filesOf, packs } from '../../support/packs.ts';

const whole = filesOf(packs['vi-du']);
const own = filesOf(packs['thai-nguyen']);
const saidOf = (files: Record<string, unknown>) =>
  packProblems(files, dictionaries).map(({ file, path, says }) => `${[file, ...path].join('/')} ${says}`);

describe('a template of a pack', () => {
  it.each<[string, (string | number)[], unknown, string[]]>([
    [
      'has weights that do not sum to 100',
      ['templates.json', 0, 'criteria', 3, 'weight'],
      12,
      ['templates.json/0/criteria weights sum to 102, not to 100: a weight is read as points'],
    ],
    [
      'has bands out of order',
      ['templates.json', 0, 'bands', 1, 'from'],
      95,
      ['templates.json/0/bands/1/from must be below 90'],
    ],
    [
      'leaves scores without a band',
      ['templates.json', 0, 'bands', 3, 'from'],
      10,
      ['templates.json/0/bands/3/from must be 0: every score has a band'],
    ],
    [
      'lacks a gate',
      ['templates.json', 0, 'gates', 0],
      { id: 'no-case-plan', source: ['2787'] },
      ['templates.json/0/gates lacks "no-approved-plan"', 'templates.json/0/gates/1/id is there twice'],
    ],
    [
      'rests a weight on a source that is not listed',
      ['templates.json', 0, 'criteria', 0, 'source', 0],
      '9999',
      ['templates.json/0/criteria/0/source/0 "9999" is no source of this template'],
    ],
    [
      'has a source without words',
      ['templates.json', 0, 'source', 11],
      { id: 'vd-2021-08', title: 'An order', from: null, to: null, status: 'current' },
      [
        'templates.json/0/source/11/id has no words: add sources.vd-2021-08 to texts.vi.json',
        'templates.json/0/source/11/id has no words: add sources.vd-2021-08 to texts.en.json',
      ],
    ],
    [
      'has a rule that nobody knows',
      ['templates.json', 0, 'rules', 0, 'severity'],
      'grave',
      ['templates.json/0/rules/0/severity must be one of: critical, high, medium, low, not "grave"'],
    ],
    [
      'leaves a rule without a number that its condition asks for',
      ['templates.json', 0, 'rules', 8, 'params', 'below'],
      undefined,
      ['templates.json/0/rules/8/params/below is missing'],
    ],
    [
      'gives a rule a number that it does not know',
      ['templates.json', 0, 'rules', 8, 'params', 'bellow'],
      0.5,
      ['templates.json/0/rules/8/params/bellow is no parameter of this rule'],
    ],
    [
      'asks a rule for what its condition cannot do',
      ['templates.json', 0, 'rules', 8, 'params', 'below'],
      50,
      ['templates.json/0/rules/8/params/below is beyond what the code can judge by: from 0 to 1'],
    ],
    [
      'looks back on more days than are read',
      ['templates.json', 0, 'scenario', 'windowDays'],
      30,
      [
        'templates.json/0/scenario/windowDays is beyond what the code can judge by: docs/province-pack.md says which',
      ],
    ],
    [
      'has a criterion look at another field',
      ['templates.json', 0, 'criteria', 0, 'field'],
      'testedService',
      [
        'templates.json/0/criteria/0/field does not belong to this criterion: copy it from a pack that is whole',
      ],
    ],
    [
      'raises a rule to less than it begins with',
      ['templates.json', 0, 'rules', 0, 'raisedTo'],
      'low',
      ['templates.json/0/rules/0/severity is graver than raisedTo: what rises may not fall'],
    ],
  ])('that %s', (_, path, value, said) => {
    expect(saidOf(changed(whole, path, value))).toEqual(said);
  });
});

describe('a form of a pack', () => {
  it('is refused in the words of one that is loaded, without the line that it has not', () => {
    expect(saidOf(changed(own, ['forms.json', 0, 'bands', 0, 'upTo'], 40))).toEqual([
      'forms.json/0/bands/1/upTo 30 is not above 40 of the band before; the two overlap. Put them in rising order.',
    ]);
  });
});
