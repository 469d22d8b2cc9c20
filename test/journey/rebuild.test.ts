import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { type Door, startDoor } from '../support/door.ts';
import { openPage } from '../support/page-door.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-rebuild-'));
const letters = join(dataDir, 'dlq.jsonl');
let door: Door;
let browser: Browser;
let close: () => Promise<void>;

beforeAll(async () => {
  // Something was given up before the door was opened.
  appendFileSync(
    letters,
    '{"DDBStreamBatchInfo":{"approximateArrivalOfFirstRecord":"2026-01-01T00:00:00Z"}}\n',
  );
  [door, { browser, close }] = await Promise.all([startDoor({ dataDir, args: ['--empty'] }), openBrowser()]);
});
afterAll(async () => {
  await close?.();
  await door?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

it('the administrator has the figures worked out again, and follows it through a reload to its end', async () => {
  const page = await openPage({ door, browser }, 'admin@demo.test', '/console?view=register', 'vi');
  const start = page.getByRole('button', { name: 'Tính lại số liệu' });
  await start.click();
  await page.waitForURL(/[?&]rebuild=[0-9a-f-]{36}/);
  await page.reload();
  const over = page.locator('.notice.good', { hasText: 'mọi số liệu đều đúng' });
  await over.waitFor();
  expect(await page.locator('.notice.error').count()).toBe(0);
  await page.context().close();
});

it('what was given up is healed when the door opens, and its letter is gone', async () => {
  await expect.poll(() => readFileSync(letters, 'utf8')).toBe('');
});
