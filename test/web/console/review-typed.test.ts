import { describe, expect, it } from 'vitest';
import type { Proposal, Review } from '../../../domain/review.ts';
import {
  beginProposal,
  readReview,
  type TypedProposal,
  typedReview,
} from '../../../web/console/review-typed.ts';
import { words as reviewWords } from '../../../web/console/review-words-vi.ts';
import { words } from '../../../web/console/words-vi.ts';

const now = '2021-11-23T23:33:00.000Z';
const said = { review: reviewWords.review, faults: words.faults };
const proposal: Proposal = {
  ...{ about: 'isolation:kcn-diem-thuy', matter: 'Chỗ cách ly', basis: '287 F1, còn 46 chỗ' },
  ...{ options: ['Mở khu của tỉnh', 'Mượn ký túc xá'], proposed: '(a)', lead: 'Bộ Chỉ huy Quân sự tỉnh' },
  ...{ with: 'Sở Y tế', due: '2021-11-24T05:00:00.000Z' },
};
const review: Review = {
  ...{ day: '2021-11-23', proposals: [proposal], by: { member: 'm', name: 'Trực ban' } },
  ...{ at: now, version: 2 },
};
const wrong = (over: Partial<TypedProposal>) => {
  const typed = typedReview(review);
  const read = readReview(
    said,
    { ...typed, proposals: typed.proposals.map((one) => ({ ...one, ...over })) },
    now,
  );
  return read.ok ? [] : read.errors.map(({ field }) => field);
};

describe('a review as it is typed', () => {
  it('is sent again as it was stored when nothing was changed', () => {
    expect(readReview(said, typedReview(review), now)).toEqual({
      ok: true,
      body: { proposals: [proposal], seen: 2 },
    });
    expect(readReview(said, typedReview(null), now)).toEqual({ ok: true, body: { proposals: [], seen: 0 } });
  });

  it('starts from what the figures show, and says which of it', () => {
    const matter = { id: 'silent-twice', title: '09 cơ sở chưa báo cáo từ 02 kỳ trở lên', basis: '' };
    expect(beginProposal(matter, now, 'k')).toMatchObject({
      ...{ about: 'silent-twice', matter: matter.title, basis: '' },
      due: { day: '2021-11-24', time: '17:00' },
    });
    expect(beginProposal(null, '2021-11-24T11:00:00.000Z', 'k')).toMatchObject({
      ...{ about: null, matter: '', due: { day: '2021-11-25', time: '17:00' } },
    });
  });

  it.each([
    [
      'nothing in it',
      { matter: '', basis: '', proposed: ' ', lead: '' },
      ['matter', 'basis', 'proposed', 'lead'],
    ],
    ['an hour that has passed', { due: { day: '2021-11-24', time: '06:30' } }, ['due']],
    ['an hour in another age', { due: { day: '9999-12-31', time: '06:30' } }, ['due']],
    ['neither day nor hour', { due: { day: '', time: '' } }, ['due', 'due-time']],
    ['a telephone number', { with: '0912 345 678' }, ['with']],
    ['too long an option', { options: ['x'.repeat(161), '', ''] }, ['options']],
  ] satisfies [string, Partial<TypedProposal>, string[]][])(
    'with %s is told at its fields',
    (_, over, fields) => {
      expect(wrong(over)).toEqual(fields.map((field) => `p0-${field}`));
    },
  );

  it('names the matter and the field in words', () => {
    const typed = typedReview(review);
    const second = { ...beginProposal(null, now, 'k'), basis: 'x', proposed: 'x', lead: 'x' };
    const read = readReview(said, { ...typed, proposals: [...typed.proposals, second] }, now);
    expect(read.ok ? [] : read.errors).toEqual([
      { field: 'p1-matter', message: `Nội dung 2, Việc cần quyết: ${words.faults['required-text']}` },
    ]);
  });
});
