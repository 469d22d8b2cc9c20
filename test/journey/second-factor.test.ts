import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { subjectOf } from '../../functions/local/subject.ts';
import { openBrowser } from '../support/browser.ts';
import { type Door, startDoor } from '../support/door.ts';
import { signIn } from '../support/sign-in.ts';

const email = 'health@demo.test';
const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-second-factor-'));
let door: Door;
let chromium: Awaited<ReturnType<typeof openBrowser>>;

beforeAll(async () => {
  // An account of the local pool that opens with a password alone; the others of the demo have a second factor from the first start.
  mkdirSync(dataDir, { recursive: true });
  const account = { email, secondFactor: false, enabled: true };
  writeFileSync(join(dataDir, 'user-pool.json'), JSON.stringify({ [subjectOf(email)]: account }));
  [door, chromium] = await Promise.all([startDoor({ dataDir, args: ['--empty'] }), openBrowser()]);
});
afterAll(async () => {
  await chromium?.close();
  await door?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const put = async (body: object, target = email) => {
  const answer = await fetch(`${door.origin}/api/members/${target}`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${await door.token('admin@demo.test')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  expect(answer.status, await answer.text()).toBe(200);
};
const member = { name: 'Lê Thu Hà', role: 'health', sites: [], zones: [], active: true };

/** Presses the sample account at the sign-in server, and waits for what the page says then. */
const refused = async (): Promise<{ page: Page; said: string }> => {
  const context = await chromium.browser.newContext({ locale: 'vi-VN' });
  const page = await context.newPage();
  await page.goto(`${door.origin}/sign-in`);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('button', { name: email }).click();
  const alert = page.getByRole('alert');
  await alert.waitFor();
  return { page, said: await alert.innerText() };
};

describe('an official without a second factor', () => {
  it('is told so on the sign-in page, gets no token, and is let in once an administrator saved the member again', async () => {
    const { page, said } = await refused();
    expect(said).toContain('Chưa đăng nhập được');
    expect(said).toContain('Cán bộ đăng nhập bằng hai bước');
    expect(new URL(page.url()).search).toBe('');
    expect(await page.evaluate(`localStorage.getItem('san-sang.session')`)).toBeNull();
    await page.context().close();

    await put(member);
    const inside = await signIn(chromium.browser, door.origin, email, 1280);
    expect(new URL(inside.url()).pathname).toMatch(/^\/console/);
    await inside.context().close();
  });

  it('whose membership ended is told that the account is closed', async () => {
    await put({ ...member, active: false });
    const { page, said } = await refused();
    expect(said).toContain('Tài khoản này đã đóng.');
    await page.context().close();
  });
});
