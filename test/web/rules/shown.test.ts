import { describe, expect, it } from 'vitest';
import { packVersion, type TemplateVersion } from '../../../domain/template-version.ts';
import { askedOf, rulesOf, rulesOn, spansOf, versionLine } from '../../../web/rules/shown.ts';
import { a } from '../../support/a.ts';

const version = (id: string, effectiveFrom: string, weight: number): TemplateVersion =>
  packVersion(
    a.template({
      id,
      effectiveFrom,
      criteria: a.template().criteria.map((one) => (one.id === 'masks' ? { ...one, weight } : one)),
    }),
  );
const [june, october, next] = [
  version('june', '2021-06-05', 5),
  version('october', '2021-09-30', 10),
  version('next', '2027-01-01', 15),
];
const approved = [next, october, june];
const draft: TemplateVersion = { ...version('draft', '2026-12-01', 20), state: 'draft', origin: 'province' };

describe('which rules the page shows', () => {
  it.each([
    ['', null, null],
    ['?day=2021-07-01', '2021-07-01', null],
    ['?day=2021-02-30', null, null],
    ['?template=tn-2021-10&day=', null, 'tn-2021-10'],
  ])('%j asks for day %s, version %s', (search, day, template) => {
    expect(askedOf(search)).toEqual({ day, template });
  });

  it.each([
    ['2021-06-04', undefined, undefined],
    ['2021-06-05', 'june', '2021-06-05'],
    ['2021-09-29', 'june', '2021-06-05'],
    ['2021-09-30', 'october', '2021-09-30'],
    ['2026-12-31', 'october', '2021-09-30'],
    ['2027-01-01', 'next', '2027-01-01'],
  ])('on %s those of %s, masks since %s', (day, id, since) => {
    const shown = rulesOn(approved, day);
    expect(shown?.version.template.id).toBe(id);
    expect(shown?.since.get('criteria/masks')).toBe(since);
    expect(shown?.changes ?? []).toEqual([]);
  });

  it('shows a draft as it would be on its first day, beside the version that it follows', () => {
    const shown = rulesOf(approved, draft, '2026-11-23');
    expect(shown.before?.id).toBe('october');
    expect(shown.day).toBe('2026-12-01');
    expect(shown.since.get('criteria/masks')).toBe('2026-12-01');
    expect(shown.since.get('criteria/hands')).toBe('2021-06-05');
    expect(shown.changes).toEqual([{ line: 'criteria/masks', place: 'weight', before: 10, after: 20 }]);
  });

  it.each([
    [june, 'version'],
    [next, 'versionToCome'],
    [draft, 'versionToCome'],
  ])('says whether a version has been in force since its day, or is from it', (one, line) => {
    expect(versionLine(rulesOf(approved, one, '2026-12-02'), '2026-12-02')).toBe(line);
  });

  it('shows the first version with nothing before it', () => {
    expect(rulesOf(approved, june, '2026-12-02')).toMatchObject({ before: null, changes: [] });
  });

  it('says of every version from when to when it is in force', () => {
    expect(spansOf(approved).map(({ version: { template }, from, to }) => [template.id, from, to])).toEqual([
      ['next', '2027-01-01', null],
      ['october', '2021-09-30', '2026-12-31'],
      ['june', '2021-06-05', '2021-09-29'],
    ]);
  });

  it.each([
    ['the one in force, today', october, '2026-12-02'],
    ['one that has ended, its first day', june, '2021-06-05'],
    ['a draft, its first day', draft, '2026-12-01'],
  ])('tells a version for the newest day that it says anything of: %s', (_, one, day) => {
    expect(rulesOf(approved, one, '2026-12-02').toldOn).toBe(day);
  });
});
