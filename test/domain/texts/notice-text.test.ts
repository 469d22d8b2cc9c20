import { describe, expect, it } from 'vitest';
import { RuleId, Severity } from '../../../domain/alert.ts';
import { type Gathered, groupName } from '../../../domain/gathered.ts';
import {
  type AlertNotice,
  callListNotice,
  countNotice,
  reminderNotice,
  type WordedNotice,
} from '../../../domain/notice.ts';
import type { Recipient, ToldAs } from '../../../domain/recipients.ts';
import { gatheredText } from '../../../domain/texts/gathered-text.ts';
import { noticeText, type Telling } from '../../../domain/texts/notice-text.ts';
import { langs } from '../../../domain/texts/text.ts';
import { a } from '../../support/a.ts';
import { checkIn, lan, later, now, opened } from '../../support/alert-facts.ts';

const episode = opened(checkIn({ f0: 3 }, { assessed: {} }));
const origin = 'https://san-sang.test';
const name = 'Công ty trách nhiệm hữu hạn một thành viên Linh kiện Mẫu Bạch Dương '.repeat(4).trim();

const telling = (over: Partial<Telling> = {}): Telling => ({
  ...{
    lang: 'vi',
    origin,
    now: later(3),
    siteName: 'May Sông Cầu Mẫu',
    zoneName: 'KCN Sông Công I',
    episode,
  },
  coverage: { due: 288, reported: 262 },
  ...over,
});
const recipient = (as: ToldAs): Recipient => ({
  ...{ email: 'x@demo.test', as, zones: [] },
  title: { vi: 'Giám đốc CDC', en: 'Director' },
});
const notice = (over: Partial<AlertNotice> = {}): AlertNotice => ({
  ...{ about: 'alert', id: 'x', alertId: episode.id, step: 'open', at: now, level: 0 },
  ...{ siteId: 'may-song-cau', zoneId: 'kcn-song-cong-1', rule: 'case-reported', severity: 'critical' },
  ...{ state: 'open', owner: lan, parent: null },
  ...over,
});

const steps = ['open', 'occur', 'lower', 'reopen', 'raise-severity', 'fall-back', 'escalate'];
const site = { siteId: 'may-song-cau', zoneId: 'kcn-song-cong-1' };
const alerts = steps.flatMap((step) =>
  RuleId.options.flatMap((rule) => Severity.options.map((severity) => notice({ step, rule, severity }))),
);
const all: WordedNotice[] = [
  ...alerts,
  reminderNotice(site, a.day, now),
  callListNotice(a.day, now),
  countNotice(a.day, now),
];
const gathered = (over: Partial<Gathered>): Gathered => ({
  ...{ id: 'g', group: 'missed', to: 'x@demo.test', at: now, severity: 'high', silent: false, toSite: false },
  ...{ notices: ['1', '2'], zones: ['kcn-song-cong-1', 'kcn-diem-thuy', 'kcn-yen-binh', 'x', 'y'] },
  ...over,
});

describe('the texts of notices', () => {
  it.each([
    [
      'open',
      'officer',
      'Cảnh báo Có ca F0 mới (khẩn) tại May Sông Cầu Mẫu, KCN Sông Công I. Hạn xác minh: 11:00 15/06/2021. Mở: ',
    ],
    [
      'escalate',
      'officer',
      'Cảnh báo Có ca F0 mới tại KCN Sông Công I quá hạn xác minh 1 giờ. Phụ trách: Giám đốc CDC. Mở: ',
    ],
    [
      'lower',
      'owner',
      'Cơ sở giảm số trong báo cáo có cảnh báo Có ca F0 mới tại May Sông Cầu Mẫu, KCN Sông Công I. Cảnh báo vẫn mở. Mở: ',
    ],
  ] as const)('of the step %s, to the %s', (step, as, expected) => {
    const { body } = noticeText(notice({ step }), recipient(as), telling());
    expect(body).toBe(`${expected}${origin}/console?alert=${episode.id}`);
  });

  it('of the count, with its denominator', () => {
    const { body } = noticeText(countNotice(a.day, now), recipient('board'), telling({ now: later(6.5) }));
    expect(body).toBe(
      `Đến 15:30 đã nhận 262/288 báo cáo đến kỳ ngày 15/06 (91,0%); 26 cơ sở chưa báo cáo. Mở: ${origin}/console?view=missing`,
    );
  });

  it('are 300 characters at most with a long name, leave no slot open, and name no person', () => {
    for (const lang of langs)
      for (const as of ['officer', 'site'] as const)
        for (const one of all) {
          const { subject, body } = noticeText(one, recipient(as), telling({ lang, siteName: name }));
          expect([...body].length).toBeLessThanOrEqual(300);
          expect(`${subject}${body}`).not.toMatch(/[{}]|undefined/);
          expect(`${subject}${body}`).not.toContain(lan.name);
          expect(body).toContain(origin);
        }
  });

  it('have no figures but times, days and the numbers of steps', () => {
    for (const one of alerts) {
      const { subject, body } = noticeText(one, recipient('officer'), telling());
      const rest = `${subject} ${body}`
        .replaceAll(`${origin}/console?alert=${episode.id}`, '')
        .replaceAll(/\d\d:\d\d( \d\d\/\d\d\/\d{4})?|F[01]|\d+ (giờ|phút)/g, '');
      expect(rest).not.toMatch(/\d/);
    }
  });
});

describe('the texts of what is told as one', () => {
  it.each([
    [{}, '2 cơ sở chưa báo cáo'],
    [{ silent: true, zones: ['kcn-song-cong-1'] }, 'Sự cố báo cáo: kcn-song-cong-1'],
    [{ group: groupName({ by: 'storm', rule: 'not-ready' }) }, '2 cảnh báo: Chưa sẵn sàng'],
    [{ group: groupName({ by: 'storm', rule: null }), toSite: true }, '2 nhắc báo cáo'],
    [{ group: groupName({ by: 'office-hours' }) }, '2 thông báo ngoài giờ làm việc'],
  ] as [Partial<Gathered>, string][])('%j', (over, expected) => {
    for (const lang of langs) {
      const { subject, body } = gatheredText(gathered(over), {
        ...{ lang, origin, zoneName: (zoneId: string) => zoneId, silentShare: 0.4 },
      });
      if (lang === 'vi') expect(subject).toBe(expected);
      expect(`${subject}${body}`).not.toMatch(/[{}]|undefined/);
      expect([...body].length).toBeLessThanOrEqual(300);
    }
  });
});
