import { describe, expect, it } from 'vitest';
import type { Direction, DirectionRequest, DirectionState } from '../../domain/direction.ts';
import { followUpDirection, followUpsMost, recordDirection } from '../../domain/direction-act.ts';
import { Conflict, Invalid } from '../../domain/failure.ts';
import type { ReviewRequest } from '../../domain/review.ts';
import { requireReviewer, reviewBrief } from '../../domain/review-act.ts';

const now = '2021-11-24T01:00:00.000Z';
const later = '2021-11-24T09:00:00.000Z';
const by = { member: 'm1', name: 'Văn phòng' };
const other = { member: 'm2', name: 'Trực ban' };
const request: DirectionRequest = {
  ...{ kind: 'inspect', text: 'Kiểm tra 07 cơ sở KCN Sông Công I', by: 'Chủ tịch UBND tỉnh' },
  ...{ owner: 'Ban Quản lý các KCN', due: '2021-11-24T10:00:00.000Z' },
};
const recorded = (): Direction => recordDirection({ day: '2021-11-23', n: 3 }, request, { by, now });
const inState = (state: DirectionState): Direction => ({ ...recorded(), state });

const thrown = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};
const refusalOf = (work: () => unknown) => {
  const error = thrown(work);
  return error instanceof Conflict || error instanceof Invalid ? error.code : 'done';
};

describe('a direction', () => {
  it('is recorded open, under the number that it has on the brief of its day', () => {
    expect(recorded()).toEqual({
      ...{ id: '2021-11-23.3', day: '2021-11-23', ...request, documentNo: '' },
      ...{ recordedBy: by, recordedAt: now, state: 'open', version: 1, followUps: [] },
    });
  });

  it.each([
    ['before it is recorded', '2021-11-24T00:59:59.000Z', 'due-in-the-past'],
    ['at the very moment', now, 'due-in-the-past'],
    ['after', '2021-11-24T01:00:01.000Z', 'done'],
    ['366 days later', '2022-11-25T01:00:00.000Z', 'done'],
    ['a moment after that', '2022-11-25T01:00:00.001Z', 'due-too-far'],
    ['in another age', '9999-12-31T00:00:00.000Z', 'due-too-far'],
  ])('due %s is judged: %s', (_, due, said) => {
    expect(
      refusalOf(() => recordDirection({ day: '2021-11-23', n: 1 }, { ...request, due }, { by, now })),
    ).toBe(said);
  });

  it.each([
    ['open', 'open', 'done'],
    ['open', 'done', 'done'],
    ['open', 'withdrawn', 'done'],
    ['done', 'open', 'done'],
    ['done', 'done', 'direction-ended'],
    ['done', 'withdrawn', 'direction-ended'],
    ['withdrawn', 'open', 'direction-ended'],
    ['withdrawn', 'done', 'direction-ended'],
    ['withdrawn', 'withdrawn', 'direction-ended'],
  ] as const)('goes from %s to %s: %s', (from, to, said) => {
    const act = () =>
      followUpDirection(inState(from), { state: to, note: 'x', seen: 1 }, { by: other, now: later });
    expect(refusalOf(act)).toBe(said);
  });

  it('keeps every line of its log as it was', () => {
    const first = followUpDirection(
      recorded(),
      { state: 'open', note: '05/07 cơ sở', seen: 1 },
      { by: other, now: later },
    );
    const second = followUpDirection(first, { state: 'done', note: 'Đủ 07', seen: 2 }, { by, now: later });
    expect(second.followUps.slice(0, 1)).toEqual(first.followUps);
    expect(second).toMatchObject({ state: 'done', version: 3, text: request.text, recordedAt: now });
    expect(second.followUps.at(-1)).toEqual({ at: later, by, state: 'done', note: 'Đủ 07' });
  });

  it('tells who was quicker, before it looks at the state', () => {
    const done = followUpDirection(
      recorded(),
      { state: 'done', note: 'x', seen: 1 },
      { by: other, now: later },
    );
    const lost = thrown(() =>
      followUpDirection(done, { state: 'withdrawn', note: 'x', seen: 1 }, { by, now: later }),
    );
    expect(lost).toMatchObject({ code: 'lost-race', winner: { by: 'Trực ban', at: later } });
  });

  it('takes a hundred follow-ups and no more', () => {
    const line = { at: now, by, state: 'open', note: 'x' } as const;
    const full = { ...recorded(), followUps: Array.from({ length: followUpsMost }, () => line) };
    const act = () => followUpDirection(full, { state: 'done', note: 'x', seen: 1 }, { by, now: later });
    expect(refusalOf(act)).toBe('too-many');
  });
});

describe('the review of a brief', () => {
  const day = '2021-11-23';
  const entry = { day, snapshot: { madeAt: now, sha256: '' }, issuedAt: null, reviewed: false };
  const proposal = {
    ...{ matter: 'Chỗ cách ly', basis: '287 F1, còn 46 chỗ', options: [], proposed: 'Mở khu cách ly' },
    ...{ lead: 'Bộ Chỉ huy Quân sự tỉnh', with: 'Sở Y tế', due: '2021-11-24T05:00:00.000Z' },
  };
  const asked = (seen: number, ...proposals: ReviewRequest['proposals']): ReviewRequest => ({
    proposals,
    seen,
  });
  const write = (request: ReviewRequest, over: object = {}) =>
    reviewBrief({ day, entry, before: null, ...over }, request, { by, now });
  const before = write(asked(0, proposal));

  it('is written whole, version after version', () => {
    expect(before).toEqual({ day, proposals: [proposal], by, at: now, version: 1 });
    expect(write(asked(1), { before })).toEqual({ day, proposals: [], by, at: now, version: 2 });
  });

  it.each([
    [
      'once the brief went out, whatever was seen',
      asked(7, proposal),
      { entry: { ...entry, issuedAt: now } },
      'brief-issued',
    ],
    ['on another version than was seen', asked(0, proposal), { before }, 'lost-race'],
    ['on a version that there is not', asked(2, proposal), { before: null }, 'lost-race'],
    ['with a proposal that is due already', asked(0, { ...proposal, due: now }), {}, 'due-in-the-past'],
    [
      'with a proposal that is due in another age',
      asked(0, { ...proposal, due: '9999-12-31T00:00:00.000Z' }),
      {},
      'due-too-far',
    ],
  ])('is refused %s', (_, request, over, said) => {
    expect(refusalOf(() => write(request, over))).toBe(said);
  });

  it('points to each proposal that is due already, or too far ahead', () => {
    const late = { ...proposal, due: now };
    const far = { ...proposal, due: '2022-11-26T01:00:00.000Z' };
    expect(thrown(() => write(asked(0, late, proposal, far)))).toMatchObject({
      faults: [
        { pointer: '/proposals/0/due', code: 'due-in-the-past' },
        { pointer: '/proposals/2/due', code: 'due-too-far' },
      ],
    });
  });

  it('is for whoever works on the whole province', () => {
    expect(() => requireReviewer({ zones: ['kcn-yen-binh'] })).toThrow('province-only');
    expect(() => requireReviewer({ zones: [] })).not.toThrow();
  });
});
