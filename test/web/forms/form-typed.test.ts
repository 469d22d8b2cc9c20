import { describe, expect, it } from 'vitest';
import { forms } from '../../../domain/pack/forms.ts';
import { partOfPointer, readTyped } from '../../../web/forms/form-typed.ts';

const formOf = (id: string) => {
  const form = forms.find((one) => one.id === id);
  if (form === undefined) throw new Error(`no ${id}`);
  return form;
};
const today = '2021-06-15';
const ten = (over: Record<string, string> = {}) => ({
  day: today,
  ...Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`i-cs-${n + 1}`, '4'])),
  ...over,
});

describe('a typed percentage', () => {
  it.each([
    ['27,5', 27.5],
    ['27.5', 27.5],
    ['２７,５', 27.5],
    [' 100 ', 100],
  ])('%s is %d', (percent, expected) => {
    expect(readTyped(formOf('2194'), { day: today, percent }, today).fields).toEqual({
      version: 1,
      assessedOn: today,
      percent: expected,
    });
  });

  it.each([
    ['', 'required-number'],
    ['27%', 'not-a-number'],
    ['1,5 phần trăm', 'not-a-number'],
    ['101', 'too-large'],
  ])('%s is refused', (percent, code) => {
    expect(readTyped(formOf('2194'), { day: today, percent }, today).faults).toEqual([
      { part: 'percent', code },
    ]);
  });
});

describe('typed indices', () => {
  const form = formOf('hcm-1203');

  it('are read one by one', () => {
    const { fields } = readTyped(form, ten({ 'i-cs-3': '7' }), today);
    expect(fields?.values).toMatchObject({ 'cs-2': 4, 'cs-3': 7 });
  });

  it('are refused each at its field, in the order of the form, beside a day to come', () => {
    const typed = ten({ day: '2021-06-16', 'i-cs-10': '11', 'i-cs-2': '', 'i-cs-4': '0,5' });
    expect(readTyped(form, typed, today).faults).toEqual([
      { part: 'day', code: 'future-day' },
      { part: 'i-cs-2', code: 'required-number' },
      { part: 'i-cs-4', code: 'not-on-step' },
      { part: 'i-cs-10', code: 'too-large' },
    ]);
  });

  it('are told to be left out beside one that cannot be read', () => {
    const typed = ten({ day: '', 'i-cs-1': 'nhiều', 'i-cs-2': '' });
    expect(readTyped(form, typed, today).faults).toEqual([
      { part: 'day', code: 'missing' },
      { part: 'i-cs-1', code: 'not-a-number' },
      { part: 'i-cs-2', code: 'required-number' },
    ]);
  });
});

describe('a refusal of the server', () => {
  it.each([
    ['/values/cs-3', 'i-cs-3'],
    ['/percent', 'percent'],
    ['/assessedOn', 'day'],
  ])('at %s is shown at %s', (pointer, part) => {
    expect(partOfPointer(pointer)).toBe(part);
  });
});
