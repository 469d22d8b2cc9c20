import { describe, expect, it } from 'vitest';
import {
  beginDirection,
  briefDayFor,
  isUntouched,
  makeDirectionKept,
  readDirection,
  type TypedDirection,
} from '../../../web/brief/direction-typed.ts';
import { words } from '../../../web/brief/direction-words-vi.ts';

const aStorage = () => {
  const items = new Map<string, string>();
  return {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, text: string) => void items.set(name, text),
    removeItem: (name: string) => void items.delete(name),
  };
};

const now = '2021-11-24T01:00:00.000Z';
const begun = () => beginDirection(now, 'key-1');
const typed = (over: Partial<TypedDirection> = {}): TypedDirection => ({
  ...begun(),
  ...{ kind: 'inspect', text: 'Kiểm tra tại chỗ', by: 'Chủ tịch', owner: 'Ban Quản lý các KCN' },
  ...over,
});
const faultsOf = (over: Partial<TypedDirection>) => {
  const read = readDirection(words, typed(over), now);
  return read.ok ? [] : read.errors.map(({ field }) => field);
};

describe('a direction as it is typed', () => {
  it('is sent as the contract has it', () => {
    const read = readDirection(
      words,
      typed({ text: '  Kiểm tra  ', due: { day: '2021-11-24', time: '17h' } }),
      now,
    );
    expect(read).toEqual({
      ok: true,
      body: {
        ...{ kind: 'inspect', text: 'Kiểm tra', by: 'Chủ tịch', owner: 'Ban Quản lý các KCN' },
        ...{ due: '2021-11-24T10:00:00.000Z', documentNo: '' },
      },
    });
  });

  it.each([
    ['without a kind', { kind: null }, ['kind']],
    ['with nothing in it', { kind: null, text: '', by: ' ', owner: '' }, ['kind', 'text', 'by', 'owner']],
    ['with a telephone number', { by: 'Ông A 0912345678' }, ['by']],
    ['due at no day and no hour', { due: { day: '', time: 'sớm' } }, ['due', 'due-time']],
    ['due before now', { due: { day: '2021-11-24', time: '07:59' } }, ['due']],
    ['due in another age', { due: { day: '9999-12-31', time: '07:59' } }, ['due']],
    ['with nothing that is seen', { text: '\u200b\u202e' }, ['text']],
    ['with too long a number of the paper', { documentNo: 'x'.repeat(61) }, ['documentNo']],
  ] satisfies [string, Partial<TypedDirection>, string[]][])(
    'is told %s at its fields, in their order',
    (_, over, fields) => {
      expect(faultsOf(over)).toEqual(fields);
    },
  );

  it('names the field, and says in words what to do', () => {
    const due = { day: '', time: '' };
    const read = readDirection(words, typed({ kind: null, text: '', due }), now);
    expect(read.ok ? [] : read.errors.map(({ message }) => message)).toEqual([
      `Loại: ${words.faults['required-choice']}`,
      `Nội dung chỉ đạo: ${words.faults['required-text']}`,
      `Hạn: ${words.faults['not-a-day']}`,
      `Hạn: ${words.directions.notTime}`,
    ]);
  });

  it('is kept on the device of its owner until it is sent', () => {
    const storage = aStorage();
    const kept = makeDirectionKept(storage, 'me');
    kept.keep(typed());
    expect(kept.read()).toEqual(typed());
    expect(makeDirectionKept(storage, 'other').read()).toBeNull();
    kept.forget();
    expect(kept.read()).toBeNull();
    expect([isUntouched(begun()), isUntouched(typed())]).toEqual([true, false]);
  });

  it('is on the brief that was chosen, else on the one shown, else on the newest', () => {
    const days = ['2021-11-23', '2021-11-22', '2021-11-21'];
    expect(briefDayFor('2021-11-22', '2021-11-21', days)).toBe('2021-11-22');
    expect(briefDayFor('2021-01-01', '2021-11-21', days)).toBe('2021-11-21');
    expect(briefDayFor(null, null, days)).toBe('2021-11-23');
    expect(briefDayFor(null, null, [])).toBeNull();
  });
});
