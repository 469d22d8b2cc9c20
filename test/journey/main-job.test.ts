import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { type Door, startDoor } from '../support/door.ts';
import { full } from '../support/full.ts';
import { holdsUp } from '../support/holds-up.ts';
import { picture } from '../support/picture.ts';
import { signIn } from '../support/sign-in.ts';

/** Whoever takes the pictures shows the whole demo. */
const demoSites = full || process.env['PICTURES'] !== undefined ? '120' : '24';
const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-journey-'));
let door: Door;
let browser: Browser;
let close: () => Promise<void>;

beforeAll(async () => {
  [door, { browser, close }] = await Promise.all([
    startDoor({ dataDir, env: { DEMO_SITES: demoSites } }),
    openBrowser(),
  ]);
});

afterAll(async () => {
  await close?.();
  await door?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('one real day, from a check-in to an alert and a line in the summary', () => {
  const site = 'Nhà máy Điện tử Mẫu Hải Âu';

  it('lets HR file today’s check-in on a phone, see what is wrong at the field, the score and what to do', async () => {
    const page = await signIn(browser, door.origin, 'hr@demo.test', 360);
    const changed = page.getByRole('link', { name: 'Có thay đổi –' });
    await changed.waitFor();
    expect(await page.getByRole('main').innerText()).toMatch(/Chưa báo cáo|Đã quá hạn 15:00/);
    await holdsUp(page);
    await picture(page, 'check-in');
    await changed.click();
    const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
    await fill('Có mặt tại cơ sở', '1.240');
    await fill('Có triệu chứng', '1,5 người');
    await page.getByRole('button', { name: 'Gửi báo cáo ngày' }).click();
    await expect.poll(() => page.getByRole('alert').first().innerText()).toContain('Có triệu chứng');
    expect(await page.getByLabel('Có mặt tại cơ sở', { exact: true }).inputValue()).toBe('1.240');
    await holdsUp(page);
    const counts = [
      ['Có triệu chứng', '２'],
      ['Ca F0 mới', '1'],
      ['Người F1 mới', '2'],
      ['Kết quả dương tính', '1'],
      ['Diện cách ly vẫn đi làm', '0'],
      ['Lấy mẫu: nguy cơ cao', '6'],
      ['Lấy mẫu: người dịch vụ', '2'],
      ['Chỗ cách ly còn trống', '0'],
    ] as const;
    for (const [label, text] of counts) await fill(label, text);
    await page.getByRole('button', { name: 'Gửi báo cáo ngày' }).click();
    await page.getByRole('heading', { name: 'Xem lại báo cáo' }).waitFor();
    expect(await page.getByRole('main').innerText()).toContain('Hết chỗ cách ly');
    await holdsUp(page);
    await page.getByRole('button', { name: 'Gửi báo cáo ngày' }).click();
    await page.getByRole('heading', { level: 1, name: 'Biên nhận' }).waitFor();
    const receipt = await page.getByRole('main').innerText();
    expect(receipt).toContain('Đã gửi');
    expect(receipt).toMatch(/Mức giữ phương án: \d+,\d điểm/);
    expect(receipt).toContain('Có ca F0 mới');
    expect(receipt).toMatch(/Bố trí thêm \d+ chỗ cách ly/);
    await holdsUp(page);
    await picture(page, 'receipt');
  });

  it('shows health the alert that it raised, to be acknowledged in two taps', async () => {
    const page = await signIn(browser, door.origin, 'health@demo.test', 1280);
    const alert = page.getByRole('row').filter({ hasText: 'Có ca F0 mới' }).filter({ hasText: site });
    await alert.waitFor();
    await holdsUp(page);
    await picture(page, 'console');
    await alert.getByRole('button', { name: 'Tiếp nhận' }).click();
    await page.getByRole('button', { name: 'Xác nhận' }).click();
    await expect.poll(() => alert.innerText()).toContain('Đã tiếp nhận');
    await alert.getByRole('link', { name: 'Có ca F0 mới' }).click();
    await expect.poll(() => page.getByRole('main').innerText()).toContain('Hết chỗ cách ly');
    await holdsUp(page);
  });

  it('shows a leader the province’s day with that case in it', async () => {
    const page = await signIn(browser, door.origin, 'leader@demo.test', 1280);
    await page.locator('.brief-sheet').waitFor();
    await holdsUp(page);
    await picture(page, 'brief');
    // What came in since the brief was frozen is among the figures of now.
    await page.getByRole('link', { name: 'Trực tiếp' }).click();
    await page.getByText('Tỷ lệ báo cáo').first().waitFor();
    await holdsUp(page);
    await picture(page, 'brief-live');
    // In the morning the page begins with the day before.
    const next = page.getByRole('button', { name: 'Ngày sau' });
    if ((await next.getAttribute('aria-disabled')) === null) await next.click();
    const cases = page.getByRole('row').filter({ hasText: 'F0 mới' }).first();
    await expect.poll(() => cases.innerText()).toMatch(/\d+ ca tại \d+ cơ sở đã báo cáo/);
    await holdsUp(page);
  });

  it('shows anybody signed in the rules in force', async () => {
    const page = await signIn(browser, door.origin, 'board@demo.test', 1280);
    await page.goto(`${door.origin}/rules/`);
    await page.getByRole('heading', { name: 'Điều kiện loại trừ' }).first().waitFor();
    const cluster = page.getByRole('row').filter({ hasText: 'Nhiều cơ sở có ca bệnh' });
    await cluster.getByText('Từ 2 cơ sở của cùng một khu, cụm').waitFor();
    await page.getByText('Mức Cao trở lại sau 4 giờ, tính trong 07:00–22:00 hằng ngày').waitFor();
    await page.getByRole('cell', { name: 'Lỡ một hạn xác minh hoặc xử lý' }).waitFor();
    await holdsUp(page);
    await picture(page, 'rules');
  });
});
