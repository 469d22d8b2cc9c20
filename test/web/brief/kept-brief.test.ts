import { describe, expect, it } from 'vitest';
import type { BriefDocument } from '../../../domain/brief-document.ts';
import { makeKeptBrief } from '../../../web/brief/kept-brief.ts';
import { newestBriefDay } from '../../../web/brief/newest-day.ts';

const aStorage = () => {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, text: string) => void items.set(name, text),
  };
};
const document = (day: string): BriefDocument => ({
  ...{ lang: 'vi', day, title: 'x', standing: 'x', dateLine: 'x', addressees: 'x' },
  ...{ blocks: [{ kind: 'heading', text: '1' }], sourceLine: [{ text: 'x' }] },
});
const kept = (day: string) => ({ document: document(day), readAt: '2021-11-24T00:00:00.000Z' });

describe('the brief that a device keeps', () => {
  it('is the newest that it has read, its owner’s alone, in each language', () => {
    const storage = aStorage();
    const mine = makeKeptBrief(storage, 'me');
    mine.keep(kept('2021-11-23'));
    mine.keep(kept('2021-11-20'));
    expect(mine.read('vi')).toEqual(kept('2021-11-23'));
    expect(mine.read('en')).toBeNull();
    expect(makeKeptBrief(storage, 'other').read('vi')).toBeNull();
  });

  it('is none where what lies there cannot be read', () => {
    const storage = aStorage();
    makeKeptBrief(storage, 'me').keep(kept('2021-11-23'));
    for (const name of storage.items.keys()) storage.items.set(name, '{"document":');
    expect(makeKeptBrief(storage, 'me').read('vi')).toBeNull();
  });
});

it.each([
  ['2021-11-23T23:29:59.000Z', '2021-11-22'],
  ['2021-11-23T23:30:00.000Z', '2021-11-23'],
  ['2021-11-24T16:59:00.000Z', '2021-11-23'],
])('at %s the newest brief is of %s', (at, day) => {
  expect(newestBriefDay(at)).toBe(day);
});
