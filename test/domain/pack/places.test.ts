import { describe, expect, it } from 'vitest';
import { nearestUnitName, type PackUnit, unitNameOn, units } from '../../../domain/pack/units.ts';
import { zones, zonesOn } from '../../../domain/pack/zones.ts';
import { zoneShown } from '../../../domain/zone-shown.ts';

describe('the name of a unit', () => {
  it.each([
    ['pho-yen', '2021-06-15', 'TX Phổ Yên'],
    ['pho-yen', '2022-04-09', 'TX Phổ Yên'],
    ['pho-yen', '2022-04-10', 'TP Phổ Yên'],
    ['pho-yen', '2025-06-30', 'TP Phổ Yên'],
    ['pho-yen', '2025-07-01', null],
    ['phu-binh', '2021-06-15', 'Huyện Phú Bình'],
    ['nowhere', '2021-06-15', null],
  ])('%s on %s is %s', (unit, day, name) => {
    expect(unitNameOn(unit, day)).toBe(name);
  });

  it('that was the last one stands where there is none, with its last day', () => {
    expect(nearestUnitName('pho-yen', '2026-01-01')).toEqual({ name: 'TP Phổ Yên', to: '2025-06-30' });
    expect(nearestUnitName('pho-yen', '2021-06-15')).toEqual({ name: 'TX Phổ Yên', to: '2022-04-09' });
  });

  it('is the first one before there was any, and its id where none is known', () => {
    const late: PackUnit[] = [
      { id: 'x', name: 'TX X', from: '2020-01-01', to: null, source: 's' },
      { id: 'x', name: 'Huyện X', from: '2010-01-01', to: '2019-12-31', source: 's' },
    ];
    expect(nearestUnitName('x', '2001-01-01', late)).toEqual({ name: 'Huyện X', to: '2019-12-31' });
    expect(nearestUnitName('y', '2001-01-01', late)).toEqual({ name: 'y', to: null });
  });
});

it('are nine in June 2021, and none since the districts ended', () => {
  const on = (day: string) =>
    new Set(units.map(({ id }) => id).filter((id) => unitNameOn(id, day) !== null)).size;
  expect([on('2021-06-15'), on('2025-07-01')]).toEqual([9, 0]);
});

describe('the zones of a day', () => {
  const ids = (day: string) => zonesOn(day).map(({ id }) => id);

  it('are all of them today, and not those that came later', () => {
    expect(ids('2025-01-01')).toHaveLength(zones.length);
    expect(ids('2021-06-15')).not.toContain('ccn-diem-thuy');
    expect([
      ids('2023-10-31').includes('ccn-diem-thuy'),
      ids('2023-11-01').includes('ccn-diem-thuy'),
    ]).toEqual([false, true]);
  });

  it('bear the unit names of that day', () => {
    const [zone] = zones.filter(({ id }) => id === 'kcn-yen-binh');
    if (zone === undefined) throw new Error('no zone');
    const shown = (day: string) => zoneShown(zone, day, 3);
    expect(shown('2021-06-15')).toMatchObject({ unit: 'TX Phổ Yên', unitTo: '2022-04-09', sites: 3 });
    expect(shown('2024-06-15')).toMatchObject({ unit: 'TP Phổ Yên', unitTo: '2025-06-30' });
  });
});
