import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect } from 'vitest';
import * as z from 'zod/mini';
import { bulkColumns, bulkHeads } from '../../domain/bulk-columns.ts';
import { addDays, dayOf } from '../../domain/day.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { openBrowser } from '../support/browser.ts';
import { type Client, clientOf } from '../support/client.ts';
import { type Door, startDoor } from '../support/door.ts';
import { signedIn } from '../support/employers.ts';
import { aRow, type Row } from '../support/sheets.ts';
import { settle } from '../support/site.ts';

const email = 'tep@demo.test';
export const sites = ['tep-1', 'tep-2', 'tep-3', 'tep-4'];
export const today = dayOf(new Date().toISOString());
export const yesterday = addDays(today, -1);

const Day = z.object({ checkIn: z.object({ revision: z.int(), answers: z.object({ present: z.int() }) }) });
/** A row of the template, filled in. */
export const typed = (site: string, over: Row = {}) => {
  const row = aRow({
    siteId: site,
    siteName: `Cơ sở Mẫu ${site}`,
    day: formatDay(today),
    lodged: '0',
    ...over,
  });
  return bulkColumns.map((column) => row[column] ?? '');
};
export const head = bulkColumns.map((column) => bulkHeads.vi[column]);
export const place = (column: (typeof bulkColumns)[number]) => bulkColumns.indexOf(column);

export const cellsOf = async (content: Buffer) =>
  (await readSheet(content)).map((row) => row.map((cell) => (cell === null ? '' : String(cell))));

/** A firm with four sites, signed in at a browser. */
export const firmWithFiles = () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-bulk-'));
  let door: Door;
  let browser: Browser;
  let close: () => Promise<void>;
  let hr: Client;
  let page: Page;

  beforeAll(async () => {
    [door, { browser, close }] = await Promise.all([
      startDoor({ dataDir, args: ['--empty'] }),
      openBrowser(),
    ]);
    const [admin, health] = await Promise.all([
      clientOf(door, 'admin@demo.test'),
      clientOf(door, 'health@demo.test'),
    ]);
    hr = await clientOf(door, email);
    for (const site of sites) await settle({ admin, hr, health }, site, email, today);
    const member = { name: 'Đầu mối Mẫu', role: 'employer', sites, zones: [], active: true };
    await admin('PUT', `/api/members/${email}`, member);
    page = await (await signedIn(browser, door, email)).newPage();
  });

  afterAll(async () => {
    await close?.();
    await door?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

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
  const came = (numbers: readonly number[]) => expect.poll(counts).toEqual(numbers);
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

  return {
    page: () => page,
    origin: () => door.origin,
    /** What the server has of a site's day. */
    filed: async (site: string, day = today) => {
      const { status, body } = await hr('GET', `/api/sites/${site}/check-ins/${day}`);
      return status === 404 ? null : Day.parse(body).checkIn;
    },
    main: () => page.getByRole('main').innerText(),
    send,
    came,
    sent,
    download,
    /** A page of files without a file. */
    open: async () => {
      await page.goto(`${door.origin}/check-in/?view=bulk`);
      await page.locator('#sheet-file').waitFor();
    },
  };
};
