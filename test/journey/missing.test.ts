import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf } from '../../domain/day.ts';
import { MissingList } from '../../domain/missing-list.ts';
import { formatShortDay } from '../../domain/texts/format.ts';
import { a } from '../support/a.ts';
import { axeFaults, focusOf, forcedColoursFaults, layoutFaults, tabFaults } from '../support/access.ts';
import { atMostMs, seenWithinMs } from '../support/at-most.ts';
import { openBrowser } from '../support/browser.ts';
import { type Client, clientOf, submission } from '../support/client.ts';
import { type Door, startDoor } from '../support/door.ts';
import { signedIn } from '../support/employers.ts';
import { picture } from '../support/picture.ts';
import { settle } from '../support/site.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-missing-'));
const today = dayOf(new Date().toISOString());
const boardEmail = 'board@demo.test';
let door: Door;
let browser: Browser;
let close: () => Promise<void>;
let board: Client;
const clerks = new Map<string, Client>();

const file = async (site: string, day = today) => {
  const body = { answers: a.answers({ present: 1100 }), seenRevision: 0 };
  const hr = clerks.get(site);
  const reply = await hr?.('PUT', `/api/sites/${site}/check-ins/${day}`, body, submission());
  if (reply?.status !== 201) throw new Error(`${reply?.status} ${reply?.text}`);
};

/** Three sites in a park, of which one reported yesterday; every day is worked, so that the journey is the same on a Sunday. */
beforeAll(async () => {
  [door, { browser, close }] = await Promise.all([startDoor({ dataDir, args: ['--empty'] }), openBrowser()]);
  const [admin, health, ofBoard] = await Promise.all(
    ['admin', 'health', 'board'].map((who) => clientOf(door, `${who}@demo.test`)),
  );
  if (!admin || !health || !ofBoard) throw new Error('three people');
  board = ofBoard;
  for (const site of ['mot', 'hai', 'ba']) {
    const email = `${site}@demo.test`;
    const hr = await clientOf(door, email);
    clerks.set(site, hr);
    await settle({ admin, hr, health }, site, email, today);
    await admin('PUT', `/api/sites/${site}/calendar`, a.everyDay);
  }
  await file('mot', addDays(today, -1));
});

afterAll(async () => {
  await close?.();
  await door?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const open = async (width: number, path = '/console?view=missing', lang = 'vi'): Promise<Page> => {
  const context = await signedIn(browser, door, boardEmail, width);
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: door.origin });
  const page = await context.newPage();
  await page.goto(`${door.origin}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
  return page;
};

const rowOf = (page: Page, site: string) =>
  page.locator('tbody tr', { has: page.locator(`a[data-site="${site}"]`) });
const rows = (page: Page) => page.locator('a[data-site]');

describe('the board calls the silent', () => {
  it('finds who they are, logs a call with one tap, and sees a site go within 5 s after it has reported', async () => {
    const page = await open(1280, '/console');
    await page.getByRole('link', { name: 'Chưa báo cáo', exact: true }).click();
    await rowOf(page, 'mot').waitFor();
    await expect.poll(() => rows(page).count()).toBe(3);
    expect(new URL(page.url()).searchParams.get('view')).toBe('missing');
    expect(await rowOf(page, 'hai').innerText()).toContain('Chưa báo cáo lần nào');
    expect(await rowOf(page, 'mot').innerText()).toContain('Báo cáo gần nhất');
    const phone = rowOf(page, 'mot').getByRole('link', { name: '0208 555 0101' });
    expect(await phone.getAttribute('href')).toBe('tel:02085550101');

    await rowOf(page, 'mot').getByRole('button', { name: 'Không nghe máy' }).click();
    await expect.poll(() => rowOf(page, 'mot').innerText()).not.toContain('Chưa gọi');
    expect((await board('GET', '/api/sites/mot/calls')).body).toMatchObject({
      items: [{ outcome: 'no-answer', note: '' }],
    });
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.evaluate('scrollTo(0, 0)');
    await picture(page, 'missing');

    await file('mot');
    const before = Date.now();
    await rowOf(page, 'mot').waitFor({ state: 'detached' });
    expect(Date.now() - before).toBeLessThan(seenWithinMs);
    await expect.poll(() => page.getByText('đến kỳ đã báo cáo').innerText()).toContain('1/3');
    await page.context().close();
  });

  it('copies the message for the group of the zone in one tap', async () => {
    const page = await open(1280);
    // By its whole name, which the zone's own name is part of: until that is known the message says its id.
    await page.getByRole('button', { name: /^Sao chép tin nhắn.*KCN Điềm Thụy$/ }).click();
    const shown = await page.locator('blockquote').innerText();
    await page.getByRole('status').getByText('Đã sao chép.').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(shown);
    const names = 'Cơ sở Mẫu ba, Cơ sở Mẫu hai';
    const sentence = `KCN Điềm Thụy còn 2/3 cơ sở chưa báo cáo ngày ${formatShortDay(today)}: ${names}.`;
    expect(shown).toMatch(/^Đến \d\d:\d\d, /);
    expect(shown).toContain(sentence);
    expect([...shown].length).toBeLessThanOrEqual(300);
    await page.context().close();
  });

  it('sends a call again that did not get through, and it is logged once', async () => {
    const page = await open(1280);
    await rowOf(page, 'hai').waitFor();
    const keys: (string | undefined)[] = [];
    let isDown = true;
    await page.route('**/api/sites/hai/calls', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      keys.push(route.request().headers()['idempotency-key']);
      // The first one arrives, and its answer is lost on the way.
      if (isDown) {
        await route.fetch();
        return route.abort();
      }
      return route.continue();
    });
    await rowOf(page, 'hai').getByRole('button', { name: 'Đã hẹn gửi' }).click();
    const again = page.locator('.notice.error').getByRole('button');
    await again.waitFor();
    isDown = false;
    await again.click();
    await again.waitFor({ state: 'detached' });
    expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
    expect((await board('GET', '/api/sites/hai/calls')).body).toMatchObject({
      items: [{ outcome: 'promised' }],
    });
    await page.context().close();
  });

  it('logs a call with a note, which holds no number of a person, and reads the calls before it', async () => {
    const page = await open(360);
    await rowOf(page, 'hai').getByRole('button', { name: 'Ghi chú, lịch sử' }).click();
    const dialog = page.locator('dialog');
    await dialog.getByText('Đã hẹn gửi ·').or(dialog.locator('.timeline strong')).first().waitFor();
    await dialog.getByRole('button', { name: 'Ghi cuộc gọi' }).click();
    await dialog.locator('.error-summary').waitFor();
    await dialog.getByLabel('Sai đầu mối').check();
    await dialog.locator('#note').fill('Gọi chị kế toán 0912 345 678');
    await dialog.getByRole('button', { name: 'Ghi cuộc gọi' }).click();
    await expect.poll(() => dialog.locator('.error-summary').innerText()).toMatch(/số điện thoại/);
    expect(await axeFaults(page)).toEqual([]);
    await dialog.locator('#note').fill('Số máy của bộ phận khác');
    await dialog.getByRole('button', { name: 'Ghi cuộc gọi' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => rowOf(page, 'hai').innerText()).toMatch(/Sai đầu mối\s+\d\d:\d\d/);
    await page.context().close();
  });

  it('works by the keyboard alone: one stop for the outcomes of a row, the arrows between them', async () => {
    const page = await open(1280);
    await rowOf(page, 'ba').waitFor();
    await rowOf(page, 'ba').locator('a[data-site]').focus();
    const names: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      await page.keyboard.press('Tab');
      names.push((await focusOf(page))?.name ?? '');
    }
    expect(names.filter((name) => name.includes('<button')).length).toBe(2);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    await expect.poll(async () => (await board('GET', '/api/sites/ba/calls')).text).toContain('not-working');
    await page.context().close();
  });
});

describe('the page of the missing', () => {
  it.each(['vi', 'en'] as const)('bears every reader, in %s', async (lang) => {
    const page = await open(360, '/console?view=missing', lang);
    await rowOf(page, 'ba').waitFor();
    const found = [
      ...(await layoutFaults(page)),
      ...(await axeFaults(page)),
      ...(await forcedColoursFaults(page)),
      ...(await tabFaults(page)),
    ];
    await page.setViewportSize({ width: 1280, height: 900 });
    expect([...found, ...(await axeFaults(page))]).toEqual([]);
    await page.context().close();
  });

  it('stays usable with 300 silent sites', async () => {
    const page = await open(1280);
    await rowOf(page, 'ba').waitFor();
    const reply = MissingList.parse((await board('GET', '/api/check-ins/missing')).body);
    const [one] = reply.items;
    const [zone] = reply.zones;
    if (!one || !zone) throw new Error('a silent site');
    const many = Array.from({ length: 300 }, (_, n) => ({
      ...one,
      site: { ...one.site, siteId: `nhieu-${n}`, name: `Nhà máy Mẫu ${n}` },
    }));
    const by = { member: 'ban', name: 'Ban Mẫu' };
    const logged = { at: reply.cutOff, outcome: 'gone', note: '', by };
    const all = { ...zone, due: 310, missing: 300, pending: 0 };
    await page.route('**/api/check-ins/missing*', (route) => {
      const isRest = new URL(route.request().url()).searchParams.has('cursor');
      const items = isRest ? many.slice(200) : many.slice(0, 200);
      const body = { ...reply, zones: [all], coverage: all, items, cursor: isRest ? null : 'rest' };
      const { zoneId: _, ...coverage } = all;
      return route.fulfill({ json: { ...body, coverage } });
    });
    await page.reload();
    await expect.poll(() => rows(page).count()).toBe(200);
    await page.getByRole('button', { name: 'Xem thêm' }).click();
    await expect.poll(() => rows(page).count()).toBe(300);
    await page.route('**/api/sites/*/calls', (route) => route.fulfill({ status: 201, json: logged }));
    const last = rowOf(page, 'nhieu-299');
    const took = await last.getByRole('button', { name: 'Không còn ở đây' }).evaluate(
      (button: { click: () => void }) =>
        new Promise<number>((resolve) => {
          const start = performance.now();
          button.click();
          setTimeout(() => resolve(performance.now() - start));
        }),
    );
    expect(took).toBeLessThan(atMostMs(1_000));
    await page.getByText('Đã ghi: Không còn ở đây, Nhà máy Mẫu 299').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: /^Sao chép tin nhắn/ }).click();
    expect([...(await page.locator('blockquote').innerText())].length).toBeLessThanOrEqual(300);
    expect(await page.locator('blockquote').innerText()).toMatch(/và \d+ cơ sở khác/);
    await page.context().close();
  });

  it('says with its denominator that nobody is silent', async () => {
    await file('hai');
    await file('ba');
    const page = await open(360);
    await page.getByText('Tất cả 3/3 cơ sở đến kỳ đã báo cáo').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByLabel('Ngày', { exact: true }).waitFor({ state: 'attached' });
    await page.goto(`${door.origin}/console?view=missing&day=${addDays(today, -1)}&lang=vi`);
    await page.locator('main .spinner').waitFor({ state: 'detached' });
    await page.goto(`${door.origin}/console?view=missing&zone=kcn-yen-binh&lang=vi`);
    await page.getByText('Không có cơ sở nào đến kỳ').waitFor();
    await page.context().close();
  });
});
