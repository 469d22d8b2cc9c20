import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf } from '../../domain/day.ts';
import { a } from '../support/a.ts';
import { openBrowser } from '../support/browser.ts';
import { type Client, clientOf, submission } from '../support/client.ts';
import { type Door, startDoor } from '../support/door.ts';
import { holdsUp } from '../support/holds-up.ts';
import { picture } from '../support/picture.ts';
import { signIn } from '../support/sign-in.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-plan-'));
const siteId = 'may-song-cau';
const today = dayOf(new Date().toISOString());
let door: Door;
let browser: Browser;
let close: () => Promise<void>;
let api: Record<'admin' | 'hr' | 'health', Client>;

/** A call that must succeed. */
const done = async (reply: ReturnType<Client>) => {
  const { status, text, body } = await reply;
  if (status >= 300) throw new Error(`${status} ${text}`);
  return body;
};
const plans = `/api/sites/${siteId}/plans`;
const fields = (over = {}) =>
  a.planFields({ effectiveFrom: addDays(today, -20), lastDrillOn: addDays(today, -100), ...over });
const member = (over: object) => ({ name: 'Nguyễn Thị Mẫu', sites: [], zones: [], active: true, ...over });

/** A site with an approved plan and a report of yesterday, all through the API. */
const furnish = async () => {
  const [admin, hr, health] = await Promise.all(
    (['admin', 'hr', 'health'] as const).map((who) => clientOf(door, `${who}@demo.test`)),
  );
  if (!admin || !hr || !health) throw new Error('no client');
  api = { admin, hr, health };
  await done(admin('POST', '/api/sites', a.site({ siteId })));
  await done(admin('PUT', '/api/members/hr@demo.test', member({ role: 'employer', sites: [siteId] })));
  await done(hr('PUT', `${plans}/draft`, fields()));
  await done(hr('POST', `${plans}/1/submission`));
  await done(health('POST', `${plans}/1/decision`, { decision: 'approve' }));
  const day = addDays(today, -1);
  await done(
    hr(
      'PUT',
      `/api/sites/${siteId}/check-ins/${day}`,
      a.checkInRequest({ testedHighRisk: 44 }),
      submission(),
    ),
  );
};

const main = (page: Page) => page.getByRole('main').innerText();
const says = (page: Page, text: string | RegExp) =>
  typeof text === 'string'
    ? expect.poll(() => main(page)).toContain(text)
    : expect.poll(() => main(page)).toMatch(text);
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const openPlan = async (page: Page) => {
  await page.goto(`${door.origin}/check-in?view=plan&site=${siteId}`);
  await page.getByRole('heading', { name: 'Các phiên bản' }).waitFor();
};
const openWaiting = async (page: Page, version: number) => {
  await page.goto(`${door.origin}/console?view=plans`);
  await page.getByRole('link', { name: 'May Sông Cầu Mẫu' }).first().waitFor();
  await page.goto(`${door.origin}/console?site=${siteId}&plan=${version}`);
  await page.getByRole('button', { name: 'Xem lại quyết định' }).waitFor();
};
const hr = () => signIn(browser, door.origin, 'hr@demo.test', 360);
const officer = () => signIn(browser, door.origin, 'health@demo.test', 1280);

beforeAll(async () => {
  [door, { browser, close }] = await Promise.all([startDoor({ dataDir, args: ['--empty'] }), openBrowser()]);
  await furnish();
});

afterAll(async () => {
  await close?.();
  await door?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('a plan, from its draft to its approval', () => {
  it('is written by HR on a phone, kept over a reload, told what it is worth, looked over and handed in', async () => {
    const page = await hr();
    await openPlan(page);
    await press(page, 'Soạn phiên bản mới');
    await says(page, 'Tính trên báo cáo ngày');
    await field(page, 'Lấy mẫu nguy cơ cao').fill('15');
    await field(page, 'Tổng số lao động').fill('1,5');
    await press(page, 'Xem lại trước khi gửi duyệt');
    await expect
      .poll(() => page.getByRole('alert').first().innerText())
      .toContain('Tổng số lao động: Ghi số nguyên');
    await expect.poll(() => page.evaluate('document.activeElement.className')).toBe('error-summary');
    await holdsUp(page);
    await page.reload();
    await says(page, 'Nội dung đang viết được giữ trên máy này');
    expect(await field(page, 'Tổng số lao động').inputValue()).toBe('1,5');
    expect(await field(page, 'Lấy mẫu nguy cơ cao').inputValue()).toBe('15');
    await field(page, 'Tổng số lao động').fill('１.２９０');
    await says(
      page,
      /Lấy mẫu nhóm nguy cơ cao \(trọng số 20\): với cam kết này được 21,1\/21,1 điểm; đang là 17,8\/21,1/,
    );
    await says(page, 'Lấy mẫu 15% người nguy cơ cao mỗi chu kỳ; bộ tiêu chí: 20%.');
    await says(page, /Diễn tập đã quá hạn 9 ngày: mất \d,\d điểm/);
    await page
      .getByText(/^Lấy mẫu nhóm nguy cơ cao/)
      .first()
      .scrollIntoViewIfNeeded();
    await picture(page, 'plan');
    await press(page, 'Lưu bản nháp');
    await says(page, 'Đã lưu bản nháp phiên bản 2. Chưa gửi duyệt.');
    await press(page, 'Xem lại trước khi gửi duyệt');
    await page.getByRole('heading', { name: 'Xem lại phiên bản 2' }).waitFor();
    const review = await main(page);
    expect(review).toContain('Khác phiên bản 1 đang có hiệu lực');
    expect(review).toMatch(/Tổng số lao động\s+1.300 người\s+1.290 người/);
    await holdsUp(page);
    await press(page, 'Gửi duyệt phiên bản 2');
    await says(page, 'Phiên bản 2 đang chờ duyệt');
    await holdsUp(page);
    await page.context().close();
  });

  it('is sent back by health, in two steps and with a reason that says something', async () => {
    const page = await officer();
    await page.getByRole('link', { name: 'Phương án chờ duyệt (1)' }).click();
    await page.getByRole('link', { name: 'May Sông Cầu Mẫu' }).waitFor();
    await holdsUp(page);
    await page.getByRole('link', { name: 'May Sông Cầu Mẫu' }).click();
    await says(page, 'Khác phiên bản 1 đang có hiệu lực');
    await says(page, 'Thấp hơn mức của bộ tiêu chí');
    await says(page, '0208 555 0101');
    await says(page, 'Người soạn không được tự duyệt');
    await page.getByLabel('Trả lại bổ sung').check();
    await field(page, 'Lý do (bắt buộc)').fill('Thiếu');
    await press(page, 'Xem lại quyết định');
    await says(page, 'ít nhất 10 chữ');
    await holdsUp(page);
    await field(page, 'Lý do (bắt buộc)').fill('Tỷ lệ lấy mẫu 15% thấp hơn mức chung; nâng lại 20%.');
    await press(page, 'Xem lại quyết định');
    await page.getByRole('heading', { name: 'Trả lại phiên bản 2 của May Sông Cầu Mẫu?' }).waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('H3');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Xác nhận trả lại phiên bản 2');
    await holdsUp(page);
    await page.getByRole('button', { name: 'Xác nhận trả lại phiên bản 2' }).press('Enter');
    await says(page, 'Đã trả lại phiên bản 2 của May Sông Cầu Mẫu.');
    await says(page, 'Trả lại bổ sung: ');
    await page.getByRole('link', { name: 'Phương án chờ duyệt (0)' }).click();
    await says(page, 'Không có phương án nào đang chờ duyệt.');
    await holdsUp(page);
    await page.context().close();
  });

  it('shows HR the reason on top, until what answers it is handed in', async () => {
    const page = await hr();
    await openPlan(page);
    await says(page, 'Phiên bản 2 bị trả lại');
    await says(page, 'Tỷ lệ lấy mẫu 15% thấp hơn mức chung; nâng lại 20%.');
    await field(page, 'Lấy mẫu nguy cơ cao').fill('20');
    await holdsUp(page);
    await press(page, 'Lưu bản nháp');
    await says(page, 'Đã lưu bản nháp phiên bản 3');
    await says(page, 'Tỷ lệ lấy mẫu 15% thấp hơn mức chung');
    await press(page, 'Xem lại trước khi gửi duyệt');
    await press(page, 'Gửi duyệt phiên bản 3');
    await says(page, 'Phiên bản 3 đang chờ duyệt');
    expect(await page.getByRole('heading', { name: 'Phiên bản 2 bị trả lại' }).count()).toBe(0);
    await page.context().close();
  });

  it('is approved by health, which sees what was asked and what changed', async () => {
    const page = await officer();
    await openWaiting(page, 3);
    await says(page, 'Phiên bản 2 đã bị');
    await page.getByLabel('Duyệt', { exact: true }).check();
    await press(page, 'Xem lại quyết định');
    await says(page, 'được chấm theo phiên bản này');
    await press(page, 'Xác nhận duyệt phiên bản 3');
    await says(page, 'Đã duyệt phiên bản 3 của May Sông Cầu Mẫu.');
    await holdsUp(page);
    await page.context().close();
  });

  it('is there for HR with what every version changed and who decided', async () => {
    const page = await hr();
    await openPlan(page);
    await says(page, 'Đang có hiệu lực: phiên bản 3');
    await says(page, 'Phiên bản 3 · Đã duyệt · đang có hiệu lực');
    await page.getByText('Khác gì phiên bản 2').click();
    await says(page, /Lấy mẫu nguy cơ cao\s+15%\s+20%/);
    await says(page, /Quyết định\s+[^\n]*\d\d:\d\d \d\d\/\d\d\/\d{4}/);
    await holdsUp(page);
    await page.context().close();
  });
});

describe('a plan that several people work on', () => {
  it('shows HR both drafts when a colleague saved first, and loses neither', async () => {
    const page = await hr();
    await openPlan(page);
    await press(page, 'Soạn phiên bản mới');
    await field(page, 'Số chỗ ở lại').fill('150');
    await done(api.hr('PUT', `${plans}/draft`, fields({ serviceWorkers: 30 })));
    await press(page, 'Lưu bản nháp');
    await page.getByRole('heading', { name: 'Hai bản khác nhau' }).waitFor();
    await says(page, /Số chỗ ở lại\s+150\s+120/);
    await says(page, /Người dịch vụ\s+24\s+30/);
    await holdsUp(page);
    await page.reload();
    await page.getByRole('heading', { name: 'Hai bản khác nhau' }).waitFor();
    await press(page, 'Làm tiếp bản trên máy này');
    expect(await field(page, 'Số chỗ ở lại').inputValue()).toBe('150');
    await press(page, 'Lưu bản nháp');
    await says(page, 'Đã lưu bản nháp phiên bản 4');
    await done(api.hr('POST', `${plans}/4/submission`));
    await field(page, 'Số chỗ ở lại').fill('160');
    await press(page, 'Lưu bản nháp');
    await says(page, /đã gửi duyệt phiên bản 4/);
    await press(page, 'Lấy bản trên máy chủ');
    await says(page, 'Phiên bản 4 đang chờ duyệt');
    await page.context().close();
  });

  it('tells an officer whom another one overtook, and records nothing twice', async () => {
    const page = await officer();
    await openWaiting(page, 4);
    await page.getByLabel('Duyệt', { exact: true }).check();
    await press(page, 'Xem lại quyết định');
    await done(
      api.health('POST', `${plans}/4/decision`, { decision: 'return', reason: 'Bổ sung sơ đồ khu cách ly' }),
    );
    await press(page, 'Xác nhận duyệt phiên bản 4');
    await says(page, 'vừa được người khác quyết định');
    await says(page, 'Lý do: Bổ sung sơ đồ khu cách ly');
    await page.context().close();
  });

  it('is never approved by who wrote it, whatever role that person has now', async () => {
    const turn = (role: string, sites: string[]) =>
      done(api.admin('PUT', '/api/members/health@demo.test', member({ name: 'Lê Thu Hà', role, sites })));
    await turn('employer', [siteId]);
    await done(api.health('PUT', `${plans}/draft`, fields()));
    await done(api.health('POST', `${plans}/5/submission`));
    await turn('health', []);
    const page = await officer();
    await openWaiting(page, 5);
    await page.getByLabel('Duyệt', { exact: true }).check();
    await press(page, 'Xem lại quyết định');
    await press(page, 'Xác nhận duyệt phiên bản 5');
    await says(page, 'Không tự duyệt phương án của mình');
    await holdsUp(page);
    await page.context().close();
  });
});
