import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../domain/day.ts';
import { openBrowser } from '../support/browser.ts';
import { type Client, clientOf, submission } from '../support/client.ts';
import { type Door, startDoor } from '../support/door.ts';
import { picture } from '../support/picture.ts';
import { settle } from '../support/site.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-mail-'));
let door: Door;
let browser: Browser;
let close: () => Promise<void>;
let hr: Client;

beforeAll(async () => {
  [door, { browser, close }] = await Promise.all([startDoor({ dataDir, args: ['--empty'] }), openBrowser()]);
  const [admin, employer, health] = await Promise.all(
    ['admin@demo.test', 'hr@demo.test', 'health@demo.test'].map((email) => clientOf(door, email)),
  );
  if (!admin || !employer || !health) throw new Error('nobody can sign in');
  hr = employer;
  await settle({ admin, hr, health }, 'mau', 'hr@demo.test', dayOf(new Date().toISOString()));
});

afterAll(async () => {
  await close?.();
  await door?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Loads the list of mails to an address until one of that subject has come. */
const awaitMail = async (page: Page, to: string, subject: string) => {
  const found = async () => {
    await page.goto(`${door.origin}/mail?to=${to}`);
    return page.getByRole('link', { name: subject }).count();
  };
  await expect.poll(found, { interval: 250 }).toBe(1);
};

describe('a quick report of an F0', () => {
  it('reaches the officer on duty by mail, whose link opens the alert after signing in', async () => {
    await hr('POST', '/api/sites/mau/event-reports', { kind: 'f0', count: 2 }, submission());
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN' });
    const page = await context.newPage();
    await awaitMail(page, 'health@demo.test', 'Cảnh báo mới: Có ca F0 mới');
    await picture(page, 'mail');
    await page.getByRole('link', { name: 'Cảnh báo mới: Có ca F0 mới' }).click();
    await page.getByText('Chỉ có trên máy này').waitFor();
    const text = await page.locator('.text').innerText();
    expect(text).toMatch(/^Cảnh báo Có ca F0 mới \(khẩn\) tại Cơ sở Mẫu mau, .*Hạn xác minh: .* Mở: http/);
    expect([...text].length).toBeLessThanOrEqual(300);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.locator('.text a').click();
    await page
      .getByRole('link', { name: 'Đăng nhập' })
      .or(page.getByRole('button', { name: 'Đăng nhập' }))
      .first()
      .click();
    const account = page.getByRole('button', { name: 'health@demo.test' });
    const again = page.getByRole('button', { name: 'Đăng nhập' });
    await account.or(again).first().waitFor();
    if (!(await account.isVisible())) await again.click();
    await account.click();
    await page.waitForURL('**/console?**alert=case-reported.mau.1**');
    await page
      .getByRole('heading', { name: /Có ca F0 mới/ })
      .first()
      .waitFor();
    await context.close();
  });

  it('tells the workplace that it has arrived, in English too where a browser asks for that', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
    const page = await context.newPage();
    await awaitMail(page, 'hr@demo.test', 'Đã nhận báo nhanh F0');
    await page.getByText('On this machine only').waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await context.close();
  });
});
