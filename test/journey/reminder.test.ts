import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf } from '../../domain/day.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { a } from '../support/a.ts';
import { openBrowser } from '../support/browser.ts';
import { clientOf } from '../support/client.ts';
import { type Door, startDoor } from '../support/door.ts';
import { signIn } from '../support/sign-in.ts';
import { settle } from '../support/site.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-reminder-'));
const today = dayOf(new Date().toISOString());
let door: Door;
let browser: Browser;
let close: () => Promise<void>;

beforeAll(async () => {
  [door, { browser, close }] = await Promise.all([startDoor({ dataDir, args: ['--empty'] }), openBrowser()]);
  const [admin, hr, health] = await Promise.all(
    ['admin@demo.test', 'hr@demo.test', 'health@demo.test'].map((email) => clientOf(door, email)),
  );
  if (!admin || !hr || !health) throw new Error('three people');
  await settle({ admin, hr, health }, 'mau', 'hr@demo.test', today);
  // Every day is worked, so that the journey is the same on a Sunday.
  await admin('PUT', '/api/sites/mau/calendar', a.everyDay);
});

afterAll(async () => {
  await close?.();
  await door?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('a reminder that helps', () => {
  it('is copied by the board with its link, which opens today’s check-in after signing in', async () => {
    const board = await signIn(browser, door.origin, 'health@demo.test', 1280);
    await board.goto(`${door.origin}/console?site=mau`);
    const message = board.locator('blockquote');
    await message.waitFor();
    const text = await message.innerText();
    expect(text).toContain('Cơ sở Mẫu mau');
    expect([...text].length).toBeLessThanOrEqual(300);
    const link = /https?:\S+/.exec(text)?.[0] ?? '';
    await board.context().close();

    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN' });
    const phone = await context.newPage();
    await phone.goto(link);
    await phone
      .getByRole('link', { name: 'Đăng nhập' })
      .or(phone.getByRole('button', { name: 'Đăng nhập' }))
      .first()
      .click();
    const account = phone.getByRole('button', { name: 'hr@demo.test' });
    const signInButton = phone.getByRole('button', { name: 'Đăng nhập' });
    await account.or(signInButton).first().waitFor();
    if (!(await account.isVisible())) await signInButton.click();
    await account.click();
    await phone.getByText(formatDay(today)).first().waitFor();
    expect(new URL(phone.url()).pathname + new URL(phone.url()).search).toBe('/check-in?site=mau');
    await context.close();
  });

  it('finds the clerk still signed in on the own phone when the token is long past', async () => {
    const phone = await signIn(browser, door.origin, 'hr@demo.test', 360);
    // What an old token looks like to the page: its hour is over by weeks.
    await phone.evaluate(() => {
      const session = JSON.parse(localStorage.getItem('san-sang.session') ?? '{}');
      localStorage.setItem(
        'san-sang.session',
        JSON.stringify({ ...session, accessToken: 'past', expiresAt: 1 }),
      );
    });
    await phone.goto(`${door.origin}/check-in?site=mau&day=${addDays(today, -1)}`);
    await phone
      .getByText(formatDay(addDays(today, -1)))
      .first()
      .waitFor();
    expect(phone.url()).not.toContain('sign-in');
    await phone.context().close();
  });
});
