import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Answers } from '../../domain/answers.ts';
import { addDays, dayOf } from '../../domain/day.ts';
import { a } from '../support/a.ts';
import { axeFaults, layoutFaults, tabFaults } from '../support/access.ts';
import { recordActs, secondsOf } from '../support/acts.ts';
import { openBrowser } from '../support/browser.ts';
import { type Client, clientOf, submission } from '../support/client.ts';
import { type Door, startDoor } from '../support/door.ts';
import { signedIn } from '../support/employers.ts';
import { picture } from '../support/picture.ts';
import { settle } from '../support/site.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-many-'));
const twenty = { email: 'hai-muoi@demo.test', sites: Array.from({ length: 20 }, (_, n) => `nhieu-${n + 1}`) };
/** One of each kind of row. */
const some = {
  email: 'vai-noi@demo.test',
  sites: ['vai-co-f1', 'vai-khac-thuong', 'vai-mat-mang', 'vai-moi', 'vai-thuong', 'vai-truoc'],
};
const today = dayOf(new Date().toISOString());
const yesterday = addDays(today, -1);
/** M of the keystroke-level model: making up one's mind at a row, where nothing is tapped. */
const glance = 1.35;
let door: Door;
let browser: Browser;
let close: () => Promise<void>;
const clients = new Map<string, Client>();

const path = (site: string, day: string) => `/api/sites/${site}/check-ins/${day}`;
const Filed = z.object({
  checkIn: z.object({ revision: z.int(), answers: z.object({ symptomatic: z.int(), present: z.int() }) }),
});
const reportOf = async (email: string, site: string) =>
  Filed.parse((await clients.get(email)?.('GET', path(site, today)))?.body).checkIn;
const file = async (email: string, site: string, over: Partial<Answers> = {}, day = yesterday) => {
  const body = { answers: a.answers({ lodged: 40, symptomatic: 1, ...over }), seenRevision: 0 };
  const reply = await clients.get(email)?.('PUT', path(site, day), body, submission());
  if (reply?.status !== 201) throw new Error(reply?.text);
};

const settleAll = async ({ email, sites }: typeof twenty) => {
  const [admin, health, hr] = await Promise.all(
    ['admin@demo.test', 'health@demo.test', email].map((who) => clientOf(door, who)),
  );
  if (admin === undefined || health === undefined || hr === undefined) throw new Error('nobody');
  clients.set(email, hr);
  for (const site of sites) await settle({ admin, hr, health }, site, email, today);
  const member = { name: 'Đầu mối Mẫu', role: 'employer', sites, zones: [], active: true };
  await admin('PUT', `/api/members/${email}`, member);
};

const open = async (email: string, width: number): Promise<Page> => {
  const page = await (await signedIn(browser, door, email, width)).newPage();
  await page.goto(`${door.origin}/check-in/`);
  await page.getByRole('table').waitFor();
  return page;
};
const row = (page: Page, site: string) => page.getByRole('row').filter({ hasText: `Cơ sở Mẫu ${site}` });
const focused = (page: Page) => page.evaluate('document.activeElement.id');

beforeAll(async () => {
  [door, { browser, close }] = await Promise.all([startDoor({ dataDir, args: ['--empty'] }), openBrowser()]);
  await settleAll(twenty);
  await settleAll(some);
  for (const site of twenty.sites) await file(twenty.email, site);
  for (const site of some.sites)
    if (site !== 'vai-moi') await file(some.email, site, { f1: site === 'vai-co-f1' ? 1 : 0 });
  await file(some.email, 'vai-truoc', {}, today);
});

afterAll(async () => {
  await close?.();
  await door?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('a firm with twenty sites', () => {
  it('sends each after a glance, all twenty within a minute by the keystroke-level model', async () => {
    const page = await open(twenty.email, 1280);
    const requests: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/'))
        requests.push(`${request.method()} ${new URL(request.url()).pathname}`);
    });
    await page.getByText('0/20 cơ sở đã gửi').waitFor();
    const first = page.getByLabel(/^Số người có triệu chứng/).first();
    const acts = await recordActs(page);
    await first.click();
    for (let n = 0; n < 20; n += 1) {
      const id = await focused(page);
      expect(id, `row ${n + 1}`).toBe(`symptoms-nhieu-${n + 1}`);
      await page.keyboard.type(String(n % 3));
      await page.keyboard.press('Enter');
    }
    await page.getByText('20/20 cơ sở đã gửi').waitFor();
    const done = await acts();
    const fields = new Set(done.filter(({ kind }) => kind === 'key').map(({ on }) => on)).size;
    expect(fields).toBe(20);
    const seconds = secondsOf(done) + (fields - 1) * glance;
    console.log(`twenty sites: ${seconds.toFixed(1)} s by the keystroke-level model`);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(await focused(page)).toBe('sites-progress');
    expect(requests.filter((one) => one.startsWith('GET'))).toEqual([]);
    for (const [n, site] of twenty.sites.entries())
      expect(await reportOf(twenty.email, site), site).toMatchObject({
        revision: 1,
        answers: { symptomatic: n % 3, present: 1180 },
      });
  });

  it('asks the server once for the whole list, and finds a site without marks', async () => {
    const page = await (await signedIn(browser, door, twenty.email)).newPage();
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/api/')) asked.push(pathname);
    });
    await page.goto(`${door.origin}/check-in/`);
    await page.getByText('20/20 cơ sở đã gửi').waitFor();
    expect(asked.filter((one) => one !== '/api/me')).toEqual(['/api/check-ins/today']);
    await page.getByLabel('Tìm cơ sở').fill('CO SO mau nhieu-1');
    expect(await page.getByRole('row').count()).toBe(12);
    await page.getByLabel('Tìm cơ sở').fill('không có');
    await page.getByText('Không có cơ sở nào khớp').waitFor();
  });
});

describe('rows of every kind', () => {
  let page: Page;
  it('says where each stands and what to do, unsent ones first', async () => {
    page = await open(some.email, 360);
    await picture(page, 'sites');
    const rows = (await page.getByRole('rowheader').allInnerTexts()).map((text) => text.split(' ').at(-1));
    expect(rows).toEqual([
      'vai-khac-thuong',
      'vai-mat-mang',
      'vai-thuong',
      'vai-co-f1',
      'vai-moi',
      'vai-truoc',
    ]);
    expect(await row(page, 'vai-co-f1').innerText()).toContain('cảnh báo mức cao chưa đóng');
    expect(await row(page, 'vai-moi').innerText()).toMatch(/Chưa có báo cáo trước|Không đến kỳ/);
    expect(await row(page, 'vai-truoc').innerText()).toMatch(/Đã gửi lúc \d\d:\d\d/);
    // A site without any report owes none on a Sunday.
    await page.getByText(/^1\/[56] cơ sở đã gửi/).waitFor();
  });

  it('keeps the focus at a number that cannot be, says why there, and sends nothing', async () => {
    const field = row(page, 'vai-thuong').getByRole('textbox');
    await field.fill('1,5');
    await field.press('Enter');
    expect(await focused(page)).toBe('symptoms-vai-thuong');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await row(page, 'vai-thuong').getByRole('alert').innerText()).toContain('Ghi số nguyên');
    await field.fill('0');
    await field.press('Enter');
    await row(page, 'vai-thuong')
      .getByText(/Đã gửi lúc/)
      .waitFor();
  });

  it('keeps what is sent without network, and sends it by itself', async () => {
    await page.context().setOffline(true);
    const field = row(page, 'vai-mat-mang').getByRole('textbox');
    await field.fill('2');
    await field.press('Enter');
    await row(page, 'vai-mat-mang').getByText('Đã lưu, sẽ gửi khi có mạng').waitFor();
    await page.getByText('1 cơ sở đã lưu, sẽ gửi khi có mạng').waitFor();
    await page.context().setOffline(false);
    await row(page, 'vai-mat-mang')
      .getByText(/Đã gửi lúc/)
      .waitFor();
    expect(await reportOf(some.email, 'vai-mat-mang')).toMatchObject({
      answers: { symptomatic: 2 },
      revision: 1,
    });
  });

  it('holds up for everybody, at every width and in both languages', async () => {
    for (const lang of ['en', 'vi']) {
      await page.goto(`${door.origin}/check-in/?lang=${lang}`);
      await page.getByRole('table').waitFor();
      expect(await axeFaults(page)).toEqual([]);
      expect(await layoutFaults(page)).toEqual([]);
      expect(await tabFaults(page)).toEqual([]);
    }
  });

  it('does not send far more symptoms than usual from the row, and opens the report with the number in it', async () => {
    const field = row(page, 'vai-khac-thuong').getByRole('textbox');
    await field.fill('200');
    await field.press('Enter');
    await row(page, 'vai-khac-thuong').getByText('nhiều hơn hẳn thường ngày').waitFor();
    expect((await clients.get(some.email)?.('GET', path('vai-khac-thuong', today)))?.status).toBe(404);
    await row(page, 'vai-khac-thuong').getByRole('link', { name: 'Xem lại và gửi' }).click();
    await page.getByRole('heading', { level: 1, name: 'Báo cáo ngày' }).waitFor();
    expect(await page.getByLabel('Có triệu chứng', { exact: true }).inputValue()).toBe('200');
    await page.getByRole('button', { name: 'Gửi báo cáo ngày' }).click();
    await page.getByRole('heading', { name: 'Xem lại báo cáo' }).waitFor();
    await page.getByRole('button', { name: 'Gửi báo cáo ngày' }).click();
    await page.getByRole('heading', { level: 1, name: 'Biên nhận' }).waitFor();
    expect(await reportOf(some.email, 'vai-khac-thuong')).toMatchObject({ answers: { symptomatic: 200 } });
  });
});
