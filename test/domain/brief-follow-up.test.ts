import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import type { Snapshot, TrendDay } from '../../domain/snapshot.ts';
import { theExample, theIssue } from '../support/brief-example.ts';
import { textOf, theBrief } from '../support/brief-said.ts';

const said = (snapshot: Partial<Snapshot>, more: Parameters<typeof theBrief>[0] = {}) =>
  textOf(theBrief({ snapshot, ...more }));

describe('directions', () => {
  const issue = (directions: typeof theIssue.directions) => ({ issue: { ...theIssue, directions } });
  const [done, late] = theIssue.directions;
  if (done === undefined || late === undefined) throw new Error('no directions');
  it.each([
    ['none', [], 'Không có nội dung chỉ đạo đang theo dõi.'],
    ['all done', [done], 'Chỉ đạo ngày 23/11: 01/01 nội dung xong.'],
    ['still running', [{ ...late, due: '2021-11-25T03:00:00.000Z' }], '01 nội dung chỉ đạo chưa đến hạn.'],
    [
      'of several days',
      [done, { ...late, recordedAt: '2021-11-22T00:30:00.000Z' }],
      'Chỉ đạo đến hạn: 01/02 nội dung xong',
    ],
    ['late since this morning', [{ ...late, due: '2021-11-23T18:00:00.000Z' }], 'chậm 05 giờ.'],
    [
      'withdrawn',
      [{ ...late, state: 'withdrawn' as const }],
      'Thu hồi 01 nội dung: kiểm tra KCN Sông Công I (05/07 cơ sở). Không có nội dung chỉ đạo đang theo dõi.',
    ],
    [
      'withdrawn beside others',
      [done, { ...late, state: 'withdrawn' as const }],
      '01/01 nội dung xong. Thu hồi 01 nội dung: kiểm tra KCN Sông Công I (05/07 cơ sở).',
    ],
  ])('%s', (_, directions, sentence) => {
    expect(said({}, issue(directions))).toContain(sentence);
  });

  it('leads from those withdrawn to the directions, and counts those that it does not name', () => {
    const withdrawn = { ...late, state: 'withdrawn' as const };
    const other = { ...issue([withdrawn, withdrawn, withdrawn]), density: 'least' as const };
    expect(said({}, other)).toMatch(/Thu hồi 03 nội dung: [^;]*; và 02 nội dung khác\. /);
    const runs = theBrief(other).blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs : []));
    expect(runs).toContainEqual({ text: '03', ref: { to: 'directions' } });
  });
});

describe('the trend', () => {
  const [base] = theExample.trend;
  if (base === undefined) throw new Error('no trend');
  const days = (f0: readonly number[], more: Partial<TrendDay> = {}): TrendDay[] =>
    f0.map((n, place) => ({
      ...base,
      reportedDue: 270,
      reported: 270,
      ...more,
      f0: n,
      day: addDays(theExample.day, place + 1 - f0.length),
    }));
  it.each<[string, TrendDay[], string]>([
    ['no day', [], 'Chưa có số liệu để nói xu hướng'],
    ['one day', days([3]), 'Tỷ lệ báo cáo trên 90% trong 1/1 ngày; chưa đủ ngày để nói xu hướng F0'],
    ['no F0', days([0, 0, 0]), 'trong 3/3 ngày; không có F0 tại 270 cơ sở báo cáo mỗi ngày'],
    ['falling', days([9, 5, 2, 1]), 'F0 giảm từ ngày 21/11'],
    [
      'one step up',
      days([...Array<number>(13).fill(2), 3]),
      'F0 bảy ngày qua 15 ca, bảy ngày trước đó 14 ca',
    ],
    [
      'nobody reported',
      days([0, 0], { reportedDue: 0, reported: 0 }),
      'trong 0/2 ngày; chưa đủ ngày để nói xu hướng F0',
    ],
  ])('%s', (_, trend, sentence) => {
    expect(said({ trend })).toContain(sentence);
  });
});

describe('the source line', () => {
  it.each([
    ['not reviewed', { ...theIssue, review: null }, 'Trực ban chưa soát · Bản chụp 2021-11-23, mã 9f3c…e21a'],
    ['not gone out', null, 'Chưa phát hành · Bản chụp 2021-11-23'],
  ])('%s', (_, issue, sentence) => {
    expect(said({}, { issue })).toContain(sentence);
  });

  it('says of later years that the criteria are a model, and of which province', () => {
    const text = said({ day: '2026-03-05', madeAt: '2026-03-05T23:30:00.000Z' }, { issue: null });
    expect(text).toContain('Bộ tiêu chí năm 2021, dùng làm mẫu và diễn tập');
    expect(text).toContain('trước khi hợp nhất');
    expect(theBrief({ snapshot: { madeAt: '2026-03-05T23:30:00.000Z' }, issue: null }).dateLine).toBe(
      'Thái Nguyên, ngày 06 tháng 3 năm 2026',
    );
  });
});
