import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { focusOf } from '../support/access.ts';
import { employers, signedIn } from '../support/employers.ts';
import { openPage, type Place } from '../support/page-door.ts';

/** More stops than any page has. */
const patience = 90;

/** Presses Tab until the focus is on what is asked for; never touches the mouse. */
const tabTo = async (page: Page, isThere: (id: string, group: string, name: string) => boolean) => {
  for (let n = 0; n < patience; n += 1) {
    await page.keyboard.press('Tab');
    const focus = await focusOf(page);
    if (focus && isThere(focus.id, focus.group, focus.name)) return focus;
  }
  throw new Error('the Tab key does not get there');
};

const answers: Readonly<Record<string, string>> = {
  present: '1.240',
  symptomatic: '2',
  f0: '0',
  f1: '0',
  positive: '0',
  quarantineBreaches: '0',
  testedHighRisk: '6',
  testedService: '2',
  isolationFree: '4',
  lodged: '0',
  shuttleLoad: '45',
};
const groups = [
  'masks',
  'temperature',
  'hands',
  'spacing',
  'disinfection',
  'ventilation',
  'safetyTeamOnDuty',
];

const onReceipt = async (page: Page) => {
  await page.waitForURL(/view=receipt/);
  await expect.poll(() => page.evaluate('document.activeElement?.id')).toBe('main');
};

/** Filing by the keyboard alone. */
export const byKeyboard = (place: () => Place) =>
  describe('by keyboard alone', () => {
    it('goes through the no-change door', async () => {
      const page = await openPage(place(), employers.openToo, '/check-in');
      await page.locator('#same-symptomatic').waitFor();
      await tabTo(page, (id) => id === 'same-symptomatic');
      await page.keyboard.type('3');
      await page.keyboard.press('Enter');
      await onReceipt(page);
      await page.close();
    });

    it('fills the whole form in and sends it', async () => {
      const page = await openPage(place(), employers.freshToo, '/check-in?view=report');
      await page.locator('#present').waitFor();
      for (const [field, text] of Object.entries(answers)) {
        await tabTo(page, (id) => id === field);
        await page.keyboard.type(text);
      }
      for (const field of groups) {
        await tabTo(page, (_, group) => group === field);
        await page.keyboard.press('Space');
      }
      await tabTo(
        page,
        (_id, _group, name) => name.startsWith('<button') && name.includes('Gửi báo cáo ngày'),
      );
      await page.keyboard.press('Enter');
      await onReceipt(page);
      await page.close();
    });

    it('opens and leaves the quick report, and is back where it was', async () => {
      const page = await openPage(place(), employers.reported, '/check-in');
      await page.locator('.notice.good').waitFor();
      await page.waitForLoadState('networkidle');
      const { name } = await tabTo(page, (_id, _group, at) => at.includes('Báo nhanh F0'));
      await page.keyboard.press('Enter');
      await page.locator('dialog[open] #f0-count').waitFor();
      for (let n = 0; n < 12; n += 1) {
        await page.keyboard.press('Tab');
        expect(
          await page.evaluate(
            'document.activeElement === document.body || !!document.activeElement.closest("dialog")',
          ),
        ).toBe(true);
      }
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
      await expect.poll(async () => (await focusOf(page))?.name).toBe(name);
      await page.close();
    });
  });

const liveText = (page: Page) =>
  page.evaluate<string>(
    `[...document.querySelectorAll('[role="status"], [role="alert"], [aria-live]')].map((one) => one.textContent.trim()).filter(Boolean).join(' | ')`,
  );

/** What is said to whoever does not see the page change. */
export const saidAloud = (place: () => Place) =>
  describe('what changes is said aloud', () => {
    it('faults, and four zeros at once', async () => {
      const page = await openPage(place(), employers.shut, '/check-in?view=report');
      await page.locator('#present').waitFor();
      const send = page.locator('form button[type="submit"]').last();
      await page.locator('#symptomatic').fill('1,5');
      await send.click();
      await expect.poll(() => liveText(page)).toContain('Có triệu chứng');
      await page.locator('fieldset.group button').first().click();
      await expect.poll(() => liveText(page)).toMatch(/0/);
      await page.close();
    });

    it('a report that could not leave, in other words than one that did', async () => {
      const { browser, door } = place();
      const context = await signedIn(browser, door, employers.open);
      const page = await context.newPage();
      await page.goto(`${door.origin}/check-in?lang=vi`);
      await page.locator('#same-symptomatic').fill('2');
      await page.route('**/check-ins/*', (route) =>
        route.request().method() === 'PUT' ? route.abort() : route.continue(),
      );
      await page.keyboard.press('Enter');
      await expect.poll(() => liveText(page)).toContain('Đã lưu, sẽ gửi khi có mạng');
      expect(await liveText(page)).not.toContain('Đã gửi');
      await context.close();
    });

    it('the language of the page, when it is changed', async () => {
      const page = await openPage(place(), employers.reported, '/check-in');
      const lang = () => page.evaluate('document.documentElement.lang');
      await page.locator('.site-head').waitFor();
      expect(await lang()).toBe('vi');
      await page.getByRole('link', { name: 'English', exact: true }).click();
      await expect.poll(lang).toBe('en');
      expect(await page.title()).toContain('Daily check-in');
      await page.getByRole('link', { name: 'Tiếng Việt', exact: true }).click();
      await expect.poll(lang).toBe('vi');
      await page.close();
    });

    it('faults in the title, in the language that is chosen while they stand there', async () => {
      const page = await openPage(place(), employers.shut, '/check-in?view=report');
      await page.locator('#present').waitFor();
      const title = () => page.title();
      const first = await title();
      await page.locator('form button[type="submit"]').last().click();
      await expect.poll(title).toBe(`Lỗi: ${first}`);
      await page.getByRole('link', { name: 'English', exact: true }).click();
      await expect.poll(title).toMatch(/^Error: Report of/);
      await page.getByRole('button', { name: 'Discard what was typed', exact: true }).click();
      await expect.poll(title).not.toMatch(/^Error|^Lỗi/);
      await page.close();
    });
  });
