import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../domain/day.ts';
import { addProbes, axeFaults, layoutFaults } from '../support/access.ts';
import { openBrowser } from '../support/browser.ts';
import { clientOf } from '../support/client.ts';
import { type Door, startDoor } from '../support/door.ts';
import { picture } from '../support/picture.ts';
import { signIn } from '../support/sign-in.ts';
import { settle } from '../support/site.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-forms-'));
let door: Door;
let browser: Browser;
let close: () => Promise<void>;

const example = readFileSync(new URL('../../docs/examples/hcm-1203.yaml', import.meta.url), 'utf8');
/** The example as a department would fill it in, with one fault: the last band ends too early. */
const faulty = example
  .replace('version: 1', 'version: 2')
  .replace('status: example', 'status: historic')
  .replace('upTo: 100', 'upTo: 90');

beforeAll(async () => {
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
  rmSync(dataDir, { recursive: true, force: true });
});

const faults = async (page: Page) => {
  const before = page.viewportSize();
  const found = [...(await axeFaults(page)), ...(await layoutFaults(page))];
  if (before) await page.setViewportSize(before);
  return found;
};
const open = async (email: string, path: string, width: number): Promise<Page> => {
  const page = await signIn(browser, door.origin, email, width);
  await addProbes(page.context());
  await page.goto(`${door.origin}${path}`);
  return page;
};
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

describe('a form from a file', () => {
  it('is loaded by health, told of by its line, mended there and saved for a second person', async () => {
    const page = await open('health@demo.test', '/console?view=forms', 1280);
    await page.getByRole('link', { name: 'Mẫu: bộ chỉ số kiểu Quyết định 1203' }).waitFor();
    const file = { name: 'bo-1203.yaml', mimeType: 'application/yaml', buffer: Buffer.from(faulty) };
    await page.locator('#form-file').setInputFiles(file);
    await page.getByText('Nội dung đang soạn được giữ').waitFor();
    await press(page, 'Kiểm tra và lưu bản chờ duyệt');
    const link = page.getByRole('alert').getByRole('link', { name: /^Dòng 48: .*Sửa thành 100/ });
    await link.click();
    expect(await page.evaluate('document.activeElement.id')).toBe('line-48');
    await picture(page, 'form-lines');
    expect(await faults(page)).toEqual([]);
    await press(page, 'Sửa dòng 48');
    expect(await page.evaluate('getSelection().toString()')).toContain('upTo: 90');
    await page.reload();
    const area = page.getByLabel('Nội dung tệp');
    await expect.poll(() => area.inputValue()).toBe(faulty);
    await area.fill(faulty.replace('upTo: 90', 'upTo: 100'));
    await press(page, 'Kiểm tra và lưu bản chờ duyệt');
    await page.getByText('Đang chờ người thứ hai duyệt').waitFor();
    await page.getByLabel('Duyệt', { exact: true }).check();
    await press(page, 'Xem lại quyết định');
    await press(page, 'Xác nhận duyệt phiên bản 2');
    await page.getByText('Không tự duyệt biểu mẫu của mình').first().waitFor();
    expect(await faults(page)).toEqual([]);
    await page.context().close();
  });

  it('is tried and approved by a second person', async () => {
    const page = await open('admin@demo.test', '/console?view=forms', 1280);
    await page
      .getByRole('row', { name: /Chờ duyệt/ })
      .getByRole('link')
      .click();
    await page.getByRole('heading', { name: 'Cơ sở sẽ thấy' }).waitFor();
    await press(page, 'Xem kết quả thử');
    await page.getByRole('alert').getByText('Chưa điền').first().waitFor();
    await page.getByLabel('Duyệt', { exact: true }).check();
    await press(page, 'Xem lại quyết định');
    await press(page, 'Xác nhận duyệt phiên bản 2');
    await page.getByText('Đã duyệt phiên bản 2.').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.context().close();
  });

  it('is filled in by HR on a phone, kept over a reload, and says why the site may not run', async () => {
    const page = await open('hr@demo.test', '/check-in', 360);
    await page.getByRole('link', { name: 'Tự đánh giá' }).click();
    await press(page, 'Điền: Bộ chỉ số kiểu Quyết định 1203');
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8, 10])
      await page.locator(`#form-hcm-1203-i-cs-${n}`).fill(n === 3 ? '7' : n === 10 ? '4,5' : '4');
    await press(page, 'Gửi kết quả tự đánh giá');
    await page.getByRole('alert').getByRole('link').click();
    expect(await page.evaluate('document.activeElement.id')).toBe('form-hcm-1203-i-cs-9');
    expect(await faults(page)).toEqual([]);
    await page.reload();
    await expect.poll(() => page.locator('#form-hcm-1203-i-cs-10').inputValue()).toBe('4,5');
    await page.getByLabel(/^Vừa/).check();
    await press(page, 'Gửi kết quả tự đánh giá');
    await page.getByText('Không được hoạt động theo biểu mẫu này').waitFor();
    await page.getByText('Có chỉ số từ 7 trở lên: Chỉ số 3 là 7.').waitFor();
    await page
      .getByRole('table', { name: /Các lần đã gửi: Bộ chỉ số/ })
      .getByText('44,5%')
      .waitFor();
    await picture(page, 'form-result');
    expect(await faults(page)).toEqual([]);
    await page.context().close();
  });

  it('of 2194 is carried over into the draft of the plan', async () => {
    const page = await open('hr@demo.test', '/check-in?view=forms', 360);
    await press(page, 'Điền: Chỉ số nguy cơ lây nhiễm (Quyết định 2194)');
    await page.locator('#form-2194-percent').fill('27,5');
    await press(page, 'Gửi kết quả tự đánh giá');
    await press(page, 'Đưa vào bản nháp phương án');
    await expect.poll(() => page.locator('#riskPercent').inputValue()).toBe('27,5');
    await page.context().close();
  });
});
