import { expect, it } from 'vitest';
import { visitWhy } from '../../../web/console/visit-why.ts';
import { words as en } from '../../../web/console/visit-words-en.ts';
import { words as vi } from '../../../web/console/visit-words-vi.ts';

it.each([
  [1, 'Chưa báo cáo 1 kỳ', '1 due day not reported'],
  [2, 'Chưa rõ từ 2 kỳ', 'Unknown for 2 due days'],
  [5, 'Chưa rõ từ 5 kỳ', 'Unknown for 5 due days'],
  [10, 'Chưa rõ từ 10 kỳ trở lên', 'Unknown for 10 due days or more'],
])('a site that missed %d due days is to be visited for it', (n, inVi, inEn) => {
  const why = [{ kind: 'silent' as const, n }];
  expect([visitWhy(vi, 'vi', why), visitWhy(en, 'en', why)]).toEqual([inVi, inEn]);
});

it('a gap is told with its decimal, and one that was not to be compared as that', () => {
  const why = [
    { kind: 'gap' as const, n: 0.4 },
    { kind: 'not-compared' as const, n: null },
  ];
  expect(visitWhy(vi, 'vi', why)).toBe(
    'Lệch 0,4 điểm lần kiểm tra trước · lần kiểm tra trước không so được điểm',
  );
});
