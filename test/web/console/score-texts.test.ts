import { describe, expect, it } from 'vitest';
import { fixText } from '../../../web/console/fix-text.ts';
import { shownTarget, shownValue } from '../../../web/console/shown-value.ts';
import { words } from '../../../web/console/words-vi.ts';

describe('what a criterion shows', () => {
  it.each([
    ['test-high-risk', 1045, '1.045 người'],
    ['isolation-capacity', 6, '6 chỗ'],
    ['shuttle-load', 60, '60% chỗ'],
    ['drill', 120, '120 ngày'],
    ['drill', null, '–'],
    ['masks', 'some', 'Có nơi chưa'],
    ['safety-team', false, 'Không'],
  ] as const)('%s measured %s is "%s"', (id, value, text) => {
    expect(shownValue(words, 'vi', id, value)).toBe(text);
  });

  it.each([
    ['test-service', 12, 'từ 12 người'],
    ['lodging', 59, 'không quá 59 người'],
    ['ventilation', 'all', 'Mọi nơi'],
  ] as const)('%s with target %s is "%s"', (id, target, text) => {
    expect(shownTarget(words, 'vi', { id, target })).toBe(text);
  });
});

describe('a fix in words', () => {
  const speech = { lang: 'vi', windowDays: 7 } as const;

  it('is an act with its gain, and whose it is', () => {
    const fix = { criterion: 'test-high-risk', to: 16, by: 7, gain: 2.96, band: 'ready' } as const;
    expect(fixText(words, speech, fix)).toEqual({
      act: 'Lấy mẫu thêm 7 người nguy cơ cao chưa được lấy mẫu trong 7 ngày: +3,0 điểm',
      who: 'y tế cơ sở, hôm nay',
    });
    expect(fixText(words, { ...speech, windowDays: 14 }, fix).act).toContain('trong 14 ngày');
  });

  it('of a measure names it; of a gate says that no points make up for it', () => {
    const hands = { criterion: 'hands', to: 'all', by: null, gain: 2.5, band: null } as const;
    expect(fixText(words, speech, hands).act).toContain(words.fixes.measures.hands);
    expect(fixText(words, speech, { gate: 'no-commitment' }).act).toBe(
      'Chưa ký cam kết: phải xử lý trước, điểm không bù được',
    );
  });
});
