import '../support/quiet.ts';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { asWritten } from '../../domain/csv.ts';
import { addDays } from '../../domain/day.ts';
import { exportRows } from '../../domain/export-work.ts';
import type { Member } from '../../domain/member.ts';
import { readXlsx } from '../../functions/sheets/read-xlsx.ts';
import { workRecords } from '../support/bulk.ts';
import { ok, refused } from '../support/call.ts';
import {
  begin,
  behind,
  byHead,
  exported,
  formula,
  job,
  lastDay,
  opened,
  run,
  sharedMonth,
  span,
  type Wanted,
} from '../support/export-files.ts';
import { at, otherZone, people, zoneId } from '../support/people.ts';

const shared = sharedMonth();

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
