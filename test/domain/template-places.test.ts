import { describe, expect, it } from 'vitest';
import { placeOfPath, withSaid } from '../../domain/template-places.ts';
import { a } from '../support/a.ts';

const template = a.template();
const masks = template.criteria.findIndex(({ id }) => id === 'masks');

describe('a place in a template by names', () => {
  it.each([
    [['criteria', masks, 'weight'], 'criteria/masks/weight'],
    [['criteria', masks, 'worth', 'some'], 'criteria/masks/worth/some'],
    [['criteria', masks, 'source', 0], 'criteria/masks/source'],
    [['rules', 0, 'params', 'above'], 'rules/case-reported/params/above'],
    [['scenario', 'windowDays'], 'scenario/windowDays'],
    [['effectiveFrom'], 'effectiveFrom'],
    [['rules'], 'rules'],
    [[], ''],
  ])('%j is %s', (path, place) => {
    expect(placeOfPath(template, path)).toBe(place);
  });

  it('takes another value, and leaves everything else as it is', () => {
    const changed = withSaid(template, ['criteria', 'masks', 'weight'], 10);
    expect(changed).toEqual({
      ...template,
      criteria: template.criteria.map((one) => (one.id === 'masks' ? { ...one, weight: 10 } : one)),
    });
    expect(withSaid(template, ['criteria', 'nobody', 'weight'], 10)).toEqual(template);
    expect(withSaid(template, ['effectiveFrom'], '2022-01-01')).toEqual({
      ...template,
      effectiveFrom: '2022-01-01',
    });
  });
});
