import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, dayOf } from '../../domain/day.ts';
import { a } from '../support/a.ts';
import { axeFaults, layoutFaults } from '../support/access.ts';
import { openBrowser } from '../support/browser.ts';
import { clientOf, submission } from '../support/client.ts';
import { type Door, startDoor } from '../support/door.ts';
import { openPage } from '../support/page-door.ts';
import { picture } from '../support/picture.ts';
import { settle } from '../support/site.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-exports-'));
const today = dayOf(new Date().toISOString());
const days = [3, 2, 1].map((n) => addDays(today, -n));
const formula = '=1+1';
let door: Door;
let browser: Browser;
let close: () => Promise<void>;
let page: Page;

const prepare = async () => {
  const [admin, health, hr] = await Promise.all([
    clientOf(door, 'admin@demo.test'),
    clientOf(door, 'health@demo.test'),
    clientOf(door, 'hr@demo.test'),
  ]);
  await settle({ admin, hr, health }, 'mot', 'hr@demo.test', today);
  for (const [n, day] of days.entries()) {
    const body = { answers: a.answers({ symptomatic: n + 1 }), seenRevision: 0 };
    expect((await hr('PUT', `/api/sites/mot/check-ins/${day}`, body, submission())).status).toBe(201);
  }
  expect((await admin('PATCH', '/api/sites/mot', { name: formula })).status).toBe(200);
};

beforeAll(async () => {
  [door, { browser, close }] = await Promise.all([startDoor({ dataDir, args: ['--empty'] }), openBrowser()]);
  await prepare();
  page = await openPage({ door, browser }, 'health@demo.test', '/console?view=exports');
});
afterAll(async () => {
  await close?.();
  await door?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const button = (name: string) => page.getByRole('button', { name, exact: true });

/** Asks for a file on the page, waits for it, and opens it from its link. */
const exported = async (): Promise<{ name: string; bytes: Buffer }> => {
  const before = page.url();
  await button('Xuất tệp').click();
  await page.waitForURL((url) => url.href !== before && url.searchParams.has('job'));
  await page.locator('.notice.good', { hasText: '3 dòng' }).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), button('Tải tệp').click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
};

it('reports are exported as CSV: the rows are those that the API lists, and a formula is a text', async () => {
  const { name, bytes } = await exported();
  expect(name).toBe(`bao-cao-${addDays(today, -30)}-${addDays(today, -1)}.csv`);
  const [heads = [], ...rows]: string[][] = parse(bytes, { bom: true, delimiter: ';' });
  const at = (head: string) => heads.indexOf(head);
  const shown = rows.map((cells) => [cells[at('Ngày')], cells[at('Có triệu chứng')], cells[at('Lần sửa')]]);
  const health = await clientOf(door, 'health@demo.test');
  const { items } = JSON.parse((await health('GET', '/api/sites/mot/check-ins')).text);
  const listed: { checkIn: { day: string; revision: number; answers: { symptomatic: number } } }[] = items;
  expect(shown.toReversed()).toEqual(
    listed.map(({ checkIn: { day, revision, answers } }) => [day, `${answers.symptomatic}`, `${revision}`]),
  );
  expect(new Set(rows.map((cells) => cells[at('Tên cơ sở')]))).toEqual(new Set([`'${formula}`]));
});

it('and as a workbook; both are found again in the list', async () => {
  await page.getByLabel('Excel').check();
  const { name, bytes } = await exported();
  expect(name).toMatch(/\.xlsx$/);
  const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect([xml.match(/<row /g)?.length, xml.includes('<f>'), xml.includes(`>'${formula}<`)]).toEqual([
    4,
    false,
    true,
  ]);
  await expect
    .poll(() => page.getByRole('button', { name: /^Tải tệp Báo cáo của từng cơ sở/ }).count())
    .toBe(2);
});

it('days that cannot be are refused at their field', async () => {
  await page.locator('#to').fill(addDays(today, -60));
  await button('Xuất tệp').click();
  await page.locator('.error-summary a[href="#to"]').waitFor();
});

it.each([360, 1280])('holds up for everybody at %i px', async (width) => {
  await page.setViewportSize({ width, height: 800 });
  if (width === 1280) await picture(page, 'exports');
  expect(await axeFaults(page)).toEqual([]);
  expect(await layoutFaults(page)).toEqual([]);
});

it('the 2194 sheet of a site is filled in from its plan, and nothing but it is printed', async () => {
  await page.goto(`${door.origin}/console?site=mot`);
  await button('Tờ 2194 điền sẵn để in').click();
  await page.getByRole('heading', { name: 'Chỉ số nguy cơ lây nhiễm 2194: số liệu của cơ sở' }).waitFor();
  await page.getByRole('rowheader', { name: 'Chỉ số nguy cơ (cơ sở tự đánh giá)' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  await picture(page, 'cover-2194');
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
  await page.emulateMedia({ media: 'screen' });
  expect(await axeFaults(page)).toEqual([]);
});
