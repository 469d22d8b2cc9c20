import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../domain/day.ts';
import { freePort } from '../../functions/local/free-port.ts';
import { addProbes, axeFaults, layoutFaults } from '../support/access.ts';
import { openBrowser } from '../support/browser.ts';
import { clientOf } from '../support/client.ts';
import { type Door, startDoor } from '../support/door.ts';
import { picture } from '../support/picture.ts';
import { signIn } from '../support/sign-in.ts';
import { settle } from '../support/site.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-deliveries-'));
let door: Door;
let browser: Browser;
let close: () => Promise<void>;

/** Another system, which is away until it is told to come back. */
const other = { url: '', status: 503, ids: [] as unknown[] };
let server: Server;

beforeAll(async () => {
  const port = await freePort();
  other.url = `http://127.0.0.1:${port}/take`;
  server = createServer((request, response) => {
    other.ids.push(request.headers['webhook-id']);
    request.resume();
    response.writeHead(other.status).end();
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  [door, { browser, close }] = await Promise.all([startDoor({ dataDir, args: ['--empty'] }), openBrowser()]);
  const [admin, hr, health] = await Promise.all(
    ['admin@demo.test', 'hr@demo.test', 'health@demo.test'].map((email) => clientOf(door, email)),
  );
  if (!admin || !hr || !health) throw new Error('three people');
  await settle({ admin, hr, health }, 'mau', 'hr@demo.test', dayOf(new Date().toISOString()));
});

afterAll(async () => {
  await close?.();
  await door?.stop();
  server?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const faults = async (page: Page) => [...(await axeFaults(page)), ...(await layoutFaults(page))];

/** A page with the probes, as somebody, at an address of the console. */
const open = async (email: string, view: string, width = 1280): Promise<Page> => {
  const page = await signIn(browser, door.origin, email, width);
  await addProbes(page.context());
  await page.goto(`${door.origin}/console?view=${view}`);
  return page;
};

describe('another system', () => {
  it('is connected by the admin, who sees its secret once', async () => {
    const page = await open('admin@demo.test', 'webhooks');
    await page.getByText('Chưa có điểm nhận nào.').waitFor();
    await page.getByRole('button', { name: 'Thêm điểm nhận' }).click();
    await page.getByRole('button', { name: 'Lưu điểm nhận' }).click();
    await page.getByRole('alert').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByLabel('Mã điểm nhận').fill('c-thai-nguyen');
    await page.getByLabel('Tên hệ thống').fill('C-ThaiNguyen');
    await page.getByLabel('Địa chỉ nhận').fill(other.url);
    await page.getByRole('button', { name: 'Lưu điểm nhận' }).click();
    const secret = page.getByText(/^whsec_/);
    await secret.waitFor();
    expect(await faults(page)).toEqual([]);
    await picture(page, 'webhooks');
    await page.reload();
    await page.getByText(other.url).waitFor();
    expect(await secret.count()).toBe(0);
    await page.context().close();
  });
});

describe('a notice that did not arrive', () => {
  it('is in the log with the reason, and arrives when health sends it again', async () => {
    const health = await clientOf(door, 'health@demo.test');
    const reported = await health('POST', '/api/sites/mau/event-reports', { kind: 'f0', count: 1 });
    expect(reported.status).toBe(201);
    const page = await open('health@demo.test', 'deliveries&channel=webhook', 360);
    const row = page.getByRole('row').filter({ hasText: 'c-thai-nguyen' });
    await row.getByText('bên nhận trả lời mã 503').first().waitFor();
    expect(await row.innerText()).toMatch(/Có ca F0 mới – mở[\s\S]*Chờ gửi/);
    await picture(page, 'deliveries');

    other.status = 200;
    // What is shown may be the try before: whoever asks for another says which they saw.
    await page.reload();
    await row.getByRole('button', { name: 'Gửi lại' }).click();
    await page.getByText('Đã xếp gửi lại cho c-thai-nguyen').waitFor();
    await row.getByText('Đã gửi', { exact: true }).waitFor();
    expect(await faults(page)).toEqual([]);
    expect(new Set(other.ids).size).toBe(1);
    expect(other.ids.length).toBeGreaterThanOrEqual(2);
    await page.goto(`${door.origin}/console?view=deliveries&channel=webhook&lang=en`);
    await page.getByText('the receiver answered 200').first().waitFor();
    expect(await faults(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
    await picture(page, 'deliveries-en');
    await page.goto(`${door.origin}/console?view=deliveries&channel=webhook&state=failed&lang=vi`);
    await page.getByText('Không có thông báo nào trong bộ lọc này.').waitFor();
    await page.context().close();
  });

  it('is nothing that the board may read', async () => {
    const page = await open('board@demo.test', 'deliveries');
    await page
      .getByRole('heading', { name: 'Trang này không dành cho' })
      .or(page.locator('.notice.warning'))
      .first()
      .waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
    await page.context().close();
  });
});
