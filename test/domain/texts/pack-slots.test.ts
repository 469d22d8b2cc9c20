import { describe, expect, it } from 'vitest';
import { clocks } from '../../../domain/pack/clocks.ts';
import { province } from '../../../domain/pack/province.ts';
import { alertClocks } from '../../../domain/pack/severities.ts';
import { packSlots, packSlotsOf, packTexts, type Texts } from '../../../domain/texts/pack-slots.ts';
import { langs } from '../../../domain/texts/text.ts';
import standing from '../../../domain/texts/vi/standing.json' with { type: 'json' };
import ui from '../../../domain/texts/vi/ui.json' with { type: 'json' };
import { dictionaries } from '../../support/packs.ts';

const facts = { province, clocks, severities: alertClocks };
const slots = packSlots(facts, 'vi');

describe('what a pack fills into texts', () => {
  it('is its names, its hours and its clocks, in the language of the text', () => {
    const said = (lang: 'vi' | 'en') =>
      ['place', 'parks', 'cdcShort', 'cutOff', 'correctionDays', 'criticalVerify', 'lowVerify'].map((name) =>
        packSlots(facts, lang).get(name),
      );
    expect(said('vi')).toEqual([
      'Thái Nguyên',
      'Ban Quản lý các KCN tỉnh',
      'CDC',
      '15:00',
      '7',
      '2 giờ',
      '7 ngày',
    ]);
    expect(said('en')).toEqual([
      'Thái Nguyên',
      "Board of the province's industrial parks",
      'CDC',
      '15:00',
      '7',
      '2 hours',
      '7 days',
    ]);
  });

  it.each([
    [60, 'all-hours', '1 hour'],
    [90, 'all-hours', '90 minutes'],
    [660, 'working-hours', '1 day'],
    [2880, 'working-hours', '48 hours'],
  ])('%d minutes in %s are %s', (verifyWithinMinutes, countedIn, said) => {
    const { workingHours } = alertClocks;
    const severities = { workingHours, severities: { x: { verifyWithinMinutes, countedIn } } };
    expect(packSlots({ ...facts, severities }, 'en').get('xVerify')).toBe(said);
  });
});

describe('the texts of a pack', () => {
  it('stand in the place of the project’s, and fill the slots of both', () => {
    const base = { a: 'Hạn {pack.cutOff} {n}', b: { c: 'x', d: ['{pack.place}', 'y'] } };
    expect(packTexts(base, { b: { c: '{pack.place}!' }, e: { f: 'new' } }, slots)).toEqual({
      a: 'Hạn 15:00 {n}',
      b: { c: 'Thái Nguyên!', d: ['Thái Nguyên', 'y'] },
      e: { f: 'new' },
    });
  });

  it('keep a slot in sight that nothing fills', () => {
    expect(packTexts('{pack.mayor}', undefined, slots)).toBe('{pack.mayor}');
  });

  it('are what the pages and the functions import', () => {
    expect(ui.place).toBe('Thái Nguyên');
    expect(standing.severities.low.help).toBe('Hạn xác minh: 7 ngày.');
  });
});

describe('the dictionaries of the project', () => {
  const flat = (texts: Texts): string[] =>
    typeof texts === 'string' ? [texts] : Object.values(texts).flatMap((inner) => flat(inner));

  it.each(langs)('have slots that every pack fills, in %s', (lang) => {
    const names = flat(dictionaries[lang]).flatMap(packSlotsOf);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !slots.has(name))).toEqual([]);
  });

  it.each(langs)('name no province, in %s', (lang) => {
    expect(flat(dictionaries[lang]).filter((text) => text.includes('Thái Nguyên'))).toEqual([]);
  });
});
