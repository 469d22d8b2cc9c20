import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Day } from '../../domain/day.ts';
import type { Client } from '../support/client.ts';
import type { Door } from '../support/door.ts';

/** A phone in Vietnamese, signed in as the member, without going through the sign-in page. */
export const aPhone = async (
  browser: Browser,
  door: Door,
  email: string,
  { origin = door.origin, expired = false } = {},
): Promise<BrowserContext> => {
  const session = {
    accessToken: await door.token(email),
    refreshToken: 'no-such-token',
    // Whatever the phone's clock says
    expiresAt: expired ? 0 : Date.now() + 30 * 86_400_000,
    tokenEndpoint: `${origin}/oidc/token`,
    endSessionEndpoint: null,
    clientId: 'san-sang-web',
  };
  const localStorage = [{ name: 'san-sang.session', value: JSON.stringify(session) }];
  return browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'vi-VN',
    storageState: { cookies: [], origins: [{ origin, localStorage }] },
  });
};

/** What this device keeps of what it read, by name. */
const keptReadings = `new Promise((done) => {
  const request = indexedDB.open('san-sang');
  request.onupgradeneeded = () => request.transaction.abort();
  request.onerror = () => done('');
  request.onsuccess = () => {
    const all = request.result.transaction('readings').objectStore('readings').getAllKeys();
    all.onsuccess = () => { request.result.close(); done(all.result.join()); };
  };
})`;

/** The page and what it was read from are on this device as a whole: from now on it starts without network. */
export const readyForOffline = async (page: Page, { canStore = true } = {}) => {
  await page.evaluate(`navigator.serviceWorker.ready.then(async ({ active }) => {
    while (active.state !== 'activated') await new Promise((done) => setTimeout(done, 50));
  })`);
  const same = page.getByLabel('Số người có triệu chứng');
  await same
    .or(page.getByRole('link', { name: /^Sửa báo cáo ngày/ }))
    .first()
    .waitFor();
  if (canStore) await expect.poll(() => page.evaluate(keptReadings)).toContain('reports ');
};

/** Files the day as "no change" with the one number that is asked. */
export const fileSame = async (page: Page, symptomatic: number) => {
  await page.getByLabel('Số người có triệu chứng').fill(String(symptomatic));
  await page.getByRole('button', { name: 'Giống báo cáo' }).click();
};

/** Corrects what the day view shows as filed, or as waiting. */
export const correct = async (page: Page, tested: number) => {
  const change = page.getByRole('link', { name: /^Sửa báo cáo ngày/ }).first();
  const sampled = page.getByLabel('Lấy mẫu: nguy cơ cao', { exact: true });
  // News of an earlier send may draw the link anew under the finger: then it is tapped again.
  await expect
    .poll(async () => {
      if (await sampled.isVisible()) return true;
      await change.click({ timeout: 2_000 }).catch(() => undefined);
      return sampled.isVisible();
    })
    .toBe(true);
  await sampled.fill(String(tested));
  await page.getByRole('button', { name: /^Gửi (báo cáo|bản sửa) ngày/ }).click();
};

export const main = (page: Page) => page.getByRole('main').innerText();

/** How many revisions of a day the server has. */
export const revisions = async (reader: Client, siteId: string, day: Day): Promise<number> => {
  const { status, body } = await reader('GET', `/api/sites/${siteId}/check-ins/${day}`);
  if (status === 404) return 0;
  const history = typeof body === 'object' && body !== null ? Reflect.get(body, 'history') : null;
  if (!Array.isArray(history)) throw new Error(`${status} for ${siteId} ${day}`);
  return history.length;
};
