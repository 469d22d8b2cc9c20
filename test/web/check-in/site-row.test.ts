import { describe, expect, it } from 'vitest';
import type { Today } from '../../../domain/today.ts';
import {
  type Attempt,
  countsOf,
  inOrder,
  isSought,
  judgeTyped,
  nextOpen,
  type RowState,
  rowState,
} from '../../../web/check-in/site-row.ts';
import { a } from '../../support/a.ts';

const at = '2021-06-15T03:42:00.000Z';
const today = (over: Partial<Today> = {}): Today => ({
  day: a.day,
  due: true,
  filed: null,
  last: { day: '2021-06-14', answers: a.answers({ present: 1240 }) },
  shut: null,
  unusualFrom: 9,
  ...over,
});
const reply = {
  checkIn: {
    siteId: 'mau',
    day: a.day,
    revision: 1,
    receivedAt: at,
    onTime: true,
    answers: a.answers(),
  },
  assessment: {
    template: 't',
    planVersion: 1,
    readiness: 90,
    band: 'ready',
    gates: [],
    scenario: 'normal',
    criteria: [],
    lost: [],
    fixes: [],
  },
  alerts: [],
};
const sent = (): Attempt => JSON.parse(JSON.stringify({ kind: 'sent', reply }));
type Held = Parameters<typeof rowState>[2];
const none = undefined;
const held = (state: 'waiting' | 'sent' | 'refused' | 'stale'): Held =>
  JSON.parse(
    JSON.stringify({
      state,
      at,
      failure: state === 'sent' ? null : { kind: 'network' },
      reply: state === 'sent' ? reply : null,
    }),
  );
const row = (siteId: string, state: RowState, name = siteId) => ({
  item: { site: { ...a.record().site, siteId, name } },
  state,
});
const open: RowState = { kind: 'open', fault: null, sending: false };

describe('a number typed in a row', () => {
  it.each<[string, Partial<Today>, ReturnType<typeof judgeTyped>]>([
    ['0', {}, null],
    ['８', {}, null],
    ['', {}, { kind: 'wrong', code: 'required' }],
    ['1,5', {}, { kind: 'wrong', code: 'not-a-count' }],
    ['-1', {}, { kind: 'wrong', code: 'negative' }],
    ['9', {}, { kind: 'unusual', count: 9 }],
    ['1.240', { unusualFrom: null }, null],
    ['1.241', { unusualFrom: null }, { kind: 'wrong', code: 'more-than-present' }],
    ['999', { unusualFrom: null, last: null }, null],
  ])('“%s” is judged before it is sent', (typed, over, judged) => {
    expect(judgeTyped(typed, today(over))).toEqual(judged);
  });
});

describe('how a row stands', () => {
  it.each<[string, Partial<Today>, Attempt | undefined, Held, RowState]>([
    ['waits', {}, undefined, none, open],
    ['is on its way', {}, { kind: 'sending' }, none, { ...open, sending: true }],
    ['has a wrong number', {}, { kind: 'wrong', code: 'required' }, none, { ...open, fault: 'required' }],
    ['was sent now', {}, sent(), none, { kind: 'sent', at, onTime: true }],
    [
      'was sent before',
      { filed: { revision: 1, receivedAt: at, onTime: false } },
      undefined,
      none,
      { kind: 'sent', at, onTime: false },
    ],
    [
      'was sent before the network went',
      {},
      { kind: 'unsent', failure: { kind: 'network' } },
      none,
      { kind: 'saved' },
    ],
    ['is still held by this device', {}, undefined, held('waiting'), { kind: 'saved' }],
    [
      'was drained since',
      {},
      { kind: 'unsent', failure: { kind: 'network' } },
      held('sent'),
      { kind: 'sent', at, onTime: true },
    ],
    ['was drained from another page', {}, undefined, held('sent'), { kind: 'sent', at, onTime: true }],
    [
      'was refused when it was drained',
      {},
      undefined,
      held('refused'),
      { kind: 'look', why: 'refused', failure: { kind: 'network' } },
    ],
    [
      'somebody else was first',
      {},
      undefined,
      held('stale'),
      { kind: 'look', why: 'stale', failure: { kind: 'network' } },
    ],
    ['is shut', { shut: 'break' }, undefined, none, { kind: 'shut', why: 'break' }],
    ['is not due', { due: false }, undefined, none, { kind: 'not-due' }],
    ['is not due and shut', { due: false, shut: 'break' }, undefined, none, { kind: 'not-due' }],
  ])('%s', (_, over, attempt, on, state) => {
    expect(rowState({ today: today(over) }, attempt, on)).toEqual(state);
  });

  it('wants a look where the number is unusual, and says nothing of sent', () => {
    const attempt: Attempt = { kind: 'unusual', count: 40 };
    expect(rowState({ today: today() }, attempt, none)).toEqual({
      kind: 'look',
      why: 'unusual',
      count: 40,
    });
  });
});

describe('the list', () => {
  const rows = [
    row('s1', { kind: 'sent', at, onTime: true }),
    row('s2', { kind: 'shut', why: 'break' }),
    row('s10', open),
    row('s3', { kind: 'saved' }),
    row('s4', open),
    row('s5', { kind: 'not-due' }),
  ];
  const ids = (list: typeof rows) => list.map(({ item }) => item.site.siteId);

  it('shows what waits first, the same kind by name', () => {
    expect(ids(inOrder(rows))).toEqual(['s4', 's10', 's2', 's5', 's3', 's1']);
  });

  it('goes on to the next that waits, round the end, never to the same or to one on its way', () => {
    expect(nextOpen(rows, 's2')).toBe('s10');
    expect(nextOpen(rows, 's10')).toBe('s4');
    expect(nextOpen(rows, 's4')).toBe('s10');
    expect(nextOpen([row('s1', open)], 's1')).toBeNull();
    expect(nextOpen([row('s1', open), row('s2', { ...open, sending: true })], 's1')).toBeNull();
  });

  it('counts what is sent of what owes a report', () => {
    expect(countsOf(rows.map(({ state }) => state))).toEqual({ sent: 1, saved: 1, look: 0, total: 5 });
  });

  it.each([
    ['song cong', true],
    ['SÔNG', true],
    ['dien tu', false],
    ['may-', true],
    ['', true],
  ])('finds “%s” without marks: %s', (typed, found) => {
    expect(isSought({ ...a.record().site, name: 'May Sông Công Mẫu' }, typed)).toBe(found);
  });
});
