import { describe, expect, it } from 'vitest';
import { SiteList } from '../../../domain/brief-document.ts';
import { refPath } from '../../../domain/brief-link.ts';
import { placeOf } from '../../../web/brief/address.ts';

const day = '2021-11-23';
const searchOf = (path: string) => path.slice(path.indexOf('?'));

describe('the address of the brief', () => {
  it.each([
    ['', { view: 'brief', day: null }],
    ['?day=2021-11-23', { view: 'brief', day }],
    ['?day=2021-13-01', { view: 'brief', day: null }],
    ['?list=f0', { view: 'brief', day: null }],
    ['?day=2021-11-23&list=nothing', { view: 'brief', day }],
    ['?view=live', { view: 'live', day: null }],
    ['?view=live&day=2021-11-23', { view: 'live', day }],
    ['?view=trends', { view: 'trends' }],
    ['?view=directions&day=2021-11-23', { view: 'directions', day }],
    ['?view=else', { view: 'brief', day: null }],
  ])('%s leads to its place', (search, place) => {
    expect(placeOf(search)).toEqual(place);
  });

  it.each(SiteList.options)('leads from a sentence to the list %s, of one zone or of all', (list) => {
    const all = { view: 'sites', day, list };
    expect(placeOf(searchOf(refPath(day, { to: 'sites', list })))).toEqual({ ...all, zone: null });
    const zoneId = 'kcn-diem-thuy';
    expect(placeOf(searchOf(refPath(day, { to: 'sites', list, zoneId })))).toEqual({ ...all, zone: zoneId });
  });

  it.each([
    [{ to: 'alerts' }, { view: 'alerts', day, isOverdue: false }],
    [
      { to: 'alerts', overdue: true },
      { view: 'alerts', day, isOverdue: true },
    ],
    [{ to: 'directions' }, { view: 'directions', day }],
  ] as const)('leads from a sentence to %j', (ref, place) => {
    expect(placeOf(searchOf(refPath(day, ref)))).toEqual(place);
  });
});
