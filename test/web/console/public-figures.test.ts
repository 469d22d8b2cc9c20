import { describe, expect, it } from 'vitest';
import { noAlerts } from '../../../domain/figures.ts';
import { reportedText, verifiedText } from '../../../web/console/public-figures.tsx';
import { words as en } from '../../../web/console/words-en.ts';
import { words as vi } from '../../../web/console/words-vi.ts';

describe('the published figures', () => {
  it('say how many of how many were verified in time, and how fast', () => {
    const alerts = {
      ...noAlerts,
      verifiedInTime: { count: 31, of: 34 },
      timeToVerify: { medianMinutes: 65, of: 33 },
    };
    expect(verifiedText(vi.work.figures, 'vi', alerts)).toBe(
      'Xác minh đúng hạn trong 7 ngày: 31/34 cảnh báo (91,2%); từ mở đến xác minh: trung vị 1 giờ 5 phút (33 cảnh báo).',
    );
    expect(verifiedText(en.work.figures, 'en', alerts)).toBe(
      'Verified in time over 7 days: 31 of 34 alerts (91.2\u00a0%); from opening to verification: median 1 h 5 min (33 alerts).',
    );
  });

  it('never a share of nothing', () => {
    expect(verifiedText(vi.work.figures, 'vi', noAlerts)).toBe(
      'Xác minh đúng hạn trong 7 ngày: chưa có cảnh báo nào đến hạn.',
    );
    const coverage = { due: 0, reported: 0, onTime: 0, late: 0, missing: 0, pending: 0, notDue: 9 };
    expect(reportedText(vi.work.figures, 'vi', { coverage }, '2021-11-21')).toBe(
      'Báo cáo ngày 21/11/2021: không có cơ sở nào đến kỳ.',
    );
  });

  it('say how many of the due sites reported on time, and at all', () => {
    const coverage = { due: 288, reported: 262, onTime: 241, late: 21, missing: 26, pending: 0, notDue: 3 };
    expect(reportedText(vi.work.figures, 'vi', { coverage }, '2021-11-23')).toBe(
      'Báo cáo ngày 23/11/2021: đúng hạn 241/288 cơ sở đến kỳ (83,7%), kể cả trễ hạn 262/288 (91,0%).',
    );
  });
});
