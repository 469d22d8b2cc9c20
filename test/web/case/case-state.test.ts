import { describe, expect, it } from 'vitest';
import { caseOf } from '../../../domain/case-response.ts';
import type { CaseDetail } from '../../../domain/case-routes.ts';
import { minutesAfter } from '../../../domain/clock.ts';
import { actText, clockOf, currentStep, progressText, saidIn } from '../../../web/case/case-state.ts';
import { words as en } from '../../../web/case/case-words-en.ts';
import { words as vi } from '../../../web/case/case-words-vi.ts';
import { a } from '../../support/a.ts';
import { caseSite, doctor } from '../../support/case.ts';
import { at } from '../../support/people.ts';

const opened = () => {
  const site = caseSite();
  site.quick(a.day, 2);
  return site;
};
const shown = (site: ReturnType<typeof opened>): CaseDetail => ({
  ...caseOf(site.open()),
  log: [...site.log],
});
const step = (site: ReturnType<typeof opened>, n: number) => {
  const found = site.open().steps[n - 1];
  if (found === undefined) throw new Error('no step');
  return found;
};
const later = (minutes: number) => minutesAfter(at(a.day), minutes);

describe('the clock of a step', () => {
  it.each([
    [0, 3, 'còn 30 phút', 'left'],
    [10, 3, 'còn 20 phút', 'left'],
    [31, 3, 'quá hạn 1 phút', 'late'],
    [50, 1, 'còn 23 giờ 10 phút', 'left'],
    [1500, 1, 'quá hạn 1 giờ', 'late'],
    [3000, 1, 'quá hạn 1 ngày 2 giờ', 'late'],
  ])('after %i min says of step %i: %s', (minutes, n, text, state) => {
    expect(clockOf(step(opened(), n), later(minutes), vi, 'vi')).toEqual({ state, text });
  });

  it('stands still once the step is done, late or not', () => {
    const site = opened();
    site.later(40);
    site.step(1);
    site.step(3);
    expect(clockOf(step(site, 1), later(9000), vi, 'vi').text).toBe('xong lúc 09:40 15/06/2021');
    expect(clockOf(step(site, 3), later(9000), vi, 'vi')).toEqual({
      state: 'done',
      text: 'xong lúc 09:40 15/06/2021, trễ 10 phút',
    });
    expect(clockOf(step(site, 3), later(9000), en, 'en').text).toBe('done at 09:40 15/06/2021, 10 min late');
  });
});

describe('what comes next', () => {
  it('is the first step that is the reader’s own', () => {
    const site = opened();
    expect([currentStep(site.open(), 'employer'), currentStep(site.open(), 'health')]).toEqual([1, 6]);
    site.step(1);
    site.step(2);
    expect(progressText(shown(site), 'employer', vi)).toEqual([
      'Đã xong 2/7 bước.',
      'Tiếp theo: bước 3, Cách ly F0, báo y tế.',
    ]);
    expect(currentStep(site.open(), 'board')).toBeNull();
  });

  it('is a wait, once one side has done its part; and the end', () => {
    const site = opened();
    for (const n of [1, 2, 3, 4, 5, 6] as const) site.step(n);
    expect(progressText(shown(site), 'employer', vi)[1]).toBe('Phần của cơ sở đã xong. Chờ ngành y tế.');
    site.step(7);
    expect(progressText(shown(site), 'health', en)).toEqual([en.page.allDone]);
    site.step(2, { state: 'todo', note: 'Mở thêm' });
    expect(progressText(shown(site), 'health', vi)[1]).toBe(vi.page.waitSite);
    expect(currentStep({ ...site.open(), state: 'closed' }, 'employer')).toBeNull();
  });
});

describe('a line of the log', () => {
  it('says in words what was done, with counts and note', () => {
    const site = opened();
    site.step(7, { counts: { sampled: 1500, awaiting: 410 }, note: 'Mẫu gộp 5' }, doctor);
    site.check(a.day, { f0: 5 });
    const [first, second, third] = site.log;
    if (!first || !second || !third) throw new Error('no log');
    expect(actText(first, vi, 'vi')).toBe('Mở xử lý: 2 F0 (báo nhanh)');
    expect(actText(second, vi, 'vi')).toBe('Xong bước 7: Lấy mẫu');
    expect(saidIn(second, vi, 'vi')).toEqual(['Đã lấy mẫu: 1.500', 'Còn chờ kết quả: 410', 'Mẫu gộp 5']);
    expect(actText(third, en, 'en')).toBe('3 more F0, 5 in 14 days: round 2 opened (report of 15/06)');
  });
});
