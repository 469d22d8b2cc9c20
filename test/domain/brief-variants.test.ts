import { describe, expect, it } from 'vitest';
import { briefMatters } from '../../domain/brief.ts';
import { wordsOf } from '../../domain/brief-runs.ts';
import { addDays } from '../../domain/day.ts';
import type { Figures } from '../../domain/figures.ts';
import type { CaseLine, Snapshot } from '../../domain/snapshot.ts';
import { theExample, theIssue } from '../support/brief-example.ts';
import { briefParts, textOf, theBrief } from '../support/brief-said.ts';

const said = (snapshot: Partial<Snapshot>, more: Parameters<typeof theBrief>[0] = {}) =>
  textOf(theBrief({ snapshot, ...more }));

const [line, other] = theExample.cases;
if (line === undefined || other === undefined) throw new Error('no cases');
const [zone] = theExample.zones;
if (zone === undefined) throw new Error('no zones');

/** The example's figures with the coverage of a day: so many due, so many of them reported. */
const covered = (due: number, reported: number, more: Partial<Figures> = {}): Figures => ({
  ...theExample.figures,
  coverage: {
    ...{ due, reported, onTime: reported, late: 0 },
    ...{ missing: due - reported, pending: 0, notDue: 0 },
  },
  ...more,
});
const noBands = { ready: 0, watch: 0, weak: 0, 'not-ready': 0 };
const noFlows = { ...theExample.figures.flows, f0: 0, f1: 0 };
const nothing = covered(0, 0, {
  bands: noBands,
  freshness: { fresh: 0, stale: 0, unknown: 0 },
  flows: noFlows,
  scenarios: { normal: 0, suspected: 0, case: 0, outbreak: 0 },
});

describe('the coverage', () => {
  it.each<[string, Figures, string]>([
    ['no site was due', nothing, 'Không có cơ sở nào đến kỳ báo cáo trong ngày này.'],
    [
      'all reported',
      covered(288, 288),
      'Tỷ lệ báo cáo: 288/288 cơ sở đến kỳ (100,0%), đúng hạn 288 (100,0%)',
    ],
    ['all but one of 20,000', covered(20_000, 19_999), '19.999/20.000 cơ sở đến kỳ (99,9%)'],
    [
      'nobody reported',
      covered(288, 0, { flows: noFlows }),
      'Mới có 0/288 cơ sở báo cáo (0,0%, dưới 80%): số liệu chưa đủ để so sánh giữa các khu.',
    ],
    [
      'a little less than 80 %',
      covered(20_000, 15_999),
      'Mới có 15.999/20.000 cơ sở báo cáo (79,9%, dưới 80%)',
    ],
    ['one of one', covered(1, 1), 'Tỷ lệ báo cáo: 01/01 cơ sở đến kỳ (100,0%)'],
  ])('when %s', (_, figures, sentence) => {
    expect(said({ figures })).toContain(sentence);
  });

  it('below 80 % comes first, has no ranks, names the zones, and keeps the unknown with the numbers', () => {
    const text = said({ figures: covered(288, 190), zones: [{ ...zone, ...covered(46, 20) }] });
    expect(text.startsWith('Mới có 190/288')).toBe(true);
    expect(text).toContain('các khu báo cáo dưới 80%: KCN Điềm Thụy (20/46).');
    expect(text).toContain('8 ca, tại 2 cơ sở; 98 cơ sở chưa rõ');
    expect(text).not.toContain('Hạng');
  });
});

describe('the five numbers', () => {
  it('say that there is nothing to compare with', () => {
    const text = said({ dayBefore: null, weekBefore: null });
    expect(text.match(/chưa có số liệu để so sánh \| chưa có số liệu để so sánh/g)).toHaveLength(5);
  });

  it('say what did not change', () => {
    const same = { day: '2021-11-22', figures: theExample.figures };
    expect(said({ dayBefore: same })).toContain('F0 mới | 8 ca, tại 2 cơ sở | không đổi (8)');
  });

  it('say no new F0 with its denominator and the unknown', () => {
    const text = said({ figures: { ...theExample.figures, flows: noFlows }, cases: [], zoneClusters: [] });
    expect(text).toContain('F0 mới | Không có F0 mới tại 262 cơ sở đã báo cáo; 26 cơ sở chưa rõ');
    expect(text).toContain('# 1. Diễn biến\nKhông có F0 mới tại 262 cơ sở đã báo cáo; 26 cơ sở chưa rõ.');
  });

  it('say that nothing is known of a day without a report', () => {
    expect(said({ figures: covered(288, 0, { flows: noFlows }) })).toContain(
      'F0 mới | Chưa có báo cáo nào; 288 cơ sở chưa rõ',
    );
  });
});

describe('a site with cases', () => {
  const only = (changes: Partial<CaseLine>) => said({ cases: [{ ...line, ...changes }] });
  it.each<[string, Partial<CaseLine>, string]>([
    [
      'nothing is known',
      { held: null, sampled: null },
      '(01, 02, 06), chưa rõ số người đang ở tại chỗ và số đã lấy mẫu.',
    ],
    ['nobody knows how many are held', { held: null }, 'chưa rõ số người đang ở tại chỗ, đã lấy mẫu 780.'],
    ['nobody is held any more', { held: 0 }, 'không còn người phải ở tại chỗ, đã lấy mẫu 780.'],
    ['no count of samples', { sampled: null }, '1.120 người đang ở tại chỗ, chưa rõ số đã lấy mẫu.'],
    ['it is the only one', {}, 'Cơ sở này có 256 F1 và 340 mẫu chờ kết quả.'],
    ['F1 are not counted', { f1Listed: null }, 'Cơ sở này có 340 mẫu chờ kết quả; chưa rõ số F1.'],
    [
      'no F1, no results',
      { f1Listed: null, awaiting: null },
      'Chưa rõ số F1 và số mẫu chờ kết quả tại 01 cơ sở trên.',
    ],
  ])('when %s', (_, changes, sentence) => {
    expect(only(changes)).toContain(sentence);
  });

  it('tells the last seven of many days', () => {
    const series = Array.from({ length: 12 }, (_, n) => ({ day: addDays(theExample.day, n - 11), f0: n }));
    expect(only({ series, f0In14: 66 })).toContain(
      '66 F0 trong 12 ngày (07 ngày cuối: 05, 06, 07, 08, 09, 10, 11)',
    );
  });

  it('says how many of the sums are not known', () => {
    const text = said({ cases: [line, { ...other, f1Listed: null }] });
    expect(text).toContain('Hai cơ sở có 256 F1 (01 cơ sở chưa rõ) và 410 mẫu chờ kết quả.');
  });

  it('is counted where it is not told', () => {
    const cases = Array.from({ length: 45 }, (_, n) => ({ ...line, siteId: `s-${n}` }));
    expect(said({ cases })).toContain(
      'Còn 39 cơ sở khác đang xử lý ca bệnh, trong số 45 cơ sở có F0 trong 14 ngày.',
    );
  });
});

describe('after the period', () => {
  it('says that nothing came in', () => {
    expect(said({ events: [] })).toContain('Đến 06 giờ 30 hôm nay: chưa nhận được báo nhanh nào.');
  });

  it('names the day when the snapshot was made on another than the brief', () => {
    const late = { ...theIssue, issuedAt: '2021-11-25T01:00:00.000Z' };
    expect(said({}, { issue: late })).toContain('Đến 06 giờ 30 ngày 24/11: ');
  });

  it('tells apart a zone that went over since', () => {
    const zoneClusters = [{ zoneId: 'kcn-yen-binh', at: '2021-11-23T14:00:00.000Z' }];
    expect(said({ zoneClusters, events: [] })).toContain(
      'KCN Yên Bình chuyển sang cảnh báo nhiều cơ sở có ca bệnh lúc 21 giờ 00 ngày 23/11; chưa tính vào số liệu trên.',
    );
  });

  it('counts what it does not tell, with the F0 among it', () => {
    const [event] = theExample.events;
    const events = Array.from({ length: 9 }, () => event).flatMap((one) => one ?? []);
    expect(said({ events })).toContain(
      'và 03 việc khác, trong đó có thêm 09 F0; chưa tính vào số liệu trên.',
    );
  });
});

describe('what needs a decision', () => {
  const bare = { issue: { ...theIssue, review: null } };

  it('is what the figures show, without a proposal, while nobody reviewed it', () => {
    const text = said({}, bare);
    expect(text).toContain('Trực ban chưa soát trước giờ phát hành; nội dung dưới đây do số liệu nêu.');
    expect(text).toContain(
      'a) Phạm vi phong tỏa tại Điện tử Mẫu Hải Âu. Căn cứ: 09 F0 trong 03 ngày (01, 02, 06), 1.120 người đang ở tại chỗ. Ngành y tế chưa có đề xuất.',
    );
    expect(text).toContain(
      'b) Chỗ cách ly tại KCN Điềm Thụy. Căn cứ: 287 F1, các cơ sở trong khu còn 46 chỗ, thiếu 241. Ngành y tế chưa có đề xuất.',
    );
    expect(text).toContain('c) 09 cơ sở chưa báo cáo từ 02 kỳ trở lên. Ngành y tế chưa có đề xuất.');
  });

  it('keeps a matter of the figures that nobody proposed on', () => {
    const review = theIssue.review && {
      ...theIssue.review,
      proposals: theIssue.review.proposals.slice(0, 1),
    };
    const text = said({}, { issue: { ...theIssue, review } });
    expect(text).toContain('a) Phạm vi phong tỏa tại Hải Âu. Căn cứ: 09 F0 thuộc 02/05 xưởng.');
    expect(text).toContain('b) Chỗ cách ly tại KCN Điềm Thụy.');
    expect(text.match(/Ngành y tế chưa có đề xuất/g)).toHaveLength(2);
  });

  it.each([
    ['reviewed', theIssue, 'Không có nội dung cần cho ý kiến.'],
    ['not reviewed', bare.issue, 'Trực ban chưa soát trước giờ phát hành; số liệu không nêu nội dung nào'],
    ['not gone out', null, 'Bản tin chưa phát hành; số liệu không nêu nội dung nào cần cho ý kiến.'],
  ])('is nothing: %s', (_, issue, sentence) => {
    const none = issue?.review ? { ...issue, review: { ...issue.review, proposals: [] } } : issue;
    expect(said({ cases: [], silentTwice: 0 }, { issue: none })).toContain(sentence);
  });

  it('has ids that are the same in both languages', () => {
    const ids = (['vi', 'en'] as const).map((lang) => briefMatters(briefParts({ lang })).map(({ id }) => id));
    expect(ids[0]).toEqual(['outbreak:dt-hai-au', 'isolation:kcn-diem-thuy', 'silent-twice']);
    expect(ids[1]).toEqual(ids[0]);
    expect(wordsOf(briefMatters(briefParts({ lang: 'en' }))[2]?.title ?? [])).toBe(
      '9 sites without a report for 2 due days or more',
    );
  });

  it('says no extent of a site where cases were long ago and nobody said that people are held', () => {
    const series = Array.from({ length: 9 }, (_, n) => ({
      day: addDays(theExample.day, n - 8),
      f0: n === 0 ? 9 : 0,
    }));
    expect(said({ cases: [{ ...line, held: null, series }] }, bare)).not.toContain('Phạm vi phong tỏa');
  });
});

describe('zones', () => {
  const named = (n: number) => ({ ...zone, zoneId: `z-${n}`, name: `KCN Mẫu ${String(n).padStart(2, '0')}` });

  it('stand alone with a rank', () => {
    expect(said({ zones: [zone] })).toContain('KCN Điềm Thụy | 1 | 43/46 | 14 | 30,4–37,0% | 11');
  });

  it('have no rank where they are level', () => {
    expect(said({ zones: [named(1), named(2)] })).toMatch(/KCN Mẫu 01 \| – .*\nKCN Mẫu 02 \| – /);
  });

  it('are all in the table behind the map when there are 45, and the others are counted', () => {
    const document = theBrief({ snapshot: { zones: Array.from({ length: 45 }, (_, n) => named(n)) } });
    expect(textOf(document)).toContain('KCN Mẫu 11 | –');
    const map = document.blocks.find((block) => block.kind === 'figure');
    expect(map?.kind === 'figure' && map.table.rows.length).toBe(45);
  });

  it('without a place are named', () => {
    expect(said({ zones: [{ ...zone, lat: null, lon: null }] })).toContain(
      'Chưa có vị trí trên bản đồ: KCN Điềm Thụy.',
    );
  });

  it('are none', () => {
    const text = said({ zones: [], figures: nothing, cases: [] });
    expect(text).toContain('Chưa có cơ sở nào trong khu, cụm công nghiệp vào ngày này.');
  });
});
