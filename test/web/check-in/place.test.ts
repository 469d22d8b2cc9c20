import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../web/check-in/place.ts';

describe('a place in the page', () => {
  it.each([
    ['', { view: 'day', site: null, day: null }],
    [
      '?view=receipt&site=mau-hai-au&day=2021-06-15&lang=en',
      { view: 'receipt', site: 'mau-hai-au', day: '2021-06-15' },
    ],
    ['?view=nothing&day=15/06/2021', { view: 'day', site: null, day: null }],
  ])('%s', (search, place) => expect(placeOf(search)).toEqual(place));
});
