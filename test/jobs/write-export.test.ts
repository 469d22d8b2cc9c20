import '../support/quiet.ts';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { asWritten } from '../../domain/csv.ts';
import { addDays } from '../../domain/day.ts';
import { exportRows } from '../../domain/export-work.ts';
import type { Member } from '../../domain/member.ts';
import { registerSite } from '../../domain/register.ts';
import { readXlsx } from '../../functions/sheets/read-xlsx.ts';
import { a } from '../support/a.ts';
import { workRecords } from '../support/bulk.ts';
import { ok, refused, type Service } from '../support/call.ts';
import { type Base, sharedBase } from '../support/engine.ts';
import { aMonth, firstDay } from '../support/month.ts';
import { at, otherZone, people, zoneId } from '../support/people.ts';

const days = 8;
const lastDay = addDays(firstDay, days - 1);
const formula = '=HYPERLINK("http://x";"y")';
const span = { from: firstDay, to: lastDay };

/** Eight days of four sites in two zones, one of them with a name that is a formula, and a quiet one with few people. */
const lived = async (base: Base) => {
  const { works } = await aMonth(base, days, async (service, Records) => {
    await service.jobs.projectSummary({ Records });
  });
  works.at(at(addDays(lastDay, 1)));
  const admin = works.as(people.admin);
  ok('updateSite', await admin('updateSite', { params: { siteId: 'site-1' }, body: { name: formula } }));
  await works.needs.sites.create(
    registerSite(a.site({ siteId: 'xuong-nho', zoneId: otherZone, workforce: 12 }), '2021-06-01'),
    { actor: 'x', act: 'site-registered', about: 'xuong-nho', at: works.clock() },
  );
  await works.stream();
  return works;
};

const base = sharedBase();
let held: Service;
beforeAll(async () => {
  held = await lived(base());
}, 120_000);
/** The one service of all tests, back at the day after and with nothing under way. */
const shared = (): Service => {
  held.at(at(addDays(lastDay, 1)));
  return held;
};

type Wanted = { what?: string; format?: string; audience?: string; from?: string; to?: string };
const begin = (works: Service, wanted: Wanted = {}, member: Member = people.health, lang = 'vi') =>
  works.as(member)('createExport', {
    body: { what: 'check-ins', format: 'csv', ...span, ...wanted },
    headers: { 'accept-language': lang },
  });
const job = async (works: Service, jobId: string, member: Member = people.health) =>
  ok('getJob', await works.as(member)('getJob', { params: { jobId } }));

/** Gives the job its records one at a time, each again until it is taken, to the end or so many of them. */
const run = async (works: Service, most = 1000, writing = works.jobs.writeExport): Promise<void> => {
  let left = most;
  for (let some = await workRecords(works); some.length > 0 && left > 0; some = await workRecords(works))
    for (const record of some.slice(0, left)) {
      left -= 1;
      for (let tries = 10; tries > 0; tries -= 1)
        if ((await writing({ Records: [record] })).batchItemFailures.length === 0) tries = 0;
    }
};

/** The bytes behind a link. */
const behind = async (works: Service, link = ''): Promise<Uint8Array> => {
  const [, key = ''] = /^memory:([^?]+)\?/.exec(link) ?? [];
  return (await works.needs.written.get(key)) ?? new Uint8Array();
};
const exported = async (works: Service, wanted: Wanted = {}, member: Member = people.health, lang = 'vi') => {
  const { jobId } = ok('createExport', await begin(works, wanted, member, lang));
  await run(works);
  const { state, link, rows } = await job(works, jobId, member);
  return { jobId, state, rows, bytes: await behind(works, link), link };
};
const opened = (bytes: Uint8Array, delimiter = ';'): string[][] =>
  parse(Buffer.from(bytes), { bom: true, delimiter, record_delimiter: '\r\n' });
/** The rows by what stands above each column. */
const byHead = ([heads = [], ...rows]: string[][]) =>
  rows.map((cells) => Object.fromEntries(heads.map((head, n) => [head, cells[n] ?? ''])));

describe('an export', () => {
  it('has every newest report of the span as the API lists it, with a formula harmless', async () => {
    const works = shared();
    const { bytes, rows, link } = await exported(works);
    expect(link).toMatch(/\?bao-cao-2021-06-14-2021-06-21\.csv$/);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const table = byHead(opened(bytes));
    const listed = [];
    for (const siteId of ['site-0', 'site-1', 'site-2', 'site-3']) {
      const { items } = ok(
        'listCheckIns',
        await works.as(people.health)('listCheckIns', { params: { siteId }, query: span }),
      );
      listed.push(...items);
    }
    expect([table.length, rows]).toEqual([listed.length, listed.length]);
    const key = (siteId = '', day = '') => `${siteId} ${day}`;
    const shown = new Map(table.map((row) => [key(row['Mã cơ sở'], row['Ngày']), row]));
    for (const { checkIn, assessment } of listed) {
      const row = shown.get(key(checkIn.siteId, checkIn.day));
      expect([
        row?.['Lần sửa'],
        row?.['Ca F0 mới'],
        row?.['Có triệu chứng'],
        row?.['Có mặt tại cơ sở'],
      ]).toEqual(
        [checkIn.revision, checkIn.answers.f0, checkIn.answers.symptomatic, checkIn.answers.present].map(
          String,
        ),
      );
      expect(row?.['Mức sẵn sàng']).toBe(String(assessment.readiness ?? '').replace('.', ','));
    }
    expect(new Set(table.map((row) => row['Tên cơ sở']))).toContain(`'${formula}`);
  });

  it('is the same as a workbook, whose cells run nothing, and in English', async () => {
    const works = shared();
    const csv = opened((await exported(works)).bytes);
    const { bytes, link } = await exported(works, { format: 'xlsx' });
    expect(link).toMatch(/bao-cao-2021-06-14-2021-06-21\.xlsx$/);
    const sheet = await readXlsx(bytes);
    const filled = (cells: readonly string[]) => cells.map(asWritten).join('|').replace(/\|+$/, '');
    expect(sheet.rows.map(({ cells }) => filled(cells))).toEqual(csv.map(filled));
    const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(xml).not.toContain('<f>');
    expect([xml.includes(">'=HYPERLINK("), xml.includes('>=HYPERLINK(')]).toEqual([true, false]);
    const english = await exported(works, {}, people.health, 'en');
    expect(english.link).toMatch(/check-ins-2021-06-14-2021-06-21\.csv$/);
    const [heads] = opened(english.bytes, ',');
    expect(heads?.slice(0, 5)).toEqual(['Day', 'Site code', 'Site name', 'Zone', 'Revision']);
  });

  it('comes to the same when runs break off, records come twice, and shows how far it is', async () => {
    const works = shared();
    const whole = (await exported(works, { what: 'alerts' })).bytes;
    const { jobId } = ok('createExport', await begin(works, { what: 'alerts' }));
    let broken = 0;
    const putPart = works.needs.exportFiles.putPart;
    works.needs.exportFiles.putPart = async (...given) => {
      await putPart(...given);
      broken += 1;
      if (broken < 3) throw new Error('it broke off');
    };
    const records = await workRecords(works);
    for (const record of [...records, ...records, ...records])
      await works.jobs.writeExport({ Records: [record, record] });
    expect(await job(works, jobId)).toMatchObject({ state: 'running', done: 5, total: 5 });
    works.needs.exportFiles.putPart = putPart;
    await run(works);
    expect(Buffer.from(await behind(works, (await job(works, jobId)).link)).equals(whole)).toBe(true);
    expect(opened(whole).length).toBeGreaterThan(5);
  });

  it('is stopped between its parts, given up after five tries, and refused where it would be too long', async () => {
    const works = shared();
    const cancelled = ok('createExport', await begin(works)).jobId;
    await run(works, 1);
    ok('cancelJob', await works.as(people.health)('cancelJob', { params: { jobId: cancelled } }));
    await run(works);
    expect(await job(works, cancelled)).toMatchObject({ state: 'cancelled', done: 5 });
    expect(await job(works, cancelled)).not.toHaveProperty('link');

    const failed = ok('createExport', await begin(works)).jobId;
    const putPart = works.needs.exportFiles.putPart;
    works.needs.exportFiles.putPart = async () => Promise.reject(new Error('storage is away'));
    await run(works);
    works.needs.exportFiles.putPart = putPart;
    expect(await job(works, failed)).toMatchObject({ state: 'failed' });

    const long = ok('createExport', await begin(works, { format: 'xlsx' })).jobId;
    const finishPart = works.needs.exports.finishPart;
    works.needs.exports.finishPart = (work, done) => finishPart(work, done, exportRows.xlsx + 1);
    await run(works);
    works.needs.exports.finishPart = finishPart;
    const { state, notices } = await job(works, long);
    expect([state, notices?.map(({ code }) => code)]).toEqual(['failed', ['export-too-long']]);
    expect(notices?.[0]?.detail).toContain('CSV');
  });
});

describe('who gets what', () => {
  const zoned: Member = { ...people.board, email: 'zone-board@demo.test', zones: [zoneId] };
  const hr: Member = { ...people.hr, email: 'hr-2@demo.test', sites: ['site-2'] };

  it('is what the member may read: own zones, own sites, and notes for the site and health alone', async () => {
    const works = shared();
    await works.join(zoned);
    const seen = async (member: Member, wanted: Wanted = {}) => {
      const [heads = [], ...rows] = opened((await exported(works, wanted, member)).bytes);
      const at = heads.indexOf('Mã cơ sở');
      return { sites: [...new Set(rows.map((cells) => cells[at]))], notes: heads.includes('Ghi chú') };
    };
    expect(await seen(zoned)).toEqual({ sites: ['site-0', 'site-1', 'site-3'], notes: false });
    expect(await seen(hr)).toEqual({ sites: ['site-2'], notes: true });
    expect(await seen(people.admin)).toMatchObject({ notes: false });
    expect((await seen(people.health)).notes).toBe(true);
    expect((await seen(zoned, { what: 'sites' })).sites).toEqual(['site-0', 'site-1', 'site-3']);
    expect((await seen(zoned, { what: 'alerts' })).sites).not.toContain('site-2');
  });

  it('is refused where the member may not read it, and for days that cannot be', async () => {
    const works = shared();
    const no = '403 forbidden-role';
    expect(refused(await begin(works, { what: 'alerts' }, people.admin))).toBe(no);
    expect(refused(await begin(works, { what: 'daily-report' }, people.admin))).toBe(no);
    expect(refused(await begin(works, { audience: 'outside' }, hr))).toBe(no);
    expect(refused(await begin(works, { to: addDays(lastDay, 9) }))).toBe('422 in-the-future');
    expect(refused(await begin(works, { from: addDays(lastDay, -400) }))).toBe('422 span-too-long');
    ok('createExport', await begin(works));
    ok('createExport', await begin(works));
    expect(refused(await begin(works))).toBe('409 export-running');
    await run(works);
  });

  it('is the owner’s alone, as long as the owner is who asked for it, and for six days', async () => {
    const works = shared();
    await works.join(zoned);
    const { jobId } = await exported(works, {}, zoned);
    expect(refused(await works.as(people.health)('getJob', { params: { jobId } }))).toBe('404 not-found');
    expect((await job(works, jobId, zoned)).link).toBeDefined();
    const listed = async () => {
      const { items } = ok('listExports', await works.as(zoned)('listExports'));
      return items.filter((one) => one.jobId === jobId);
    };
    expect(await listed()).toMatchObject([{ what: 'check-ins', state: 'done', isThere: true }]);
    const others = ok('listExports', await works.as(people.health)('listExports')).items;
    expect(others.map((one) => one.jobId)).not.toContain(jobId);
    await works.join({ ...zoned, zones: [otherZone] });
    expect(await job(works, jobId, zoned)).not.toHaveProperty('link');
    expect(await listed()).toMatchObject([{ isThere: false }]);
    await works.join(zoned);
    works.at(at(addDays(lastDay, 7)));
    expect(await job(works, jobId, zoned)).not.toHaveProperty('link');
  });
});

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
