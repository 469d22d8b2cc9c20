import { describe, expect, it } from 'vitest';
import { type Block, BriefDocument, type Density, densities } from '../../domain/brief-document.ts';
import { briefText } from '../../domain/brief-text.ts';
import { Issue } from '../../domain/review.ts';
import { Snapshot } from '../../domain/snapshot.ts';
import { long } from '../support/any-brief.ts';
import { theExample, theIssue } from '../support/brief-example.ts';
import { saidOf, theBrief } from '../support/brief-said.ts';

const vi = saidOf(theBrief({ lang: 'vi' }));
const en = saidOf(theBrief({ lang: 'en' }));

describe('the example brief', () => {
  it('is made from a snapshot and an issue as they are kept', () => {
    expect(Snapshot.safeParse(theExample).success).toBe(true);
    expect(Issue.safeParse(theIssue).success).toBe(true);
    for (const lang of ['vi', 'en'] as const)
      expect(BriefDocument.safeParse(theBrief({ lang })).error).toBeUndefined();
  });

  it('has the date line, the standing and whom it goes to', () => {
    const { dateLine, standing, addressees } = theBrief({ lang: 'vi' });
    expect([dateLine, standing, addressees]).toEqual([
      'Thái Nguyên, ngày 24 tháng 11 năm 2021',
      'Tài liệu phục vụ điều hành, không thay văn bản báo cáo',
      'Kính gửi: Thường trực Tỉnh ủy; Chủ tịch, các Phó Chủ tịch UBND tỉnh',
    ]);
  });

  it('says in Vietnamese what the model says, in its order', () => {
    expect(vi).toEqual([
      'Kỳ số liệu: từ 15 giờ 00 ngày 22/11 đến 15 giờ 00 ngày 23/11/2021, nhận đến 24 giờ 00. Tỷ lệ báo cáo: 262/288 cơ sở đến kỳ (91,0%), đúng hạn 241 (83,7%); chiếm 95,2% số lao động.',
      [
        'Năm chỉ số | Ngày 23/11 | So hôm trước | So cùng ngày tuần trước',
        'Tỷ lệ báo cáo | 91,0% (262/288) | tăng 2,1 điểm % (88,9%) | giảm 2,5 điểm % (93,5%)',
        'F0 mới | 8 ca, tại 2 cơ sở | tăng 6 (2) | tăng 8 (0)',
        'F1 mới | 214 người | tăng 118 (96) | tăng 207 (7)',
        'Sẵn sàng hoặc Cần theo dõi | 87,4% (229/262); cả nơi chưa rõ: 79,5–88,5% | giảm 0,8 điểm % (88,2%) | giảm 1,9 điểm % (89,3%)',
        'Chưa sẵn sàng | 11 cơ sở | tăng 3 (8) | tăng 5 (6)',
      ],
      '# 1. Diễn biến',
      'Điện tử Mẫu Hải Âu (KCN Điềm Thụy): 09 F0 trong 03 ngày (01, 02, 06), 1.120 người đang ở tại chỗ, đã lấy mẫu 780. Linh kiện Mẫu Bạch Dương (cùng khu): 02 F0, 290 người đang ở tại chỗ, đã lấy mẫu đủ. Hai cơ sở có 287 F1 và 410 mẫu chờ kết quả. KCN Điềm Thụy chuyển sang cảnh báo nhiều cơ sở có ca bệnh lúc 11 giờ 20 ngày 23/11. Các khu khác không có F0 mới tại 219 cơ sở đã báo cáo; 23 cơ sở chưa rõ.',
      '# 2. Sau kỳ số liệu',
      'Đến 06 giờ 30 hôm nay: Điện tử Mẫu Hải Âu báo nhanh thêm 03 F0 lúc 05 giờ 50; chưa tính vào số liệu trên.',
      '# 3. Nội dung cần cho ý kiến',
      [
        'a) Phạm vi phong tỏa tại Hải Âu. Căn cứ: 09 F0 thuộc 02/05 xưởng. Phương án: (a) toàn cơ sở 1.120 người; (b) 02 xưởng, 640 người. Đề xuất của ngành y tế: (a) đến khi có 410 kết quả. Chủ trì: Ban Quản lý các KCN; phối hợp: Sở Y tế. Hạn: 10 giờ 00 hôm nay.',
        'b) Chỗ cách ly. Căn cứ: 287 F1, các cơ sở trong khu còn 46 chỗ, thiếu 241. Đề xuất: mở khu cách ly tập trung của tỉnh. Chủ trì: Bộ Chỉ huy Quân sự tỉnh; phối hợp: Sở Y tế. Hạn: 12 giờ 00 hôm nay.',
        'c) 09 cơ sở chưa báo cáo từ 02 kỳ trở lên. Đề xuất: kiểm tra tại chỗ. Chủ trì: Ban Quản lý các KCN. Hạn: 17 giờ 00 hôm nay.',
      ],
      '# 4. Khu có tỷ lệ Cần khắc phục và Chưa sẵn sàng cao nhất',
      [
        'Khu, cụm | Hạng | Báo cáo | Cần khắc phục + Chưa sẵn sàng | Khoảng | F0 14 ngày',
        'KCN Điềm Thụy | 1 | 43/46 | 14 | 30,4–37,0% | 11',
        'KCN Sông Công II | 2 | 29/31 | 6 | 19,4–25,8% | 1',
        'KCN Nam Phổ Yên | – | 26/27 | 3 | 11,1–14,8% | 1',
        'KCN Sông Công I | – | 51/58 | 4 | 6,9–19,0% | 0',
        'KCN Yên Bình | – | 38/38 | 2 | 5,3% | 0',
        'CCN Sơn Cẩm 1 | – | 75/88 | 4 | 4,5–19,3% | 0',
      ],
      '# 5. Cảnh báo và chỉ đạo',
      '31/34 cảnh báo được xác minh đúng hạn trong 07 ngày (91,2%); 01 quá hạn, 05 giờ. Đang mở 34 cảnh báo, 03 mức Khẩn. Chỉ đạo ngày 23/11: 02/03 nội dung xong; còn: kiểm tra KCN Sông Công I (05/07 cơ sở), Ban Quản lý các KCN, chậm 01 ngày.',
      'Có ca bệnh trong 14 ngày tại 3/6 khu; nhiều nhất: KCN Điềm Thụy. 06 khu có cơ sở: 01 khu nhiều ca bệnh, 02 khu có ca bệnh, 03 khu chưa ghi nhận ca. Vị trí gần đúng.',
      'Tỷ lệ báo cáo trên 90% trong 21/30 ngày; F0 tăng từ ngày 21/11. Từ 25/10 đến 23/11: tỷ lệ báo cáo từ 79,2% đến 93,1%, 03 ngày dưới 80%; 13 F0, cao nhất 08 ca ngày 23/11.',
      'Trực ban CDC đã soát lúc 06 giờ 40 · Bản chụp 2021-11-23, mã 9f3c…e21a · Số liệu do cơ sở tự báo cáo, chưa kiểm tra',
    ]);
  });

  it('says under the five numbers what unknown means in them, and not where there is little room', () => {
    const notes = (density: Density) =>
      theBrief({ density }).blocks.flatMap((block) => (block.kind === 'table' ? [block.note] : []))[0];
    const note =
      'Chưa rõ: với F0, F1 là chưa có báo cáo của ngày; với mức sẵn sàng là thiếu từ 02 kỳ hoặc chưa từng báo cáo.';
    expect(densities.map(notes)).toEqual([note, note, undefined, undefined]);
  });

  it('says the same in English; what a person wrote stays as it is', () => {
    expect(en).toMatchSnapshot();
  });

  it('leads from its figures to their lists', () => {
    const [, table] = theBrief({ lang: 'vi' }).blocks;
    const [rate = [], f0 = []] = table?.kind === 'table' ? table.table.rows : [];
    expect(rate[1]).toEqual([
      { text: '91,0% (' },
      { text: '262', ref: { to: 'sites', list: 'reported' } },
      { text: '/' },
      { text: '288', ref: { to: 'sites', list: 'due' } },
      { text: ')' },
    ]);
    expect(f0[1]?.[1]).toEqual({ text: '2', ref: { to: 'sites', list: 'f0' } });
  });
});

describe('the brief for a message app', () => {
  const link = 'https://san-sang.test/brief?day=2021-11-23';

  it('has the coverage, the five numbers, what changed, the matters, the hash and the link', () => {
    const text = briefText(theBrief({ lang: 'vi' }), link);
    for (const said of [
      'Tỷ lệ báo cáo: 262/288 cơ sở đến kỳ (91,0%)',
      'F0 mới: 8 ca, tại 2 cơ sở',
      'Chưa sẵn sàng: 11 cơ sở',
      'Hải Âu (KCN Điềm Thụy): 09 F0',
      'báo nhanh thêm 03 F0',
      'a) Phạm vi phong tỏa tại Hải Âu',
      'Bản chụp 2021-11-23, mã 9f3c…e21a',
    ])
      expect(text).toContain(said);
    expect(text.endsWith(`\n${link}`)).toBe(true);
  });

  it('tells each matter with its proposal, lead and due, and the options that a proposal names', () => {
    const text = briefText(theBrief({ lang: 'vi' }), link);
    expect(text).toContain(
      [
        'a) Phạm vi phong tỏa tại Hải Âu. Phương án: (a) toàn cơ sở 1.120 người; (b) 02 xưởng, 640 người. Đề xuất của ngành y tế: (a) đến khi có 410 kết quả. Chủ trì: Ban Quản lý các KCN; phối hợp: Sở Y tế. Hạn: 10 giờ 00 hôm nay.',
        'b) Chỗ cách ly. Đề xuất: mở khu cách ly tập trung của tỉnh. Chủ trì: Bộ Chỉ huy Quân sự tỉnh; phối hợp: Sở Y tế. Hạn: 12 giờ 00 hôm nay.',
        'c) 09 cơ sở chưa báo cáo từ 02 kỳ trở lên. Đề xuất: kiểm tra tại chỗ. Chủ trì: Ban Quản lý các KCN. Hạn: 17 giờ 00 hôm nay.',
      ].join('\n'),
    );
  });

  it('leaves out whole sentences of what changed, and says how many', () => {
    const text = briefText(theBrief({ lang: 'vi' }), link);
    expect(text).toMatch(
      /\nĐiện tử Mẫu Hải Âu \(KCN Điềm Thụy\): .*\. Còn 0\d nội dung, xem trang\.\n2\. Sau kỳ/,
    );
    expect(text.replace('9f3c…e21a', '')).not.toContain('…');
  });

  it('keeps that quick reports are not in the figures, and counts all that it does not tell', () => {
    const [event] = theExample.events;
    const events = Array.from({ length: 9 }, () => event).flatMap((one) => one ?? []);
    const text = briefText(theBrief({ snapshot: { events } }), link);
    const [told = ''] = text.match(/\nĐến 06 giờ 30 hôm nay: .*/) ?? [];
    const said = told.match(/báo nhanh thêm/g) ?? [];
    expect(said.length).toBeGreaterThan(0);
    expect(told).toContain(`; còn 0${9 - said.length} nội dung, xem trang; chưa tính vào số liệu trên.`);
  });

  it.each(['vi', 'en'] as const)(
    'tells matters too long for a message by their titles, and counts the rest (%s)',
    (lang) => {
      const proposal = {
        matter: long(120),
        basis: long(300),
        options: [],
        proposed: long(160),
        lead: long(120),
      };
      const proposals = Array.from({ length: 5 }, () => ({ ...proposal, with: '', due: theIssue.issuedAt }));
      const review = theIssue.review && { ...theIssue.review, proposals };
      const text = briefText(theBrief({ lang, issue: { ...theIssue, review } }), link);
      expect([...text].length).toBeLessThanOrEqual(1500);
      expect(text).toContain(lang === 'vi' ? '(xem trang).' : '(see the page).');
      expect(text).toMatch(lang === 'vi' ? /\nCòn 0\d nội dung, xem trang\./ : /\n\d more on the page\./);
    },
  );

  it('stays within 1,500 characters however much there is to tell', () => {
    const long = { ...theBrief({ lang: 'vi' }), title: 'Bản tin '.repeat(300) };
    expect([...briefText(long, link)].length).toBeLessThanOrEqual(1500);
    expect(briefText(long, link)).toContain(link);
  });
});

describe('a denser brief', () => {
  const wordsIn = (density: Density) => saidOf(theBrief({ density })).flat().join(' ').length;

  it('tells less, and its blocks are the same', () => {
    const lengths = densities.map(wordsIn);
    expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
    expect(lengths.at(-1)).toBeLessThan(lengths[0] ?? 0);
  });

  it('says where basis and options are once it leaves them out', () => {
    const where = 'Căn cứ, phương án: xem bản đầy đủ trên trang.';
    const says = (density: Density) => saidOf(theBrief({ density })).includes(where);
    expect(densities.map(says)).toEqual([false, false, false, true]);
    const review = theIssue.review && {
      ...theIssue.review,
      proposals: theIssue.review.proposals.map((one) => ({ ...one, basis: long(300) })),
    };
    const clipped = theBrief({ density: 'short', issue: { ...theIssue, review } });
    expect(saidOf(clipped)).toContain(where);
    expect(saidOf(theBrief({ density: 'least', issue: { ...theIssue, review: null } }))).not.toContain(where);
  });

  it('counts the zones that it leaves out and says where they are', () => {
    const { blocks } = theBrief({ density: 'least' });
    const note = blocks.flatMap((block) => (block.kind === 'table' && block.note ? [block.note] : []));
    expect(note.join()).toContain('Còn 02 khu khác: xem bảng kèm bản đồ.');
    const map = blocks.find((block): block is Extract<Block, { kind: 'figure' }> => block.kind === 'figure');
    expect(map?.table.rows).toHaveLength(6);
  });
});
