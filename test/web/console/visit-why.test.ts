import { expect, it } from 'vitest';
import { visitWhy } from '../../../web/console/visit-why.ts';
import { words as en } from '../../../web/console/visit-words-en.ts';
import { words as vi } from '../../../web/console/visit-words-vi.ts';

it.each([
  [1, 'Chưa báo cáo 1 kỳ', '1 due day not reported'],
  [2, 'Chưa rõ từ 2 kỳ', 'Unknown for 2 due days'],
  [5, 'Chưa rõ từ 5 kỳ', 'Unknown for 5 due days'],
])('a site that missed %d due days is to be visited for it', (n, inVi, inEn) => {
  const why = [{ kind: 'silent' as const, n }];
  expect([visitWhy(vi, 'vi', why), visitWhy(en, 'en', why)]).toEqual([inVi, inEn]);
});
