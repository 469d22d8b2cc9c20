import { describe, expect, it } from 'vitest';
import { sheetTypes } from '../../domain/bulk.ts';
import { addDays } from '../../domain/day.ts';
import { registerSite } from '../../domain/register.ts';
import { a } from '../support/a.ts';
import { handIn, readJob, revisionsOf, runSheets, upload } from '../support/bulk.ts';
import { keyed, ok, refusal, refused, service } from '../support/call.ts';
import { freshBase } from '../support/engine.ts';
import { at, file, people } from '../support/people.ts';
import { scanned } from '../support/projected.ts';
import { aRow, csvOf, partsOf, sheetXml, tableOf, utf8, zipped } from '../support/sheets.ts';

const sites = ['may-song-cau', 'may-song-cong', 'may-dai-tu'];
const hr = { ...people.hr, sites };

/** An engine with the sites and their employer, at nine in the morning of the worked example. */
const started = async () => {
  const base = await freshBase();
  const works = service(base, at(a.day));
  await works.join(hr, people.health, people.board, people.admin);
  for (const siteId of [...sites, 'cua-nguoi-khac']) {
    const deed = { actor: 'test', act: 'site-made', about: siteId, at: at('2021-05-01') };
    await works.needs.sites.create(registerSite(a.site({ siteId }), '2021-05-01'), deed);
  }
  return { base, works };
};

const three = sites.map((siteId) => aRow({ siteId }));

describe('a sheet of check-ins', () => {
  it('is filed row by row, as the form would: revision, assessment, alerts and audit', async () => {
    const { base, works } = await started();
    const jobId = await handIn(works, [three[0] ?? {}, aRow({ siteId: 'may-song-cong', f0: '2' })], { hr });
    expect(await readJob(works, jobId, { hr })).toEqual({
      ...{ jobId, kind: 'bulk-check-ins', state: 'waiting', done: 0, total: 2, createdAt: at(a.day) },
    });
    await runSheets(works);
    const done = await readJob(works, jobId, { hr });
    const accepted = { day: a.day, outcome: 'accepted', revision: 1, errors: [] };
    expect(done).toMatchObject({ state: 'done', done: 2, total: 2 });
    expect(done.header?.slice(0, 3)).toEqual(['Mã cơ sở', 'Tên cơ sở', 'Ngày']);
    expect(done.results).toEqual([
      { row: 2, siteId: 'may-song-cau', ...accepted },
      { row: 3, siteId: 'may-song-cong', ...accepted },
    ]);
    const params = { siteId: 'may-song-cong', day: a.day };
    const kept = ok('getCheckIn', await works.as(hr)('getCheckIn', { params }));
    expect(kept.checkIn).toMatchObject({ revision: 1, answers: a.answers({ f0: 2 }), onTime: true });
    const { items } = ok(
      'listAlerts',
      await works.as(people.health)('listAlerts', { query: { rule: 'case-reported' } }),
    );
    expect(items.map((alert) => alert.siteId)).toEqual(['may-song-cong']);
    expect(await revisionsOf(base, 'may-song-cau')).toBe(1);
  });

  it('changes nothing when it comes again', async () => {
    const { base, works } = await started();
    await handIn(works, three, { hr });
    await runSheets(works);
    works.at(at(a.day, '10:00'));
    const again = await handIn(works, three, { hr });
    await runSheets(works);
    const { results = [] } = await readJob(works, again, { hr });
    expect(results.map(({ row, outcome, revision, errors }) => [row, outcome, revision, errors])).toEqual(
      sites.map((_, n) => [n + 2, 'unchanged', 1, []]),
    );
    for (const siteId of sites) expect(await revisionsOf(base, siteId)).toBe(1);
  });

  it('changes nothing when it comes again after somebody corrected a row by phone, and says so', async () => {
    const { base, works } = await started();
    await handIn(works, three, { hr });
    await runSheets(works);
    const corrected = a.checkInRequest({ present: 1170 }, { seenRevision: 1 });
    ok('putCheckIn', await file(works, a.day, corrected, { site: 'may-song-cau', hr }));
    const again = await handIn(works, three, { hr });
    await runSheets(works);
    const [first, second] = (await readJob(works, again, { hr })).results ?? [];
    expect(first).toMatchObject({ outcome: 'unchanged', revision: 1 });
    expect(first?.errors).toEqual([
      {
        column: '',
        field: null,
        code: 'corrected-since',
        detail: 'Dòng này đã gửi ở lần sửa 1; nay là lần sửa 2. Giữ nguyên bản mới.',
      },
    ]);
    expect(second).toMatchObject({ outcome: 'unchanged', errors: [] });
    expect(await revisionsOf(base, 'may-song-cau')).toBe(2);
  });

  it('is the same as what the form has filed already, and a correction where it differs', async () => {
    const { base, works } = await started();
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 2 }), { site: 'may-song-cau', hr }));
    ok('putCheckIn', await file(works, a.day, a.checkInRequest(), { site: 'may-song-cong', hr }));
    const rows = [
      aRow({ siteId: 'may-song-cau', f0: '1' }),
      aRow({ siteId: 'may-song-cong' }),
      aRow({ siteId: 'may-song-cau', day: '14/06/2021' }),
    ];
    const jobId = await handIn(works, rows, { hr });
    await runSheets(works);
    const { results = [] } = await readJob(works, jobId, { hr });
    expect(results.map(({ outcome, revision }) => [outcome, revision])).toEqual([
      ['refused', null],
      ['unchanged', 1],
      ['accepted', 1],
    ]);
    expect(results[0]?.errors).toMatchObject([
      { column: 'Lý do sửa', field: 'reason', code: 'reason-required' },
    ]);
    const reasoned = await handIn(works, [{ ...rows[0], reason: 'Ghi nhầm' }], { hr });
    await runSheets(works);
    expect((await readJob(works, reasoned, { hr })).results).toMatchObject([
      { outcome: 'accepted', revision: 2 },
    ]);
    expect(await revisionsOf(base, 'may-song-cau')).toBe(3);
  });

  it('tells every thing that is wrong with a row, in the words of whoever reads, with its cells', async () => {
    const { base, works } = await started();
    const wrong = aRow({ siteId: 'may-song-cong', f0: 'x', masks: 'nhiều', positive: '9' });
    const tested = aRow({ siteId: 'may-dai-tu', positive: '99' });
    const jobId = await handIn(works, [three[0] ?? {}, wrong, tested, three[0] ?? {}], { hr });
    await runSheets(works);
    const { results = [], header = [] } = await readJob(works, jobId, { hr });
    expect(results.map(({ outcome }) => outcome)).toEqual(['accepted', 'refused', 'refused', 'refused']);
    expect(results[1]?.errors).toEqual([
      { column: 'Ca F0 mới', field: 'f0', code: 'not-a-count', detail: expect.stringContaining('số nguyên') },
      {
        column: 'Đeo khẩu trang',
        field: 'masks',
        code: 'not-a-measure',
        detail: expect.stringContaining('Mọi nơi'),
      },
    ]);
    expect(results[1]?.cells?.[header.indexOf('Ca F0 mới')]).toBe('x');
    expect(results[0]).not.toHaveProperty('cells');
    expect(results[2]?.errors).toMatchObject([{ field: 'positive', code: 'more-than-tested' }]);
    expect(results[3]?.errors).toMatchObject([
      { code: 'repeated-row', detail: expect.stringContaining('dòng 2') },
    ]);
    const english = await readJob(works, jobId, { hr, lang: 'en' });
    expect(english.results?.[1]?.errors[1]?.detail).toContain('Everywhere');
    expect(await revisionsOf(base, 'may-song-cong')).toBe(0);
  });

  it('keeps nobody’s number, not even of a row that is refused', async () => {
    const { base, works } = await started();
    const rows = [
      aRow({ note: 'gọi 0912 345 678' }),
      aRow({ siteId: 'may-song-cong', siteName: 'hỏi a.b@demo.test' }),
      aRow({ siteId: 'may-dai-tu', present: '0912345678', reason: 'CMND 012 345 678 901' }),
    ];
    const jobId = await handIn(works, rows, { hr });
    await runSheets(works);
    const { results = [], header = [] } = await readJob(works, jobId, { hr });
    expect(
      results.map(({ outcome, errors }) => [outcome, errors.map(({ field, code }) => `${field} ${code}`)]),
    ).toEqual([
      ['refused', ['note personal-data']],
      ['accepted', []],
      ['refused', ['present personal-data', 'reason personal-data']],
    ]);
    expect(results[0]?.cells?.[header.indexOf('Ghi chú')] ?? '').toBe('');
    const everything = JSON.stringify(await scanned(base, base.connection.records));
    for (const text of ['345 678', '0912345678', 'a.b@demo']) expect(everything).not.toContain(text);
  });

  it('knows nothing of the sites of others: foreign and unknown get the same answer to the letter', async () => {
    const { base, works } = await started();
    const jobId = await handIn(
      works,
      [aRow({ siteId: 'cua-nguoi-khac' }), aRow({ siteId: 'khong-co-dau' })],
      { hr },
    );
    await runSheets(works);
    const [foreign, unknown] = (await readJob(works, jobId, { hr })).results ?? [];
    const plain = (one: typeof foreign) => ({ ...one, row: 0, cells: one?.cells?.slice(1) });
    expect(plain(foreign)).toEqual(plain(unknown));
    expect(foreign).toMatchObject({ siteId: null, errors: [{ field: 'siteId', code: 'unknown-site' }] });
    expect(await revisionsOf(base, 'cua-nguoi-khac')).toBe(0);
  });

  it('may be XLSX, and says when it had more sheets', async () => {
    const { works } = await started();
    const bytes = zipped(partsOf(sheetXml(tableOf(three))));
    const { jobId } = ok('createBulk', await upload(works, bytes, { type: sheetTypes.xlsx, hr }));
    await runSheets(works);
    expect(await readJob(works, jobId, { hr })).toMatchObject({ state: 'done', done: 3 });
  });
});

describe('a file', () => {
  it('is judged in the order of the contract', async () => {
    const { works } = await started();
    const fine = utf8(csvOf(tableOf(three)));
    const large = new Uint8Array(2 * 1024 * 1024 + 1);
    const cases: [string, Uint8Array, string][] = [
      ['413 too-large-file', large, 'text/plain'],
      ['415 unsupported-file', fine, 'application/json'],
      ['415 unsupported-file', fine, ''],
      ['415 unsupported-file', fine, 'application/vnd.ms-excel'],
      ['400 empty-body', new Uint8Array(), 'text/csv'],
      ['422 not-utf8', new Uint8Array([0x61, 0xff]), 'text/csv; charset=utf-8'],
      ['422 empty-sheet', utf8(csvOf(tableOf([]))), 'text/csv'],
      ['422 not-xlsx', zipped({ a: 'x' }), sheetTypes.xlsx],
    ];
    for (const [expected, bytes, type] of cases)
      expect(refused(await upload(works, bytes, { type, hr }))).toBe(expected);
    expect(refused(await upload(works, fine, { hr: people.board }))).toBe('403 forbidden-role');
    expect((await upload(works, fine, { hr })).status).toBe(202);
  });

  it('of exactly 2 MB is still looked into', async () => {
    const { works } = await started();
    const bytes = new Uint8Array(2 * 1024 * 1024).fill(0x61);
    expect(refused(await upload(works, bytes, { hr }))).toMatch('422');
  });

  it('names each column that is wrong, in the reader’s language', async () => {
    const { works } = await started();
    const reply = await upload(works, utf8('siteId;Tuổi\r\nmay-song-cau;30\r\n'), { hr });
    expect(reply.status).toBe(422);
    expect(refusal(reply)[0]).toBe('422 /header unknown-column');
    expect(reply.body).toMatchObject({ title: 'Có chỗ chưa đúng' });
    expect(reply.text).not.toMatch(/\{\w+\}/);
    expect(JSON.stringify(reply.body)).toContain('Không có cột «Tuổi» trong mẫu');
    expect(JSON.stringify(reply.body)).toContain('Thiếu cột «Ca F0 mới / New F0»');
  });
});

describe('one thing wrong with a file', () => {
  it('is what its problem is about, in the words for it', async () => {
    const { works } = await started();
    const heads = tableOf(three)[0]?.map((head) => (head === 'Ghi chú' ? 'Số điện thoại' : head)) ?? [];
    const reply = await upload(works, utf8(csvOf(tableOf(three, { heads }))), { hr });
    expect(reply.body).toMatchObject({
      type: '/problems/unknown-column',
      title: 'Có cột không thuộc mẫu',
      detail: expect.stringContaining('«Số điện thoại»'),
    });
  });
});

describe('the work', () => {
  it('is its owner’s alone', async () => {
    const { works } = await started();
    const other = { ...hr, email: 'other@demo.test' };
    await works.join(other);
    const jobId = await handIn(works, three, { hr });
    const unknown = '11111111-1111-4111-8111-111111111111';
    const texts = new Set<string>();
    for (const [who, id] of [
      [other, jobId],
      [people.admin, jobId],
      [hr, unknown],
      [hr, 'nonsense'],
    ] as const)
      for (const name of ['getJob', 'cancelJob'] as const) {
        const reply = await works.as(who)(name, { params: { jobId: id } });
        expect(reply.status).toBe(404);
        texts.add(reply.text);
      }
    expect(texts.size).toBe(1);
    await runSheets(works);
    expect(await readJob(works, jobId, { hr })).toMatchObject({ state: 'done', done: 3 });
  });

  it('is kept for 30 days', async () => {
    const { works } = await started();
    const jobId = await handIn(works, three, { hr });
    await runSheets(works);
    works.at(at(addDays(a.day, 29)));
    expect(await readJob(works, jobId, { hr })).toMatchObject({ state: 'done' });
    works.at(at(addDays(a.day, 31)));
    expect(refused(await works.as(hr)('getJob', { params: { jobId } }))).toBe('404 not-found');
  });

  it('is one of three at most', async () => {
    const { works } = await started();
    const bytes = utf8(csvOf(tableOf(three)));
    for (let n = 0; n < 3; n += 1) ok('createBulk', await upload(works, bytes, { hr }));
    expect(refused(await upload(works, bytes, { hr }))).toBe('409 too-many-jobs');
    await runSheets(works);
    ok('createBulk', await upload(works, bytes, { hr }));
  });

  it('keeps a key of its own, which no request can send', async () => {
    const { works } = await started();
    const params = { siteId: 'may-song-cau', day: a.day };
    const headers = keyed(`ROW#${'0'.repeat(64)}`);
    const reply = await works.as(hr)('putCheckIn', { params, headers, body: a.checkInRequest() });
    expect(refusal(reply)).toEqual(['422 /idempotency-key idempotency-key-required']);
  });
});
