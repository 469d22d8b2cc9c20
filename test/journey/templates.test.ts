import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { addDays, dayOf } from '../../domain/day.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { a } from '../support/a.ts';
import { axeFaults } from '../support/access.ts';
import { openBrowser } from '../support/browser.ts';
import { type Client, clientOf, submission } from '../support/client.ts';
import { type Door, startDoor } from '../support/door.ts';
import { holdsUp } from '../support/holds-up.ts';
import { picture } from '../support/picture.ts';
import { signIn } from '../support/sign-in.ts';
import { settle } from '../support/site.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-templates-'));
const siteId = 'may-song-cau';
const today = dayOf(new Date().toISOString());
const yesterday = addDays(today, -1);
const first = addDays(today, 10);
const id = 'tn-moi';
let door: Door;
let browser: Browser;
let close: () => Promise<void>;
let health: Client;

const Scored = z.object({ assessment: z.object({ readiness: z.number(), templateVersion: z.unknown() }) });
const Again = z.object({
  assessment: z.object({ readiness: z.number() }),
  kept: z.object({ readiness: z.number() }),
});
const checkIn = `/api/sites/${siteId}/check-ins/${yesterday}`;
const scored = async () => Scored.parse((await health('GET', checkIn)).body).assessment;

const furnish = async () => {
  const [admin, hr] = await Promise.all(['admin', 'hr'].map((who) => clientOf(door, `${who}@demo.test`)));
  if (!admin || !hr) throw new Error('no client');
  health = await clientOf(door, 'health@demo.test');
  await settle({ admin, hr, health }, siteId, 'hr@demo.test', today);
  const answers = a.answers({ masks: 'none' });
  const { status, text } = await hr('PUT', checkIn, { answers, seenRevision: 0 }, submission());
  if (status !== 201) throw new Error(`${status} ${text}`);
};

beforeAll(async () => {
  [door, { browser, close }] = await Promise.all([startDoor({ dataDir, args: ['--empty'] }), openBrowser()]);
  await furnish();
});
afterAll(async () => {
  await close?.();
  await door?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const main = (page: Page) => page.getByRole('main').innerText();
const says = (page: Page, text: string) => expect.poll(() => main(page)).toContain(text);
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const openVersion = (page: Page) => page.goto(`${door.origin}/console?view=templates&template=${id}`);

describe('a version of the criteria, from its draft to the day it goes live', () => {
  it('is drafted by the administrator out of the newest, kept over a reload, previewed and handed in', async () => {
    const page = await signIn(browser, door.origin, 'admin@demo.test', 1280);
    await page.getByText('Mục khác').click();
    await page.getByRole('link', { name: 'Soạn bộ tiêu chí' }).click();
    await says(page, 'Đang áp dụng');
    await press(page, 'Soạn phiên bản mới');
    await field(page, 'Mã phiên bản').fill('tn 2021');
    await press(page, 'Tạo bản nháp');
    await expect.poll(() => page.evaluate('document.activeElement.className')).toBe('error-summary');
    await field(page, 'Mã phiên bản').fill(id);
    await field(page, 'Áp dụng từ ngày').fill(first);
    await press(page, 'Tạo bản nháp');
    await says(page, `Đã tạo bản nháp ${id}`);
    const masks = field(page, 'Đeo khẩu trang: Trọng số');
    await masks.fill('hai mươi');
    await field(page, 'Cần theo dõi: Từ (điểm)').fill('90');
    await press(page, 'Lưu bản nháp');
    await says(page, 'Tiêu chí: Đeo khẩu trang, Trọng số: Ghi một số.');
    await expect.poll(() => page.evaluate('document.activeElement.className')).toBe('error-summary');
    await holdsUp(page);
    await field(page, 'Cần theo dõi: Từ (điểm)').fill('70');
    await masks.fill('20');
    await page.reload();
    await says(page, 'Nội dung đang sửa được giữ trên máy này');
    expect(await masks.inputValue()).toBe('20');
    await says(page, '1 chỗ khác tn-2021-10');
    await says(page, 'Tổng trọng số: 115. Phải là 100 mới gửi duyệt được.');
    await field(page, 'Chỗ cách ly còn trống: Trọng số').fill('5');
    await says(page, 'Tổng trọng số: 100.');
    await says(page, '2 chỗ khác tn-2021-10');
    await press(page, 'Lưu bản nháp');
    await says(page, `Đã lưu bản nháp ${id}. Chưa gửi duyệt.`);
    await picture(page, 'template-draft');
    await page.getByRole('link', { name: 'Xem trước trang quy tắc' }).click();
    await says(page, 'Bản nháp – chưa có hiệu lực');
    await says(page, 'Trọng số: trước là 5');
    expect(await axeFaults(page, 'all')).toEqual([]);
    await openVersion(page);
    await press(page, 'Gửi duyệt');
    await press(page, `Gửi duyệt ${id}`);
    await says(page, `Đã gửi duyệt ${id}.`);
    await says(page, 'Không tự duyệt bản mình đã soạn, sửa hoặc gửi duyệt');
    expect(await page.getByRole('button', { name: `Duyệt ${id}` }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    expect(
      await page.evaluate('Object.keys(localStorage).filter((name) => name.includes(".template."))'),
    ).toEqual([]);
    await holdsUp(page);
    await page.context().close();
  });

  it('is approved by somebody else, goes live on its day, and leaves the score of today as it is', async () => {
    const before = await scored();
    const page = await signIn(browser, door.origin, 'health@demo.test', 1280);
    await page.getByText('Mục khác (1)').click();
    await page.getByRole('link', { name: 'Bộ tiêu chí chờ duyệt (1)' }).click();
    await page.getByRole('link', { name: new RegExp(`^${id} `) }).click();
    await says(page, 'Chờ duyệt');
    await press(page, 'Ghi quyết định');
    await says(page, 'Chưa chọn. Chọn một mục.');
    await page.getByLabel(`Duyệt, áp dụng từ ${formatDay(first)}`).check();
    await holdsUp(page);
    await press(page, `Duyệt ${id}`);
    await says(page, `Đã duyệt ${id}. Áp dụng từ ${formatDay(first)}`);
    await expect.poll(() => page.getByText(/^Mục khác/).innerText()).toBe('Mục khác');
    await page.getByRole('link', { name: 'Tất cả phiên bản' }).click();
    await says(page, 'Đã duyệt, chưa đến ngày');
    await holdsUp(page);
    await picture(page, 'templates');
    expect(await scored()).toEqual(before);
    const again = Again.parse((await health('GET', `${checkIn}/assessments/${id}`)).body);
    expect(again.kept.readiness).toBe(before.readiness);
    expect(again.assessment.readiness).toBeLessThan(before.readiness);

    await page.goto(`${door.origin}/rules`);
    await says(page, 'tn-2021-10');
    await says(page, `Quy tắc áp dụng ngày ${formatDay(today)}`);
    await page.goto(`${door.origin}/rules?day=${first}`);
    await says(page, `${id}, phiên bản 3, có hiệu lực từ ${formatDay(first)}`);
    const row = page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: 'Đeo khẩu trang' }) });
    expect(await row.innerText()).toContain(formatDay(first));
    await page.goto(`${door.origin}/rules?day=2021-07-01`);
    await says(page, 'tn-2021-06');
    expect(await main(page)).not.toContain('dùng thật phải được cơ quan có thẩm quyền ban hành');
    await page.context().close();
  });

  it('is withdrawn before its day with a reason, and is a draft to be mended again', async () => {
    const page = await signIn(browser, door.origin, 'health@demo.test', 360);
    await openVersion(page);
    await press(page, 'Rút phiên bản này');
    await press(page, `Rút ${id}`);
    await page.getByText('Ghi rõ hơn điều cần sửa, ít nhất 10 chữ cái.').first().waitFor();
    await page.getByLabel('Lý do rút').fill('Nhầm trọng số khẩu trang');
    expect(await axeFaults(page, 'all')).toEqual([]);
    await press(page, `Rút ${id}`);
    await says(page, `Đã rút ${id}: không áp dụng từ ${formatDay(first)}`);
    await says(page, 'Nhầm trọng số khẩu trang');
    await says(page, 'Sửa bản nháp');
    await page.goto(`${door.origin}/rules?day=${first}`);
    await says(page, 'tn-2021-10');
    await page.context().close();
  });

  it('takes a file only when it makes sense, and says the lines that do not', async () => {
    const page = await signIn(browser, door.origin, 'admin@demo.test', 1280);
    await page.goto(`${door.origin}/console?view=templates`);
    await press(page, 'Nạp bản nháp từ tệp');
    const [base] = z
      .object({ items: z.array(z.object({ template: z.looseObject({}) })) })
      .parse((await health('GET', '/api/templates')).body)
      .items.map(({ template }) => template);
    const file = (template: object) => ({
      name: 'bo-tieu-chi.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(template, null, 2)),
    });
    const sound = { ...base, id: 'tn-tep', effectiveFrom: addDays(first, 1) };
    await page.setInputFiles('#template-file', file({ ...sound, version: 0, weights: 1 }));
    await press(page, 'Nạp tệp');
    await says(page, 'Mục này không có trong mẫu');
    await page.setInputFiles('#template-file', file({ ...sound, version: 0 }));
    await press(page, 'Nạp tệp');
    await expect.poll(() => main(page)).toMatch(/Dòng 3, version: /);
    await holdsUp(page);
    await page.setInputFiles('#template-file', file(sound));
    await press(page, 'Nạp tệp');
    await says(page, 'Đã lưu bản nháp tn-tep');
    await page.context().close();
  });
});
