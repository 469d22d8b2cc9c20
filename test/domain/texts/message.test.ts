import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../domain/day.ts';
import en from '../../../domain/texts/en/messages.json' with { type: 'json' };
import { checkInLink, longestMessage, silenceMessage } from '../../../domain/texts/message.ts';
import vi from '../../../domain/texts/vi/messages.json' with { type: 'json' };

const site = { siteId: 'dien-tu-mau-hai-au', name: 'Điện tử Mẫu Hải Âu' };
const origin = 'https://san-sang.example';
const at = (time: string) => instantOf('2021-06-15', time);

describe('a message to a site that has not reported', () => {
  it.each([
    [
      'vi',
      vi,
      'Cơ sở Điện tử Mẫu Hải Âu chưa gửi báo cáo ngày 15/06. Hạn 15:00. Mở: https://san-sang.example/check-in?site=dien-tu-mau-hai-au Hôm nay nghỉ sản xuất: bấm «Hôm nay nghỉ sản xuất».',
    ],
    [
      'en',
      en,
      "Điện tử Mẫu Hải Âu has not reported for 15/06. Due 15:00. Open: https://san-sang.example/check-in?site=dien-tu-mau-hai-au Not working today: tap 'Closed today'.",
    ],
  ])('reminds before the cut-off, in %s', (_, messages, text) => {
    expect(silenceMessage(messages, { site, day: '2021-06-15', origin, now: at('12:00') })).toBe(text);
  });

  it.each([
    ['vi', vi, 'Đã quá hạn báo cáo ngày 15/06 của Điện tử Mẫu Hải Âu. Vẫn gửi được; ghi là trễ hạn.'],
    [
      'en',
      en,
      'The report of Điện tử Mẫu Hải Âu for 15/06 is past due. It can still be sent and counts as late.',
    ],
  ])('says from the cut-off on that it still can be sent, in %s', (_, messages, text) => {
    const said = silenceMessage(messages, { site, day: '2021-06-15', origin, now: at('15:00') });
    expect(said.startsWith(text)).toBe(true);
  });

  it('leads to the day itself once that is over', () => {
    const now = instantOf('2021-06-16', '08:00');
    expect(silenceMessage(vi, { site, day: '2021-06-15', origin, now })).toContain(
      '/check-in?site=dien-tu-mau-hai-au&day=2021-06-15',
    );
  });

  it('keeps to 300 characters with the link whole, whatever the name', () => {
    const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(
        names,
        fc.constantFrom(vi, en),
        fc.constantFrom('09:00', '23:00'),
        (name, messages, time) => {
          const about = { site: { siteId: 'a'.repeat(40), name }, day: '2021-06-15', origin, now: at(time) };
          const said = silenceMessage(messages, about);
          expect([...said].length).toBeLessThanOrEqual(longestMessage);
          expect(said).toContain(checkInLink(origin, 'a'.repeat(40)));
        },
      ),
      { seed: 20210615 },
    );
  });
});
