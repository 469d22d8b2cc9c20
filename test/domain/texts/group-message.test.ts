import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zones } from '../../../domain/pack/zones.ts';
import en from '../../../domain/texts/en/messages.json' with { type: 'json' };
import { groupMessage } from '../../../domain/texts/group-message.ts';
import vi from '../../../domain/texts/vi/messages.json' with { type: 'json' };
import { at } from '../../support/people.ts';

const about = {
  zone: 'KCN Điềm Thụy',
  silent: 2,
  due: 46,
  names: ['May Mẫu Sông', 'Điện tử Mẫu Núi'],
  day: '2021-06-15',
  now: at('2021-06-15', '14:05'),
  phone: '0208 xxx xxxx',
};
const late = { ...about, now: at('2021-06-15', '15:00') };
const many = Array.from({ length: 40 }, (_, n) => `Nhà máy Mẫu số ${n + 1}`);

describe('the message for the group of a zone', () => {
  it('says before the cut-off who has not reported, until when, and whom to call', () => {
    expect(groupMessage(vi, about)).toBe(
      'Đến 14:05, KCN Điềm Thụy còn 2/46 cơ sở chưa báo cáo ngày 15/06: May Mẫu Sông, Điện tử Mẫu Núi. Hạn 15:00. Cần hỗ trợ gọi 0208 xxx xxxx.',
    );
    expect(groupMessage(en, about)).toBe(
      'At 14:05, 2 of 46 sites in KCN Điềm Thụy have not reported for 15/06: May Mẫu Sông, Điện tử Mẫu Núi. Due 15:00. For help call 0208 xxx xxxx.',
    );
  });

  it('says from the cut-off on that it can still be sent', () => {
    expect(groupMessage(vi, late)).toBe(
      'Đến 15:00, KCN Điềm Thụy còn 2/46 cơ sở chưa báo cáo ngày 15/06: May Mẫu Sông, Điện tử Mẫu Núi. Đã quá hạn 15:00, vẫn gửi được. Cần hỗ trợ gọi 0208 xxx xxxx.',
    );
    expect(groupMessage(en, late)).toContain('Due 15:00, now past');
  });

  it('gives no number while there is none', () => {
    expect(groupMessage(vi, { ...about, phone: null })).toMatch(/Hạn 15:00\.$/);
    expect(groupMessage(en, { ...about, phone: null })).toMatch(/Due 15:00\.$/);
  });

  it('shortens a long list to how many more there are', () => {
    const text = groupMessage(vi, { ...about, silent: 40, names: many });
    expect(text).toBe(
      'Đến 14:05, KCN Điềm Thụy còn 40/46 cơ sở chưa báo cáo ngày 15/06: Nhà máy Mẫu số 1, Nhà máy Mẫu số 2, Nhà máy Mẫu số 3, Nhà máy Mẫu số 4, Nhà máy Mẫu số 5, Nhà máy Mẫu số 6, Nhà máy Mẫu số 7, Nhà máy Mẫu số 8, Nhà máy Mẫu số 9 và 31 cơ sở khác. Hạn 15:00. Cần hỗ trợ gọi 0208 xxx xxxx.',
    );
    expect(groupMessage(en, { ...about, silent: 3 })).toContain('Điện tử Mẫu Núi and 1 other site. Due');
  });

  it('holds at most 300 characters, whatever the names, and counts every silent site', () => {
    const name = fc.string({ minLength: 1, maxLength: 120, unit: fc.constantFrom('a', 'ă', 'Ệ', '𠮷', ' ') });
    fc.assert(
      fc.property(
        fc.array(name, { maxLength: 60 }),
        fc.nat({ max: 20 }),
        fc.constantFrom(...zones.map((zone) => zone.name)),
        fc.constantFrom(vi, en),
        fc.constantFrom(about.now, late.now),
        (names, unknown, zone, messages, now) => {
          const silent = names.length + unknown;
          const text = groupMessage(messages, { ...about, zone, names, silent, due: 90, now });
          expect([...text].length).toBeLessThanOrEqual(300);
          expect(text).not.toMatch(/\{\w+\}/);
          expect(text).toContain(messages === vi ? `${silent}/90` : `${silent} of 90`);
        },
      ),
      { seed: 20210615, numRuns: 300 },
    );
  });
});
