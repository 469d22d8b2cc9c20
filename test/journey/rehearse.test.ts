import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { addDays, dayOf } from '../../domain/day.ts';
import { templates } from '../../domain/pack/templates.ts';
import { a } from '../support/a.ts';
import { axeFaults, layoutFaults } from '../support/access.ts';
import { openBrowser } from '../support/browser.ts';
import { clientOf, submission } from '../support/client.ts';
import { type Door, startDoor } from '../support/door.ts';
import { openPage } from '../support/page-door.ts';
import { picture } from '../support/picture.ts';
import { settle } from '../support/site.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-rehearse-'));
const today = dayOf(new Date().toISOString());
const newest = templates.at(-1);
/** Silent sites beside the one that reports: parts enough to be stopped between them. */
const silent = 159;
let door: Door;
let browser: Browser;
let close: () => Promise<void>;
let page: Page;

/** One that asks for more of a good band than the version in force. */
const draft = {
  ...newest,
  ...{ id: 'ban-thu', version: 9, effectiveFrom: addDays(today, 30) },
  bands: newest?.bands.map((band) => (band.id === 'ready' ? { ...band, from: 99 } : band)),
};

const prepare = async () => {
  const [admin, health, hr] = await Promise.all([
    clientOf(door, 'admin@demo.test'),
    clientOf(door, 'health@demo.test'),
    clientOf(door, 'hr@demo.test'),
  ]);
  await settle({ admin, hr, health }, 'mot', 'hr@demo.test', today);
  for (const n of [4, 3, 2, 1]) {
    const said = { testedHighRisk: 60, testedService: 24, isolationFree: n === 2 ? 1 : 4 };
    const body = { answers: a.answers(said), seenRevision: 0 };
    const path = `/api/sites/mot/check-ins/${addDays(today, -n)}`;
    expect((await hr('PUT', path, body, submission())).status).toBe(201);
  }
  const site = { employer: 'Công ty Mẫu', zoneId: 'kcn-diem-thuy', workforce: 100, state: 'active' };
  const ids = Array.from({ length: silent }, (_, n) => `im-${n}`).values();
  const make = async () => {
    for (const siteId of ids) await admin('POST', '/api/sites', { siteId, name: siteId, ...site });
  };
  await Promise.all([make(), make(), make(), make()]);
  const saved = await admin('PUT', '/api/templates/ban-thu', { template: draft, seen: 0 });
  expect(saved.status, saved.text).toBe(201);
};

beforeAll(async () => {
  [door, { browser, close }] = await Promise.all([startDoor({ dataDir, args: ['--empty'] }), openBrowser()]);
  await prepare();
  page = await openPage({ door, browser }, 'admin@demo.test', '/console?view=rehearsal&template=ban-thu');
});
afterAll(async () => {
  await close?.();
  await door?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const button = (name: string) => page.getByRole('button', { name, exact: true });

it('a draft is rehearsed: progress, a reload on the way, and the comparison with its table', async () => {
  await button('Chạy thử').click();
  await page.waitForURL(/[?&]job=[0-9a-f-]{36}/);
  await page.locator('progress').waitFor();
  await page.reload();
  await page.locator('.says').waitFor();
  const main = await page.getByRole('main').innerText();
  expect(main).toMatch(/Đã chạy xong 160 cơ sở/);
  expect(main).toMatch(/1 trên 1 cơ sở có báo cáo bị đổi mức/);
  expect(main).toMatch(/1 trên 160 cơ sở có báo cáo, 4 báo cáo/);
  await page.getByRole('rowheader', { name: 'Thiếu chỗ cách ly' }).waitFor();
  await page.getByRole('link', { name: 'Cơ sở Mẫu mot' }).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), button('Tải bảng CSV').click()]);
  expect(download.suggestedFilename()).toBe(`chay-thu-ban-thu-${addDays(today, -1)}.csv`);
  const csv = readFileSync(await download.path(), 'utf8');
  expect(csv).toContain('\ufeffPhần;Nội dung');
  expect(csv).toContain('Cơ sở số liệu;Báo cáo;;;4;;4;');
});

it.each([360, 1280])('the comparison holds up for everybody at %i px', async (width) => {
  await page.setViewportSize({ width, height: 800 });
  if (width === 1280) await picture(page, 'rehearsal');
  expect(await axeFaults(page)).toEqual([]);
  expect(await layoutFaults(page)).toEqual([]);
});

it('days that cannot be are refused at their field, and a rehearsal is stopped between its parts', async () => {
  await page.getByLabel('Số ngày nhìn lại').fill('61');
  await button('Chạy thử lần nữa').click();
  await page.locator('.error-summary', { hasText: 'Nhập số ngày từ 7 đến 60.' }).waitFor();
  await page.getByLabel('Số ngày nhìn lại').fill('60');
  await button('Chạy thử lần nữa').click();
  await button('Dừng chạy thử').click();
  const stopped = page.locator('.notice.warning', { hasText: 'trên 160 cơ sở' });
  await stopped.waitFor();
  const [, done = ''] = /Đã dừng sau (\d+) trên/.exec(await stopped.innerText()) ?? [];
  expect(Number(done)).toBeLessThan(160);
});

it('one that is under way is opened by whoever asks for another, and read by others', async () => {
  await page.goto(`${door.origin}/console?view=rehearsal&template=ban-thu`);
  await button('Chạy thử').waitFor();
  const admin = await clientOf(door, 'admin@demo.test');
  let jobId = '';
  // The other one begins a moment before, so that it is still under way.
  await page.route(
    '**/api/rehearsals',
    async (route) => {
      const { body } = await admin('POST', '/api/rehearsals', { templateId: 'ban-thu' });
      jobId = z.object({ jobId: z.string() }).parse(body).jobId;
      await route.continue();
    },
    { times: 1 },
  );
  await button('Chạy thử').click();
  await page.waitForURL((url) => jobId !== '' && url.searchParams.get('job') === jobId);
  await page.locator('.says').waitFor();

  const theirs = await openPage(
    { door, browser },
    'health@demo.test',
    '/console?view=templates&template=ban-thu',
  );
  await theirs.getByRole('link', { name: /^Lần chạy thử gần nhất: / }).click();
  await theirs.getByText(/^Do .+ bắt đầu, /).waitFor();
  await theirs.locator('.says').waitFor();
  await theirs.setViewportSize({ width: 360, height: 800 });
  expect(await axeFaults(theirs)).toEqual([]);
  expect(await layoutFaults(theirs)).toEqual([]);
});

it('is not offered to an officer who is bound to zones', async () => {
  const admin = await clientOf(door, 'admin@demo.test');
  const zoned = { name: 'Cán bộ khu', role: 'health', sites: [], zones: ['kcn-diem-thuy'], active: true };
  await admin('PUT', '/api/members/khu@demo.test', zoned);
  const theirs = await openPage({ door, browser }, 'khu@demo.test', '/console?view=rehearsal');
  await theirs.getByText('Chạy thử là cho toàn tỉnh').waitFor();
  expect(await theirs.getByRole('button', { name: 'Chạy thử' }).count()).toBe(0);
});
