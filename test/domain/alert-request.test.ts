import { describe, expect, it } from 'vitest';
import {
  AcknowledgementsRequest,
  EventReport,
  SnoozeRequest,
  TransitionRequest,
} from '../../domain/alert-request.ts';

const codes = (result: ReturnType<typeof TransitionRequest.safeParse | typeof EventReport.safeParse>) =>
  result.error?.issues.map(({ path, message }) => [path.join('/'), message]) ?? [];

describe('a transition', () => {
  const close = { to: 'closed', note: 'Đã xử lý', outcome: 'resolved', seen: 1 };

  it.each([
    [
      'an acknowledgement without a note',
      { to: 'acknowledged', seen: 1 },
      { to: 'acknowledged', note: '', seen: 1 },
    ],
    ['a closing with reason and outcome', close, close],
    [
      'a verification with its assessment',
      { to: 'verified', note: ' ', assessment: ' Đúng ', seen: 2 },
      { to: 'verified', note: '', assessment: 'Đúng', seen: 2 },
    ],
  ])('can be %s', (_, sent, read) => {
    expect(TransitionRequest.parse(sent)).toEqual(read);
  });

  it.each([
    ['closing without a reason', { ...close, note: '  ' }, [['note', 'reason-required']]],
    ['closing without an outcome', { ...close, outcome: undefined }, [['outcome', 'outcome-required']]],
    ['an unknown outcome', { ...close, outcome: 'done' }, [['outcome', 'unknown-outcome']]],
    ['an unknown state', { to: 'done', note: '', seen: 1 }, [['to', 'unknown-state']]],
    [
      'verifying without an assessment',
      { to: 'verified', note: 'x', seen: 1 },
      [['assessment', 'assessment-required']],
    ],
    ['a phone number in the note', { ...close, note: 'gọi 0912 345 678' }, [['note', 'personal-data']]],
    [
      'an e-mail in the assessment',
      { to: 'verified', seen: 1, assessment: 'a@b.vn' },
      [['assessment', 'personal-data']],
    ],
    ['a note above 500 characters', { ...close, note: 'x'.repeat(501) }, [['note', 'too-long']]],
    ['a note that is no text', { ...close, note: 5 }, [['note', 'not-text']]],
    ['a version that cannot be', { ...close, seen: 0 }, [['seen', 'out-of-range']]],
  ])('is refused for %s', (_, sent, faults) => {
    expect(codes(TransitionRequest.safeParse(sent))).toEqual(faults);
  });

  it('is refused with a field that nobody knows', () => {
    expect(TransitionRequest.safeParse({ ...close, owner: 'me' }).success).toBe(false);
  });
});

describe('the other requests', () => {
  it('a quick report counts at least one person', () => {
    expect(EventReport.parse({ kind: 'f0', count: 1 })).toEqual({ kind: 'f0', count: 1 });
    expect(codes(EventReport.safeParse({ kind: 'f0', count: 0 }))).toEqual([['count', 'out-of-range']]);
    expect(codes(EventReport.safeParse({ kind: 'f2', count: 1 }))).toEqual([['kind', 'unknown-kind']]);
    expect(codes(EventReport.safeParse({ kind: 'f0', count: 1, note: '012345678901' }))).toEqual([
      ['note', 'personal-data'],
    ]);
  });

  it('a snooze has an end, a reason and a version', () => {
    const snooze = { until: '2021-06-15T05:00:00Z', reason: 'Chờ kết quả', seen: 2 };
    expect(SnoozeRequest.parse(snooze)).toEqual(snooze);
    expect(SnoozeRequest.safeParse({ ...snooze, reason: '' }).success).toBe(false);
    expect(SnoozeRequest.safeParse({ ...snooze, until: '2021-06-15' }).success).toBe(false);
  });

  it('acknowledging a zone may leave out the rule and the note', () => {
    expect(AcknowledgementsRequest.parse({ zoneId: 'kcn-yen-binh' })).toEqual({
      zoneId: 'kcn-yen-binh',
      note: '',
    });
    expect(AcknowledgementsRequest.safeParse({ zoneId: 'kcn-yen-binh', rule: 'no-rule' }).success).toBe(
      false,
    );
  });
});
