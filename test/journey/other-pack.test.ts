import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { clientOf } from '../support/client.ts';
import { type Door, startDoor } from '../support/door.ts';
import { packs } from '../support/packs.ts';
import { signIn } from '../support/sign-in.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-journey-'));
let door: Door;
let browser: Browser;
let close: () => Promise<void>;

beforeAll(async () => {
  const env = { PACK: packs['vi-du'], DEMO_SITES: '18' };
  [door, { browser, close }] = await Promise.all([startDoor({ dataDir, env }), openBrowser()]);
});

afterAll(async () => {
  await close?.();
  await door?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const mainOf = (page: Page) => page.getByRole('main').innerText();

describe('another province’s pack, with its demo', () => {
  it('lists the zones and unit names of a day', async () => {
    const health = await clientOf(door, 'health@demo.test');
    const zonesOf = async (query: string) => {
      const { items } = JSON.parse((await health('GET', `/api/zones${query}`)).text);
      return items.map(({ id, unit, sites }: { id: string; unit: string; sites: number }) => [
        id,
        unit,
        sites > 0,
      ]);
    };
    expect(await zonesOf('')).toEqual([
      ['kcn-bien-mau', 'TX Sông Mẫu', true],
      ['ccn-doi-mau', 'Huyện Núi Mẫu', true],
      ['ccn-suoi-mau', 'Huyện Núi Mẫu', true],
    ]);
    expect(await zonesOf('?day=2022-06-01')).toEqual([
      ['kcn-bien-mau', 'Huyện Sông Mẫu', false],
      ['ccn-suoi-mau', 'Huyện Núi Mẫu', false],
    ]);
  });

  it('is what the check-in says, and takes a report until its own cut-off', async () => {
    const page = await signIn(browser, door.origin, 'hr@demo.test', 360);
    const changed = page.getByRole('link', { name: 'Có thay đổi –' });
    await changed.waitFor();
    expect(await page.title()).toContain('Sẵn Sàng Ví Dụ');
    expect(await page.locator('header').innerText()).toContain('Ví Dụ');
    await expect.poll(() => mainOf(page)).toMatch(/Hạn 16:00|Đã quá hạn 16:00/);
    await changed.click();
    for (const [label, text] of [
      ['Có mặt tại cơ sở', '1.240'],
      ['Có triệu chứng', '2'],
      ['Ca F0 mới', '0'],
      ['Người F1 mới', '0'],
      ['Kết quả dương tính', '0'],
      ['Diện cách ly vẫn đi làm', '0'],
      ['Lấy mẫu: nguy cơ cao', '6'],
      ['Lấy mẫu: người dịch vụ', '2'],
    ] as const)
      await page.getByLabel(label, { exact: true }).fill(text);
    await page.getByRole('button', { name: 'Gửi báo cáo ngày' }).click();
    const receipt = page.getByRole('heading', { level: 1, name: 'Biên nhận' });
    const look = page.getByRole('heading', { name: 'Xem lại báo cáo' });
    await receipt.or(look).waitFor();
    if (await look.isVisible()) await page.getByRole('button', { name: 'Gửi báo cáo ngày' }).click();
    await receipt.waitFor();
    const said = await mainOf(page);
    expect(said).toMatch(/trước 16:00|hạn là 16:00/);
    expect(said).not.toContain('15:00 ngày');
    expect(said).toMatch(/[\d,]+ điểm/);
    const hr = await clientOf(door, 'hr@demo.test');
    const { site } = JSON.parse((await hr('GET', '/api/sites')).text).items[0];
    const [newest] = JSON.parse((await hr('GET', `/api/sites/${site.siteId}/check-ins`)).text).items;
    expect(newest.assessment.templateVersion).toMatch(/^vd-2021-07/);
    await page.context().close();
  });

  it('is what the rules page prints: its template, weights, bands, sources and clocks', async () => {
    const page = await signIn(browser, door.origin, 'health@demo.test', 1280);
    await page.goto(`${door.origin}/rules`);
    await page.getByRole('link', { name: 'Ví Dụ 7/2021' }).first().waitFor();
    const row = page.getByRole('row').filter({ hasText: 'Chỗ cách ly' }).first();
    expect(await row.innerText()).toContain('25');
    const said = await mainOf(page);
    for (const text of ['Ví Dụ 7/2021', '16:00', 'Tỉnh Ví Dụ không có thật']) expect(said).toContain(text);
    for (const text of ['Từ 90 điểm, không vướng', 'Từ 75 đến dưới 90 điểm.', 'Điểm dưới 55 hoặc vướng'])
      expect(said).toContain(text);
    expect(said).not.toMatch(/(từ|dưới) (85|70|50) điểm/i);
    expect(said).toContain('Nguồn của giờ và thời hạn: invented for the tests.');
    await page
      .getByRole('link', { name: 'English' })
      .or(page.getByRole('button', { name: 'English' }))
      .click();
    await expect.poll(() => mainOf(page)).toContain('There is no province of Ví Dụ');
    expect(await page.content()).not.toContain('Thái Nguyên');
    await page.context().close();
  });

  it('is what the tooltips of levels say', async () => {
    const page = await signIn(browser, door.origin, 'health@demo.test', 1280);
    await page.goto(`${door.origin}/console?view=sites`);
    // Levels alone: the help of other tags speaks of points, too.
    const levels = /^(Sẵn sàng|Cần theo dõi|Cần khắc phục|Chưa sẵn sàng)$/;
    const tags = page.locator('.tag[title]').filter({ hasText: levels });
    await tags.first().waitFor();
    const titles = await tags.evaluateAll((all) => all.map((tag) => tag.getAttribute('title') ?? ''));
    for (const title of titles)
      expect(title).toMatch(/^(Từ 90|Từ 75 đến dưới 90|Từ 55 đến dưới 75|Dưới 55) điểm/);
    await page.context().close();
  });

  it('is on paper too: the line of what was printed, nothing cut off, no buttons', async () => {
    const page = await signIn(browser, door.origin, 'health@demo.test', 703);
    await page.goto(`${door.origin}/rules`);
    const printed = page.locator('.print-only').filter({ hasText: 'In lúc' });
    await printed.waitFor({ state: 'attached' });
    expect(await printed.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await printed.isVisible()).toBe(true);
    expect(await printed.innerText()).toContain('vd-2021-07');
    expect(await page.locator('.no-print').filter({ visible: true }).count()).toBe(0);
    const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    await page.context().close();
  });
});
