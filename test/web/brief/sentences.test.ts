import { describe, expect, it } from 'vitest';
import { changeLine } from '../../../domain/brief-change.ts';
import { goodBounds } from '../../../domain/brief-figures.ts';
import { fiveNumbers } from '../../../web/brief/five-numbers.ts';
import {
  alertsLine,
  briefDay,
  casesLine,
  coverageLine,
  newCases,
  periodLine,
  shareLine,
  thinLine,
  type Voice,
} from '../../../web/brief/sentences.ts';
import { words as en } from '../../../web/brief/words-en.ts';
import { words as vi } from '../../../web/brief/words-vi.ts';
import { theFigures } from './the-figures.ts';

const voice: Voice = { page: vi.page, lang: 'vi' };
const voiceEn: Voice = { page: en.page, lang: 'en' };

describe('the day of a brief', () => {
  it.each([
    ['2021-11-23T07:59:59.999Z', '2021-11-22'],
    ['2021-11-23T08:00:00.000Z', '2021-11-23'],
  ])('read at %s is that of the newest cut-off that has passed, %s', (now, day) => {
    expect(briefDay('2021-11-23', now)).toBe(day);
  });
});

describe('sentences of the brief', () => {
  it('say the period from cut-off to cut-off', () => {
    expect(periodLine(voice, '2021-11-23')).toBe(
      'Kỳ số liệu: từ 15 giờ 00 ngày 22/11/2021 đến 15 giờ 00 ngày 23/11/2021.',
    );
  });

  it('say the coverage with its denominator', () => {
    expect(coverageLine(voice, theFigures())).toBe(
      'Tỷ lệ báo cáo: 262/288 cơ sở đến kỳ đã báo cáo (91,0%), đúng hạn 241 (83,7%).',
    );
    expect(coverageLine(voiceEn, theFigures())).toBe(
      'Reporting: 262 of 288 due sites reported (91.0\u00a0%), 241 on time (83.7\u00a0%).',
    );
  });

  it('say how many may still report', () => {
    const figures = theFigures({ coverage: { missing: 20, pending: 6 } });
    expect(coverageLine(voice, figures)).toContain('Còn 06 cơ sở đến kỳ chưa hết hạn gửi.');
  });

  it('say that nothing was due rather than divide by it', () => {
    const figures = theFigures({ coverage: { due: 0, onTime: 0, late: 0, missing: 0 } });
    expect(coverageLine(voice, figures)).toBe('Không có cơ sở nào đến kỳ báo cáo trong ngày này.');
  });

  it('say first that too few reported', () => {
    const figures = theFigures({ coverage: { onTime: 180, late: 10, missing: 98 } });
    expect(thinLine(voice, figures)).toBe(
      'Mới có 190/288 cơ sở báo cáo (66,0%, dưới 80%): số liệu chưa đủ để so sánh giữa các khu.',
    );
  });

  it('never say "no F0" without the denominator and the unknown', () => {
    expect(newCases(voice, theFigures({ flows: { f0: 0 } }), 'f0')).toBe(
      'Không có F0 mới tại 262 cơ sở đã báo cáo; 26 cơ sở chưa rõ',
    );
    expect(newCases(voice, theFigures(), 'f0')).toBe('8 ca tại 262 cơ sở đã báo cáo; 26 cơ sở chưa rõ');
  });

  it('say that nobody reported, not that there is no F0', () => {
    const figures = theFigures({
      coverage: { reported: 0, onTime: 0, late: 0, missing: 288 },
      flows: { f0: 0 },
    });
    expect(newCases(voice, figures, 'f0')).toBe('Chưa có báo cáo nào; 288 cơ sở chưa rõ');
  });

  it('give a share its bounds', () => {
    expect(shareLine(voice, goodBounds(theFigures()))).toBe(
      '229/262 cơ sở có mức sẵn sàng (87,4%); nếu tính cả 26 cơ sở chưa rõ: từ 79,5% đến 88,5%',
    );
  });

  it('leave the bounds out when nothing is unknown', () => {
    const figures = theFigures({ freshness: { unknown: 0 } });
    expect(shareLine(voice, goodBounds(figures))).toBe('229/262 cơ sở có mức sẵn sàng (87,4%)');
  });

  it.each([
    ['percent', 90.97, 88.9, 'tăng 2,1 điểm % (88,9%)'],
    ['percent', 90.97, 93.5, 'giảm 2,5 điểm % (93,5%)'],
    ['percent', 90.97, 90.99, 'không đổi (91,0%)'],
    ['count', 8, 2, 'tăng 6 (2)'],
    ['count', 0, 8, 'giảm 8 (8)'],
    ['count', 8, 8, 'không đổi (8)'],
    ['count', 8, null, 'chưa có số liệu để so sánh'],
    ['count', null, 8, 'chưa có số liệu để so sánh'],
  ] as const)('tell a change of a %s from %s against %s: %s', (kind, now, before, said) => {
    expect(changeLine(voice, kind, now, before)).toBe(said);
  });

  it('tell of cases with the unknown', () => {
    expect(casesLine(voice, theFigures())).toBe(
      '06 cơ sở có ca bệnh trong 14 ngày, trong đó 01 cơ sở có nhiều ca; 16 cơ sở có nghi ngờ; 26 cơ sở chưa rõ.',
    );
    const none = theFigures({ scenarios: { case: 0, outbreak: 0, normal: 246 } });
    expect(casesLine(voice, none)).toContain('tại 262 cơ sở có số liệu');
  });

  it('tell of alerts as of the moment of reading', () => {
    expect(alertsLine(voice, theFigures(), '2021-11-23T23:30:00.000Z')).toBe(
      '31/34 cảnh báo được xác minh đúng hạn trong 7 ngày (91,2%); 34 cảnh báo đang mở, 03 mức Khẩn; 01 quá hạn. Tính đến 06:30 24/11/2021.',
    );
  });
});

describe('the five numbers', () => {
  const rows = fiveNumbers(voice, theFigures(), theFigures({ flows: { f0: 2 } }), null);

  it('come in their order, each with denominator or unknown', () => {
    expect(rows.map(({ id, value }) => [id, value])).toEqual([
      ['rate', '91,0% (262/288 cơ sở đến kỳ)'],
      ['f0', '8 ca tại 262 cơ sở đã báo cáo; 26 cơ sở chưa rõ'],
      ['f1', '214 người tại 262 cơ sở đã báo cáo; 26 cơ sở chưa rõ'],
      ['good', '229/262 cơ sở có mức sẵn sàng (87,4%); nếu tính cả 26 cơ sở chưa rõ: từ 79,5% đến 88,5%'],
      ['bad', '11 trong 262 cơ sở có mức sẵn sàng; 26 cơ sở chưa rõ'],
    ]);
  });

  it('are compared where there is something to compare with', () => {
    expect(rows[1]).toMatchObject({ dayBefore: 'tăng 6 (2)', weekBefore: 'chưa có số liệu để so sánh' });
  });

  it('do not take a day without reports for one without F0', () => {
    const silent = theFigures({
      coverage: { reported: 0, onTime: 0, late: 0, missing: 288 },
      flows: { f0: 0 },
    });
    expect(fiveNumbers(voice, theFigures(), silent, silent)[1]?.dayBefore).toBe('chưa có số liệu để so sánh');
  });
});
