import { describe, expect, it } from 'vitest';
import { assess } from '../../../domain/assess.ts';
import { actsOf } from '../../../web/check-in/acts.ts';
import { words as english } from '../../../web/check-in/work-words-en.ts';
import { words } from '../../../web/check-in/work-words-vi.ts';
import { a } from '../../support/a.ts';

const assessed = (over: Parameters<typeof a.answers>[0] = {}) =>
  assess(a.template(), a.plan(), a.answers(over), a.recent(), a.day);

const vi = { lang: 'vi', windowDays: 7 } as const;
const en = { lang: 'en', windowDays: 7 } as const;

describe('acts that would help', () => {
  it('says the largest gain first, as an act with its points', () => {
    expect(actsOf(assessed(), words, vi).map(({ text }) => text)).toEqual([
      'Bố trí thêm 1 chỗ cách ly; không đưa người đang cách ly ra: +5,3 điểm',
      'Lấy mẫu thêm 8 người nguy cơ cao chưa được lấy mẫu trong 7 ngày: +3,2 điểm',
      'Tìm nơi còn thiếu giãn cách, vách ngăn và làm trước ca sau; ngày mai ghi lại: +2,6 điểm',
      'Thêm xe hoặc chuyến để xe đông nhất không quá 50%: +0,9 điểm',
    ]);
  });

  it('says the same in English', () => {
    expect(actsOf(assessed(), english, en)[1]).toEqual({
      id: 'test-high-risk',
      text: 'Sample 8 more high-risk persons not sampled in the last 7 days: +3.2 points',
      who: 'site medic, today',
      band: 'ready',
      isGate: false,
    });
  });

  it.each([
    [words, { ...vi, windowDays: 14 }, 'chưa được lấy mẫu trong 14 ngày:'],
    [english, { ...en, windowDays: 1 }, 'not sampled in the last 1 day:'],
  ] as const)('names the days within which the plan has everybody sampled once', (texts, speech, said) => {
    expect(actsOf(assessed(), texts, speech)[1]?.text).toContain(said);
  });

  it('puts gates first', () => {
    expect(actsOf(assessed({ isolationFree: 0, f1: 2 }), words, vi)[0]).toMatchObject({
      id: 'isolation-exhausted',
      text: 'Hết chỗ cách ly: phải xử lý trước, điểm không bù được',
      isGate: true,
    });
  });

  it('leaves out what is not filled in yet', () => {
    const ids = actsOf(assessed(), words, vi, new Set(['testedHighRisk', 'spacing'])).map(({ id }) => id);
    expect(ids).toEqual(['isolation-capacity', 'shuttle-load']);
  });

  it('leaves no slot open in either language', () => {
    const poor = assessed({
      lodged: 200,
      safetyTeamOnDuty: false,
      masks: 'none',
      isolationFree: 0,
      quarantineBreaches: 1,
    });
    for (const [texts, lang] of [
      [words, 'vi'],
      [english, 'en'],
    ] as const) {
      for (const { text } of actsOf(poor, texts, { lang, windowDays: 7 })) expect(text).not.toMatch(/[{}]/);
    }
  });
});
