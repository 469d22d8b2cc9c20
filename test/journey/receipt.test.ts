import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { encode } from 'uqr';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInRoutes } from '../../domain/check-in.ts';
import { dayOf } from '../../domain/day.ts';
import { siteRoutes } from '../../domain/site.ts';
import { formatDay, formatShortDay } from '../../domain/texts/format.ts';
import { openBrowser } from '../support/browser.ts';
import { type Door, startDoor } from '../support/door.ts';
import { holdsUp } from '../support/holds-up.ts';
import { picture as takePicture } from '../support/picture.ts';
import { signIn } from '../support/sign-in.ts';

const hr = 'hr@demo.test';
const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-receipt-'));
let door: Door;
let browser: Browser;
let close: () => Promise<void>;
let page: Page;
let siteId: string;
const today = dayOf(new Date().toISOString());
const short = formatShortDay(today);

const api = async (path: string, init: { method?: string; body?: unknown } = {}) => {
  const response = await fetch(`${door.origin}${path}`, {
    method: init.method ?? 'GET',
    headers: {
      authorization: `Bearer ${await door.token(hr)}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
  });
  expect(response.status).toBeLessThan(300);
  return response.json();
};

/** Files today's report on the stocks of the last one, past the form. */
const file = async (said: object, seenRevision: number, reason?: string) => {
  const list = await api(`/api/sites/${siteId}/check-ins?limit=1`);
  const [last] = checkInRoutes.listCheckIns.reply.parse(list).items;
  const answers = { ...last?.checkIn.answers, f0: 0, f1: 0, positive: 0, quarantineBreaches: 0, ...said };
  const body = { answers, seenRevision, ...(reason ? { reason } : {}) };
  await api(`/api/sites/${siteId}/check-ins/${today}`, { method: 'PUT', body });
};

const open = async (view: string, day = '') => {
  await page.goto(`${door.origin}/check-in?view=${view}&site=${siteId}${day && `&day=${day}`}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};
/** The pages read over a slow line. */
const eventually = <T>(look: () => Promise<T>) => expect.poll(look);
const main = () => page.getByRole('main').innerText();

/** The modules of the code that is shown, row by row, read back from its drawing. */
const shownCode = async () => {
  const drawn = await page.locator('svg.qr path').getAttribute('d');
  const runs = [...(drawn ?? '').matchAll(/M(\d+) (\d+)h(\d+)v1/g)].map(([, x, y, length]) =>
    [x, y, length].map(Number),
  );
  const size = 1 + Math.max(...runs.map(([, y = 0]) => y));
  const modules = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [x = 0, y = 0, length = 0] of runs) modules[y]?.fill(true, x, x + length);
  return modules;
};

beforeAll(async () => {
  [door, { browser, close }] = await Promise.all([
    startDoor({ dataDir, env: { DEMO_SITES: '12' } }),
    openBrowser(),
  ]);
  page = await signIn(browser, door.origin, hr, 360);
  const { items } = siteRoutes.listSites.reply.parse(await api('/api/sites'));
  siteId = items[0]?.site.siteId ?? '';
});

afterAll(async () => {
  await close?.();
  await door?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('what HR keeps of a report', () => {
  it('has no receipt before the server has a report', async () => {
    await open('receipt', today);
    await eventually(main).toContain(`Ngày ${short} chưa có báo cáo trên máy chủ`);
    expect(await page.locator('svg.qr').count()).toBe(0);
    await holdsUp(page);
  });

  it('says when it came, by when it was due, the score, what to do, and what is due next', async () => {
    await file({ symptomatic: 2, present: 1200 }, 0);
    await open('receipt', today);
    await eventually(main).toContain(`${siteId}-${today}-1`);
    const text = await main();
    expect(text).toMatch(/Đã gửi lúc \d\d:\d\d\./);
    expect(text).toMatch(new RegExp(`(15:00 ngày ${formatDay(today)}|không đến kỳ)`));
    expect(text).toMatch(/Mức sẵn sàng: \d+,\d điểm/);
    expect(text).toMatch(/\+\d+,\d điểm/);
    await eventually(main).toMatch(/Ngày mai, |Kỳ báo cáo tiếp theo: /);
    await eventually(main).toMatch(/trong 30 ngày .*kỳ đã báo cáo/);
    await holdsUp(page);
  });

  it('carries a code that is the receipt’s own address, and that address in letters', async () => {
    const address = `${door.origin}/check-in?view=receipt&site=${siteId}&day=${today}`;
    await page.locator('svg.qr path').waitFor();
    expect(await shownCode()).toEqual(encode(address, { ecc: 'M', border: 0 }).data);
    expect(await page.locator('.address').innerText()).toBe(address);
    await page.goto(address);
    await eventually(main).toContain(`${siteId}-${today}-1`);
  });

  it('is one page of A4 and one of A5, with a code of at least 30 mm', async () => {
    await page.locator('svg.qr path').waitFor();
    await page.getByRole('heading', { name: 'Kỳ tiếp theo' }).waitFor();
    for (const format of ['A4', 'A5']) {
      const pdf = await page.pdf({ format });
      expect([format, pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length]).toEqual([format, 1]);
    }
    await page.emulateMedia({ media: 'print' });
    const box = await page.locator('svg.qr path').boundingBox();
    await page.emulateMedia({ media: 'screen' });
    expect(((box?.width ?? 0) * 25.4) / 96).toBeGreaterThanOrEqual(30);
  });

  it('is corrected from itself, and then says what changed', async () => {
    await page.getByRole('link', { name: `Sửa báo cáo ngày ${short}` }).click();
    const present = page.getByLabel('Có mặt tại cơ sở', { exact: true });
    expect(await present.inputValue()).toBe('1200');
    await present.fill('1.190');
    const send = page.getByRole('button', { name: /^Gửi (bản sửa|báo cáo) ngày/ });
    await send.click();
    const done = page.getByText('Đây là lần gửi 2.');
    await done.or(page.getByRole('heading', { name: 'Xem lại báo cáo' })).waitFor();
    if (!(await done.isVisible())) await send.click();
    await done.waitFor();
    const changes = page.getByRole('table', { name: 'Lần gửi 2 thay đổi so với lần gửi 1' });
    await eventually(() => changes.innerText()).toMatch(/Có mặt tại cơ sở\s+1\.200\s+1\.190/);
    await eventually(main).toContain(`${siteId}-${today}-2`);
    await holdsUp(page);
  });

  it('keeps every revision with who, what changed, why, and why the score moved', async () => {
    await file({ present: 1190, symptomatic: 2, f1: 2 }, 2);
    await file({ present: 1190, symptomatic: 2, f1: 1, spacing: 'none' }, 3, 'Xác định lại: một người');
    await open('history', today);
    await eventually(main).toContain('Lần gửi 4');
    const newest = page.locator('section.card').first();
    expect(await newest.innerText()).toMatch(/Nguyễn Thị Hòa gửi, nhận lúc \d\d:\d\d/);
    expect(await newest.innerText()).toContain('Lý do: Xác định lại: một người');
    expect(await newest.innerText()).toMatch(/Người F1 mới\s+2\s+1/);
    await eventually(() => newest.innerText()).toMatch(
      /Điểm từ \d+,\d thành \d+,\d \([+−]\d+,\d\), do số liệu\./,
    );
    expect(await page.locator('section.card').last().innerText()).toContain('Lần gửi đầu.');
    await holdsUp(page);
  });

  it('lists the days before, newest first, each with the way to its receipt, and earlier ones on demand', async () => {
    await open('days');
    const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') });
    await eventually(() => rows.count()).toBe(30);
    expect(await rows.first().innerText()).toContain(formatDay(today));
    expect(await rows.first().innerText()).toContain('4 lần gửi');
    await holdsUp(page);
    await page.getByRole('button', { name: 'Xem thêm 30 ngày trước đó' }).click();
    await eventually(() => rows.count()).toBeGreaterThan(30);
    await rows.nth(1).getByRole('link', { name: 'Biên nhận' }).click();
    await page.getByRole('heading', { name: 'Biên nhận báo cáo ngày' }).waitFor();
    expect(new URL(page.url()).searchParams.get('view')).toBe('receipt');
  });

  it('draws 30 days as a picture with a sentence as its title, a mark for each report and a table behind', async () => {
    await open('trend');
    const picture = page.getByRole('img', { name: /trong 30 ngày .*; \d+\/\d+ kỳ đã báo cáo/ });
    await picture.waitFor();
    await takePicture(page, 'trend');
    const title = await page.locator('figcaption').innerText();
    expect(await picture.getAttribute('aria-label')).toBe(title);
    await page.getByText('Bảng số liệu của biểu đồ', { exact: true }).first().click();
    const rows = page.locator('details tbody tr');
    expect(await rows.count()).toBe(30);
    const reported = await rows.filter({ hasText: /\d,\d/ }).count();
    const marks = 'circle, rect:not([fill^=url])';
    expect(await picture.locator(marks).count()).toBe(reported);
    await holdsUp(page);
  });

  it.each(['health@demo.test', 'board@demo.test'])('can be checked by %s, who scans it', async (email) => {
    const other = await signIn(browser, door.origin, email, 360);
    await other.goto(`${door.origin}/check-in?view=receipt&site=${siteId}&day=${today}`);
    await eventually(() => other.getByRole('main').innerText()).toContain(`${siteId}-${today}-4`);
    await holdsUp(other);
    await other.getByRole('link', { name: 'Mở trang cơ sở' }).click();
    await other.waitForURL(`**/console**site=${siteId}**`);
    await other.context().close();
  });
});
