import '../support/quiet.ts';
import { describe, expect, it } from 'vitest';
import { asWritten } from '../../domain/csv.ts';
import { addDays } from '../../domain/day.ts';
import type { Member } from '../../domain/member.ts';
import { readXlsx } from '../../functions/sheets/read-xlsx.ts';
import { ok } from '../support/call.ts';
import { byHead, days, exported, opened, sharedMonth } from '../support/export-files.ts';
import { firstDay } from '../support/month.ts';
import { people, zoneId } from '../support/people.ts';

const shared = sharedMonth();

describe('what leaves the department', () => {
  it('is counted by day and zone, with no number of people from 1 to 4', async () => {
    const works = shared();
    const table = opened((await exported(works, { audience: 'outside' })).bytes);
    const [heads = []] = table;
    expect(heads).not.toContain('Mã cơ sở');
    const rows = byHead(table);
    expect(rows.filter((row) => row['Khu, cụm'] === 'Toàn tỉnh')).toHaveLength(days);
    const people_ = heads.slice(heads.indexOf('Có mặt tại cơ sở'));
    const counts = rows.flatMap((row) => people_.map((head) => row[head] ?? ''));
    expect(counts.filter((shown) => /^[1-4]$/.test(shown))).toEqual([]);
    expect(counts.filter((shown) => shown === '<5').length).toBeGreaterThan(5);
    const { flows } = ok(
      'getSummary',
      await works.as(people.health)('getSummary', { query: { day: addDays(firstDay, 6) } }),
    );
    const day6 = rows.find((row) => row['Ngày'] === addDays(firstDay, 6) && row['Khu, cụm'] === 'Toàn tỉnh');
    expect([flows.f0, day6?.['Ca F0 mới']]).toEqual([12, '12']);
  });

  it('says the same of a day whatever the span, and gives a zone’s own board no total', async () => {
    const works = shared();
    const day = addDays(firstDay, 5);
    const ofDay = (bytes: Uint8Array) => byHead(opened(bytes)).filter((row) => row['Ngày'] === day);
    const whole = ofDay((await exported(works, { audience: 'outside' })).bytes);
    const alone = ofDay((await exported(works, { audience: 'outside', from: day, to: day })).bytes);
    expect(alone).toEqual(whole);
    const zoned: Member = { ...people.board, email: 'zone-board@demo.test', zones: [zoneId] };
    await works.join(zoned);
    const theirs = ofDay((await exported(works, { audience: 'outside' }, zoned)).bytes);
    expect(theirs).toEqual(whole.filter((row) => row['Khu, cụm'] === theirs[0]?.['Khu, cụm']));
    expect(theirs).toHaveLength(1);
  });

  it('says of sites what the register says, and of few people not how many', async () => {
    const works = shared();
    const table = opened((await exported(works, { what: 'sites', audience: 'outside' })).bytes);
    expect(table[0]).toEqual(
      'Mã cơ sở|Tên cơ sở|Doanh nghiệp|Khu, cụm|Số lao động|Trạng thái|Từ ngày|Ngày đăng ký|Ngày làm việc|Ngày nghỉ sắp tới'.split(
        '|',
      ),
    );
    expect(table.every((cells) => cells.length === 10)).toBe(true);
    const small = byHead(table).find((row) => row['Mã cơ sở'] === 'xuong-nho');
    expect(small?.['Số lao động']).toBe('<50');
    const inside = byHead(opened((await exported(works, { what: 'sites' })).bytes));
    expect(inside.find((row) => row['Mã cơ sở'] === 'xuong-nho')?.['Số lao động']).toBe('12');
    expect(inside.map((row) => row['Mức']).filter((band) => band !== '').length).toBeGreaterThan(0);
  });

  it('the standing of a small site cannot be had by taking the others from its zone', async () => {
    const works = shared();
    const sites = byHead(opened((await exported(works, { what: 'sites', audience: 'outside' })).bytes));
    const zone = sites.find((row) => row['Mã cơ sở'] === 'xuong-nho')?.['Khu, cụm'];
    const bands = ['Sẵn sàng', 'Cần theo dõi', 'Cần khắc phục', 'Chưa sẵn sàng'];
    const others = sites.filter((row) => row['Khu, cụm'] === zone && row['Mã cơ sở'] !== 'xuong-nho');
    expect(others.length).toBeGreaterThan(0);
    expect(others.flatMap((row) => Object.values(row)).filter((cell) => bands.includes(cell))).toEqual([]);
    const alerts = opened((await exported(works, { what: 'alerts', audience: 'outside' })).bytes);
    const report = opened((await exported(works, { what: 'daily-report', audience: 'outside' })).bytes);
    expect(alerts[0]).toContain('Quy tắc');
    expect((report[0] ?? []).filter((head) => head.startsWith('Cảnh báo'))).toEqual([]);
  });

  it('leaves silence empty in both kinds of file, and no file has a window of days', async () => {
    const works = shared();
    // The one site of the other zone said nothing on the seventh day.
    const day = addDays(firstDay, 6);
    const silent = { from: day, to: day, audience: 'outside' };
    const csv = opened((await exported(works, silent)).bytes);
    const first = (csv[0] ?? []).indexOf('Có mặt tại cơ sở');
    const isSaid = (rows: readonly (readonly string[])[]) =>
      rows.slice(1).map((cells) => cells.slice(first).some((cell) => cell !== ''));
    expect(csv.slice(1).map((cells) => cells[3])).toEqual(['3', '0', '3']);
    expect(isSaid(csv)).toEqual([true, false, true]);
    const sheet = await readXlsx((await exported(works, { ...silent, format: 'xlsx' })).bytes);
    expect(isSaid(sheet.rows.map(({ cells }) => cells.map(asWritten)))).toEqual([true, false, true]);
    for (const what of ['check-ins', 'sites', 'alerts', 'daily-report']) {
      const [heads = []] = opened((await exported(works, { what, audience: 'outside' })).bytes);
      expect(heads.filter((head) => /trong \d+ ngày/.test(head))).toEqual([]);
    }
  });
});
