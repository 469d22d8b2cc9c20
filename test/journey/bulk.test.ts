import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeExcel from 'write-excel-file/node';
import * as z from 'zod/mini';
import { bulkColumns, bulkHeads } from '../../domain/bulk-columns.ts';
import { csvText } from '../../domain/csv.ts';
import { addDays, dayOf } from '../../domain/day.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { axeFaults, layoutFaults, tabFaults } from '../support/access.ts';
import { openBrowser } from '../support/browser.ts';
import { type Client, clientOf } from '../support/client.ts';
import { type Door, startDoor } from '../support/door.ts';
import { signedIn } from '../support/employers.ts';
import { picture } from '../support/picture.ts';
import { aRow, type Row } from '../support/sheets.ts';
import { settle } from '../support/site.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-bulk-'));
const email = 'tep@demo.test';
const sites = ['tep-1', 'tep-2', 'tep-3', 'tep-4'];
const today = dayOf(new Date().toISOString());
const yesterday = addDays(today, -1);
let door: Door;
let browser: Browser;
let close: () => Promise<void>;
let hr: Client;
let page: Page;

const Day = z.object({ checkIn: z.object({ revision: z.int(), answers: z.object({ present: z.int() }) }) });
const filed = async (site: string, day = today) => {
  const { status, body } = await hr('GET', `/api/sites/${site}/check-ins/${day}`);
  return status === 404 ? null : Day.parse(body).checkIn;
};
const xlsx = (rows: readonly (readonly string[])[]) => writeExcel(rows.map((row) => [...row])).toBuffer();
/** A row of the template, filled in. */
const typed = (site: string, over: Row = {}) => {
  const row = aRow({
    siteId: site,
    siteName: `Cơ sở Mẫu ${site}`,
    day: formatDay(today),
    lodged: '0',
    ...over,
  });
  return bulkColumns.map((column) => row[column] ?? '');
};
const head = bulkColumns.map((column) => bulkHeads.vi[column]);
const place = (column: (typeof bulkColumns)[number]) => bulkColumns.indexOf(column);

const main = () => page.getByRole('main').innerText();
const send = async (name: string, buffer: Buffer) => {
  await page.setInputFiles('#sheet-file', { name, mimeType: '', buffer });
  await page.getByText(`Đã chọn: ${name}`).waitFor();
  await page.getByRole('button', { name: 'Gửi tệp này' }).click();
};
/** How many rows of the job on the page were taken, unchanged and given back; nothing before it is over. */
const counts = async () =>
  (await page.locator('div:has(> .total:text("Đã xử lý xong")) ~ .facts dd').allInnerTexts()).map((text) =>
    Number.parseInt(text, 10),
  );
const came = (numbers: readonly number[]) => expect.poll(counts, { timeout: 20_000 }).toEqual(numbers);
/** Sends, and waits for a job of its own. */
const sent = async (name: string, buffer: Buffer, numbers: readonly number[]) => {
  const before = page.url();
  await send(name, buffer);
  await page.waitForURL(({ href }) => href !== before);
  await came(numbers);
};
const download = async (button: string): Promise<{ name: string; content: Buffer }> => {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
};
const cellsOf = async (content: Buffer) =>
  (await readSheet(content)).map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
/** A page of files without a file. */
const open = async () => {
  await page.goto(`${door.origin}/check-in/?view=bulk`);
  await page.locator('#sheet-file').waitFor();
};

beforeAll(async () => {
  [door, { browser, close }] = await Promise.all([startDoor({ dataDir, args: ['--empty'] }), openBrowser()]);
  const [admin, health] = await Promise.all([
    clientOf(door, 'admin@demo.test'),
    clientOf(door, 'health@demo.test'),
  ]);
  hr = await clientOf(door, email);
  for (const site of sites) await settle({ admin, hr, health }, site, email, today);
  const member = { name: 'Đầu mối Mẫu', role: 'employer', sites, zones: [], active: true };
  await admin('PUT', `/api/members/${email}`, member);
  page = await (await signedIn(browser, door, email)).newPage();
}, 180_000);

afterAll(async () => {
  await close?.();
  await door?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('a firm that sends its sites in a file', () => {
  let refused: string[][] = [];

  it('gets a template with its sites in it, from the list of sites', async () => {
    await page.goto(`${door.origin}/check-in/`);
    await page.getByRole('link', { name: 'Gửi nhiều cơ sở bằng tệp' }).click();
    await page.getByRole('heading', { level: 1, name: 'Gửi báo cáo bằng tệp' }).waitFor();
    const { name, content } = await download('Tải mẫu XLSX');
    expect(name).toBe(`bao-cao-${today}.xlsx`);
    const [first, ...rows] = await cellsOf(content);
    expect(first).toEqual(head);
    expect(rows.map((row) => row.slice(0, 3))).toEqual(
      sites.map((site) => [site, `Cơ sở Mẫu ${site}`, formatDay(today)]),
    );
    const csv = await download('Tải mẫu CSV');
    const text = csv.content.toString();
    expect([csv.name, text.charCodeAt(0), text.split('\r\n')[1]?.split(';')[0]]).toEqual([
      `bao-cao-${today}.csv`,
      0xfeff,
      'tep-1',
    ]);
  });

  it('sends the template filled in, and gets only the wrong rows back, by their own numbers', async () => {
    const { content } = await download('Tải mẫu XLSX');
    const template = await cellsOf(content);
    const answers = (site: string, over: Row = {}) => typed(site, over).slice(3);
    const fill: Record<string, Row> = {
      'tep-2': { present: '1,5 người' },
      'tep-3': { masks: 'thỉnh thoảng', f0: '-1' },
    };
    const rows = template.map((row, n) =>
      n === 0 ? row : [...row.slice(0, 3), ...answers(row[0] ?? '', fill[row[0] ?? ''])],
    );
    await sent('bao-cao.xlsx', await xlsx(rows), [2, 0, 2]);
    await picture(page, 'sheet');
    const shown = await page.getByRole('table').first().getByRole('row').allInnerTexts();
    expect(shown).toHaveLength(3);
    expect(shown[1]).toMatch(/^Dòng 3\b/);
    expect(shown[1]).toContain('tep-2');
    expect(shown[1]).toContain('Có mặt tại cơ sở: Ghi số nguyên');
    expect(shown[2]).toMatch(/^Dòng 4\b/);
    expect(shown[2]).toContain('Đeo khẩu trang: Ghi một trong: Mọi nơi');
    expect(shown[2]).toContain('Ca F0 mới: Ghi số từ 0 trở lên');
    expect(await Promise.all(sites.map((site) => filed(site).then((one) => one?.revision ?? 0)))).toEqual([
      1, 0, 0, 1,
    ]);
  });

  it('finds the results at the same address again', async () => {
    expect(page.url()).toContain('job=');
    await page.reload();
    await came([2, 0, 2]);
  });

  it('holds up for everybody with results on the page', async () => {
    const address = page.url();
    for (const lang of ['en', 'vi']) {
      await page.goto(`${address}&lang=${lang}`);
      await page
        .getByText(lang === 'vi' ? 'Các dòng bị trả lại' : 'Returned rows')
        .first()
        .waitFor();
      await page.locator('summary').first().click();
      expect(await axeFaults(page)).toEqual([]);
      expect(await layoutFaults(page)).toEqual([]);
      expect(await tabFaults(page)).toEqual([]);
    }
  });

  it('corrects those rows in the file from the page, and sends it as it is', async () => {
    const { name, content } = await download('Tải dòng bị trả lại, XLSX');
    expect(name).toBe('dong-bi-tra-lai.xlsx');
    refused = await cellsOf(content);
    expect(refused[0]).toEqual([...head, 'Lỗi']);
    expect(refused.slice(1).map((row) => row[0])).toEqual(['tep-2', 'tep-3']);
    expect(refused[1]?.at(-1)).toContain('Có mặt tại cơ sở: Ghi số nguyên');
    const right = (row: string[]) =>
      row.map((cell, n) =>
        n === place('present') ? '1.100' : n === place('masks') ? 'Mọi nơi' : n === place('f0') ? '0' : cell,
      );
    refused = [refused[0] ?? [], ...refused.slice(1).map(right)];
    await sent('dong-bi-tra-lai.xlsx', await xlsx(refused), [2, 0, 0]);
    expect(await main()).toContain('Không có dòng nào bị trả lại.');
    expect(await filed('tep-2')).toMatchObject({ revision: 1, answers: { present: 1100 } });
  });

  it('sends the same file again, and nothing changes', async () => {
    await sent('dong-bi-tra-lai.xlsx', await xlsx(refused), [0, 2, 0]);
    expect(await filed('tep-3')).toMatchObject({ revision: 1 });
    await page.locator('summary', { hasText: 'Các dòng đã nhận' }).click();
    await page.getByRole('link', { name: 'Biên nhận lần 1' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Biên nhận' }).waitFor();
    expect(page.url()).not.toContain('job=');
  });

  it('sends a CSV of another day by dropping it, and takes its wrong row back as CSV', async () => {
    await open();
    const rows = [
      head,
      typed('tep-1', { day: formatDay(yesterday) }),
      typed('khong-phai-cua-toi', { day: formatDay(yesterday) }),
      typed('tep-4', { day: formatDay(addDays(today, -9)), note: '=HYPERLINK("x")' }),
    ];
    await page.evaluate(`{
      const data = new DataTransfer();
      data.items.add(new File([${JSON.stringify(csvText(rows))}], 'hom-qua.csv'));
      const drop = new DragEvent('drop', { bubbles: true, dataTransfer: data });
      document.querySelector('form.card').dispatchEvent(drop);
    }`);
    await page.getByText('Đã chọn: hom-qua.csv').waitFor();
    await page.getByRole('button', { name: 'Gửi tệp này' }).click();
    await came([1, 0, 2]);
    expect(await filed('tep-1', yesterday)).toMatchObject({ revision: 1 });
    const { content } = await download('Tải dòng bị trả lại, CSV');
    const lines = content.toString().trimEnd().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain('khong-phai-cua-toi');
    expect(lines[2]).toContain("'=HYPERLINK");
  });
});

describe('a file that cannot be taken', () => {
  const summary = () => page.locator('.error-summary').innerText();

  it.each([
    ['bao-cao.pdf', Buffer.from('%PDF'), 'Chỉ nhận tệp .csv hoặc .xlsx'],
    ['bao-cao.xls', Buffer.from('x'), 'Tệp .xls cũ không nhận'],
    ['bao-cao.csv', Buffer.alloc(0), 'Tệp trống'],
    ['bao-cao.csv', Buffer.alloc(2 * 1024 * 1024 + 1, 'x'), 'Tệp quá 2 MB'],
  ])('says before sending what to do with %s', async (name, buffer, says) => {
    await open();
    await page.setInputFiles('#sheet-file', { name, mimeType: '', buffer });
    await expect.poll(summary).toContain(says);
    await page.getByRole('button', { name: 'Gửi tệp này' }).click();
    expect(await summary()).toContain(says);
  });

  it('says what the server finds in it, and takes another one at once', async () => {
    await open();
    const renamed = head.map((cell) => (cell === 'Có triệu chứng' ? 'Triệu trứng' : cell));
    await send('bao-cao.csv', Buffer.from(csvText([renamed, typed('tep-1')])));
    await expect.poll(summary).toContain('Triệu trứng');
    expect(await axeFaults(page)).toEqual([]);
    await send(
      'bao-cao.csv',
      Buffer.from(csvText([head, typed('tep-1', { day: formatDay(addDays(today, -2)) })])),
    );
    await came([1, 0, 0]);
  });

  it('needs the network, says so, and keeps the file chosen', async () => {
    await open();
    await page.context().setOffline(true);
    await send(
      'bao-cao.csv',
      Buffer.from(csvText([head, typed('tep-2', { day: formatDay(addDays(today, -3)) })])),
    );
    await expect.poll(summary).toContain('không có mạng');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Gửi tệp này' }).click();
    await came([1, 0, 0]);
  });
});

describe('long work', () => {
  const jobId = '6f1c4a8e-0b5d-4d53-9a0c-1b5f0d6c2e11';
  const work = (state: string, done: number) => ({
    ...{ jobId, kind: 'bulk-check-ins', state, done, total: 5000, createdAt: '2021-06-15T02:00:00.000Z' },
    ...(state === 'cancelled' ? { header: [], results: [] } : {}),
  });

  it('shows how far it is, goes on asking without network, and says what stopping it means', async () => {
    let asked = 0;
    await page.route(`**/api/jobs/${jobId}`, async (route) => {
      asked += 1;
      if (route.request().method() === 'DELETE') return route.fulfill({ json: work('cancelled', 1250) });
      return asked === 2 ? route.abort() : route.fulfill({ json: work('running', asked * 100) });
    });
    await page.goto(`${door.origin}/check-in/?view=bulk&job=${jobId}`);
    await page.getByText('Đang xử lý: 100/5.000 dòng.').first().waitFor();
    await page.getByText('Việc vẫn chạy ở máy chủ').waitFor();
    await page.getByText('Đang xử lý: 300/5.000 dòng.').waitFor();
    const stop = page.getByRole('button', { name: 'Dừng xử lý' });
    expect(await stop.getAttribute('aria-describedby')).toBe('cancel-says');
    expect(await axeFaults(page)).toEqual([]);
    await stop.click();
    await page.locator('.notice').getByText('Đã dừng sau 1.250/5.000 dòng.').waitFor();
    await page.unroute(`**/api/jobs/${jobId}`);
  });

  it('says so where there is none, and takes a file at once', async () => {
    await page.goto(`${door.origin}/check-in/?view=bulk&job=${jobId}`);
    await page.getByText('Không tìm thấy kết quả này').waitFor();
    expect(await page.locator('#sheet-file').count()).toBe(1);
  });
});
