import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../domain/day.ts';
import { a } from '../support/a.ts';
import { seenWithinMs } from '../support/at-most.ts';
import { openBrowser } from '../support/browser.ts';
import { clientOf, submission } from '../support/client.ts';
import { type Door, startDoor } from '../support/door.ts';
import { picture } from '../support/picture.ts';
import { signIn } from '../support/sign-in.ts';
import { settle } from '../support/site.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-case-'));
const siteId = 'dien-tu-mau-hai-au';
let door: Door;
let browser: Browser;
let close: () => Promise<void>;
let hr: Page;
let health: Page;

/** Accessibility as it stands, in both languages; nothing overflows, and what is tapped is large enough. */
const holdsUp = async (page: Page) => {
  await page.bringToFront();
  for (const lang of ['English', 'Tiếng Việt']) {
    const one = { name: lang, exact: true };
    await page.getByRole('button', one).or(page.getByRole('link', one)).click();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe(lang === 'English' ? 'en' : 'vi');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(await page.evaluate(smallTargets)).toEqual([]);
  }
};

/** Buttons, fields and card heads under 44 px; run in the page. */
const smallTargets = `[...document.querySelectorAll('main button, main summary, main input, main textarea')]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)
  .map((one) => one.outerHTML.slice(0, 80))`;

/** Milliseconds until the other page says it, after what is done. */
const seenAfter = async (act: () => Promise<void>, page: Page, text: string | RegExp): Promise<number> => {
  await act();
  const start = Date.now();
  await page.getByText(text).first().waitFor();
  return Date.now() - start;
};

const finish = async (page: Page, n: number) => {
  await page.bringToFront();
  await page.getByRole('button', { name: `Xong bước ${n}`, exact: true }).click();
  await page.locator(`#step-${n}`).getByText('xong lúc').waitFor();
};

beforeAll(async () => {
  [door, { browser, close }] = await Promise.all([startDoor({ dataDir, args: ['--empty'] }), openBrowser()]);
  const [admin, hr, health] = await Promise.all(
    ['admin@demo.test', 'hr@demo.test', 'health@demo.test'].map((email) => clientOf(door, email)),
  );
  if (!admin || !hr || !health) throw new Error('nobody can sign in');
  await settle({ admin, hr, health }, siteId, 'hr@demo.test', dayOf(new Date().toISOString()));
});

afterAll(async () => {
  await close?.();
  await door?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('a case, from the quick report to its closing', () => {
  it('opens with the quick report, and shows HR the first step on the phone', async () => {
    hr = await signIn(browser, door.origin, 'hr@demo.test', 360);
    await hr.getByRole('link', { name: 'Xử lý khi có F0' }).click();
    await hr.getByText('Chưa có F0 nào được báo').waitFor();
    await holdsUp(hr);
    await hr.getByRole('button', { name: 'Báo nhanh F0' }).click();
    await hr.getByLabel('Số ca F0 mới').fill('2');
    await hr.getByRole('dialog').getByRole('button', { name: 'Báo nhanh F0 ngay' }).click();
    await hr.getByRole('dialog').getByText('Đã nhận báo nhanh F0').waitFor();
    await hr
      .getByRole('dialog')
      .getByRole('button', { name: /Xử lý khi có F0|bước/ })
      .click();
    await hr.getByText('Tiếp theo: bước 1, Kích hoạt kịch bản.').waitFor();
    await picture(hr, 'case');
    const main = await hr.getByRole('main').innerText();
    expect(main).toContain('Đã báo là đã làm đúng việc đầu tiên.');
    expect(main).toMatch(/còn (29|30) phút/);
    expect(main).toMatch(/còn 23 giờ 5\d phút|còn 1 ngày/);
    await holdsUp(hr);
  });

  it('is seen by health on the alert, live, and each act within 5 s', async () => {
    health = await signIn(browser, door.origin, 'health@demo.test', 1280);
    await health.getByRole('link', { name: 'Có ca F0 mới' }).first().click();
    await health.getByText('Đã xong 0/7 bước.').waitFor();
    const waited: number[] = [];
    await hr.locator('#step-1-note').fill('Đã họp tổ xử lý');
    waited.push(await seenAfter(() => finish(hr, 1), health, 'Đã xong 1/7 bước.'));
    await expect.poll(() => hr.evaluate('document.activeElement.id')).toBe('step-2');
    await hr.getByLabel('Đang ở tại chỗ').fill('1,5');
    await hr.getByRole('button', { name: 'Xong bước 2', exact: true }).click();
    await hr.getByRole('alert').getByText('số nguyên').waitFor();
    await holdsUp(hr);
    await hr.getByLabel('Đang ở tại chỗ').fill('1.500');
    waited.push(await seenAfter(() => finish(hr, 2), health, '1.500 người'));
    for (const n of [3, 4]) await finish(hr, n);
    await hr.getByLabel('F1 đã lập danh sách').fill('168');
    waited.push(await seenAfter(() => finish(hr, 5), health, '168 người'));
    expect(Math.max(...waited)).toBeLessThan(seenWithinMs);
    await holdsUp(health);
  });

  it('lets a step be opened again with a reason, and says who did what', async () => {
    await hr.locator('#step-4').click();
    await hr.getByRole('button', { name: 'Mở lại bước 4' }).click();
    await hr.getByRole('button', { name: 'Mở lại bước 4' }).click();
    await hr.getByRole('alert').getByText('Ghi lý do.').waitFor();
    await hr.getByLabel('Lý do mở lại').fill('Ca chiều chưa được báo');
    await hr.getByRole('button', { name: 'Mở lại bước 4' }).click();
    await hr.getByText('Tiếp theo: bước 4').waitFor();
    await finish(hr, 4);
    const log = await hr.locator('.case-log').first().innerText();
    expect(log).toContain('Mở lại bước 4: Thông báo, ở yên tại chỗ');
    expect(log).toContain('Ca chiều chưa được báo');
    await holdsUp(hr);
  });

  it('tells the slower of two who was quicker, and what was typed is still there', async () => {
    await hr.getByLabel('F1 đã đưa đi cách ly').fill('120');
    await hr.route('**/case-response', (route) => route.abort());
    await health.getByText('Đã xong 5/7 bước.').waitFor();
    await health.locator('.case-log li').filter({ hasText: 'Ca chiều' }).waitFor();
    await finish(health, 6);
    await hr.getByRole('button', { name: 'Xong bước 6', exact: true }).click();
    await hr.getByText('Người khác vừa bấm trước').waitFor();
    expect(await hr.getByLabel('F1 đã đưa đi cách ly').inputValue()).toBe('120');
    await hr.unroute('**/case-response');
    await hr.locator('#step-6').getByText('xong lúc').waitFor();
  });

  it('is read without a network, and says that ticking needs one', async () => {
    await hr.context().setOffline(true);
    await hr.getByText('bấm xong cần có mạng').waitFor();
    expect(await hr.getByRole('main').innerText()).toContain('168 người');
    await holdsUp(hr);
    await hr.context().setOffline(false);
    await hr.getByText('bấm xong cần có mạng').waitFor({ state: 'detached' });
    // The page begins anew and cannot read: what this device read last is there, and says of when.
    await hr.route('**/case-response', (route) => route.abort());
    await hr.reload();
    await hr.getByText('Đang xem bản đọc lúc').waitFor();
    expect(await hr.getByRole('main').innerText()).toContain('168 người');
    await hr.unroute('**/case-response');
    await hr.getByText('Đang xem bản đọc lúc').waitFor({ state: 'detached' });
  });

  it('grows into a second round of steps 5 to 7', async () => {
    const api = await clientOf(door, 'hr@demo.test');
    const more = async () => {
      const { status } = await api('POST', `/api/sites/${siteId}/event-reports`, { kind: 'f0', count: 3 });
      expect(status).toBe(201);
    };
    expect(await seenAfter(more, hr, 'Đợt 2: làm lại bước 5, 6, 7')).toBeLessThan(seenWithinMs);
    await hr.getByText('Tiếp theo: bước 5').waitFor();
    await holdsUp(hr);
    await finish(hr, 5);
    await finish(hr, 6);
  });

  it('is sampled and closed by health, which HR sees within 5 s', async () => {
    await health.getByText('Đợt 2: làm lại bước 5, 6, 7').waitFor();
    await health.getByText('Tiếp theo: bước 7').waitFor();
    await health.getByLabel('Đã lấy mẫu').fill('780');
    await health.getByLabel('Còn chờ kết quả').fill('900');
    await health.getByRole('button', { name: 'Xong bước 7', exact: true }).click();
    await health.getByRole('alert').getByText('không được nhiều hơn số đã lấy mẫu').waitFor();
    await health.getByLabel('Còn chờ kết quả').fill('410');
    expect(await seenAfter(() => finish(health, 7), hr, '410 người')).toBeLessThan(seenWithinMs);
    await health.getByText('Cả bảy bước đã xong').waitFor();
    const end = async () => {
      await health.getByRole('button', { name: 'Đóng xử lý', exact: true }).click();
      await health.getByLabel('Lý do đóng').fill('14 ngày không có F0 mới');
      await health.getByRole('dialog').getByRole('button', { name: 'Đóng xử lý', exact: true }).click();
      await health.getByText('Ngành y tế đã đóng xử lý').waitFor();
    };
    expect(await seenAfter(end, hr, 'Lý do: 14 ngày không có F0 mới')).toBeLessThan(seenWithinMs);
    await holdsUp(hr);
    await holdsUp(health);
  });

  it('is read by the board, without a note and without a button', async () => {
    const board = await signIn(browser, door.origin, 'board@demo.test', 1280);
    await board.goto(`${door.origin}/console?site=${siteId}`);
    await board.getByText('Ngành y tế đã đóng xử lý').waitFor();
    expect(await board.getByRole('main').innerText()).not.toContain('14 ngày không có F0 mới');
    const api = await clientOf(door, 'board@demo.test');
    const { text } = await api('GET', `/api/sites/${siteId}/case-response`);
    expect(text).not.toContain('Đã họp tổ');
    expect(text).toContain('"f0":5');
  });

  it('is one tap from the day of the site while its F0 are recent', async () => {
    const api = await clientOf(door, 'hr@demo.test');
    const today = dayOf(new Date().toISOString());
    const { status } = await api(
      ...([
        'PUT',
        `/api/sites/${siteId}/check-ins/${today}`,
        a.checkInRequest({ f0: 5 }),
        submission(),
      ] as const),
    );
    expect(status).toBe(201);
    await hr.goto(`${door.origin}/check-in?site=${siteId}`);
    const notice = hr.locator('.notice').filter({ hasText: 'Nhiều ca bệnh' });
    await notice.waitFor();
    await holdsUp(hr);
    await notice.getByRole('link', { name: 'Xử lý khi có F0' }).click();
    await hr.getByRole('heading', { level: 1, name: 'Xử lý khi có F0' }).waitFor();
  });
});
