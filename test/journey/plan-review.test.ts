import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf } from '../../domain/day.ts';
import { formatDay, formatShortDay } from '../../domain/texts/format.ts';
import { a } from '../support/a.ts';
import { openBrowser } from '../support/browser.ts';
import { type Client, clientOf, submission } from '../support/client.ts';
import { type Door, startDoor } from '../support/door.ts';
import { holdsUp } from '../support/holds-up.ts';
import { picture } from '../support/picture.ts';
import { signIn } from '../support/sign-in.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-review-'));
const siteId = 'may-song-cau';
const today = dayOf(new Date().toISOString());
const yesterday = addDays(today, -1);
let door: Door;
let browser: Browser;
let close: () => Promise<void>;
let hr: Client;

/** A call that must succeed. */
const done = async (reply: ReturnType<Client>) => {
  const { status, text } = await reply;
  if (status >= 300) throw new Error(`${status} ${text}`);
};
const fields = (over = {}) =>
  a.planFields({ effectiveFrom: addDays(today, -20), lastDrillOn: addDays(today, -100), ...over });
const file = (day: string, over = {}) =>
  done(hr('PUT', `/api/sites/${siteId}/check-ins/${day}`, a.checkInRequest(over), submission()));

/** Three sites of like size with approved plans; the first one reported yesterday, and handed in a plan that asks for thought. */
const furnish = async () => {
  const [admin, health] = [await clientOf(door, 'admin@demo.test'), await clientOf(door, 'health@demo.test')];
  const others = ['may-hai', 'may-ba'];
  for (const id of [siteId, ...others]) await done(admin('POST', '/api/sites', a.site({ siteId: id })));
  const member = { name: 'Nguyễn Thị Mẫu', role: 'employer', zones: [], active: true };
  await done(admin('PUT', '/api/members/hr@demo.test', { ...member, sites: [siteId, ...others] }));
  hr = await clientOf(door, 'hr@demo.test');
  for (const [n, id] of [siteId, ...others].entries()) {
    const plans = `/api/sites/${id}/plans`;
    await done(hr('PUT', `${plans}/draft`, fields({ isolationPlaces: 6 + n })));
    await done(hr('POST', `${plans}/1/submission`));
    await done(health('POST', `${plans}/1/decision`, { decision: 'approve' }));
  }
  await file(yesterday, { testedHighRisk: 44, testedService: 24 });
  const plans = `/api/sites/${siteId}/plans`;
  const slack = { isolationPlaces: 0, minIsolationFree: 6, drillEveryDays: 365, commitmentSigned: false };
  await done(hr('PUT', `${plans}/draft`, fields(slack)));
  await done(hr('POST', `${plans}/2/submission`));
};

const main = (page: Page) => page.getByRole('main').innerText();
const says = (page: Page, text: string | RegExp) => expect.poll(() => main(page)).toMatch(text);
beforeAll(async () => {
  [door, { browser, close }] = await Promise.all([startDoor({ dataDir, args: ['--empty'] }), openBrowser()]);
  await furnish();
});
afterAll(async () => {
  await close?.();
  await door?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('a plan that asks for thought', () => {
  it('is approved only with a reason, beside what sites of like size promise', async () => {
    const page = await signIn(browser, door.origin, 'health@demo.test', 1280);
    await page.goto(`${door.origin}/console?site=${siteId}&plan=2`);
    await says(page, /Có 0 chỗ cách ly; cần ít nhất 1\.\s+0 chỗ\s+7,5 chỗ/);
    await says(page, /Diễn tập mỗi 365 ngày, thưa hơn 180 ngày\.\s+365 ngày\s+90 ngày/);
    await says(page, 'Cỡ 1.000–4.999 lao động: trung vị của 2 phương án đang có hiệu lực');
    await page.getByLabel('Duyệt', { exact: true }).check();
    await page.getByRole('button', { name: 'Xem lại quyết định' }).click();
    await expect
      .poll(() => page.getByRole('alert').first().innerText())
      .toContain('ghi lý do vì sao vẫn duyệt');
    await holdsUp(page);
    await picture(page, 'plan-review');
    await page.getByLabel('Lý do (bắt buộc)').fill('Dùng chung khu cách ly của cụm đến tháng sau.');
    await page.getByRole('button', { name: 'Xem lại quyết định' }).click();
    await page.getByRole('button', { name: 'Xác nhận duyệt phiên bản 2' }).click();
    await says(page, 'Đã duyệt phiên bản 2 của May Sông Cầu Mẫu.');
    await says(page, 'Được duyệt dù: không có chỗ cách ly; diễn tập thưa.');
    await says(page, 'Lý do: Dùng chung khu cách ly của cụm đến tháng sau.');
    await page.context().close();
  });

  it('shows HR what it costs and which version was in force when', async () => {
    const page = await signIn(browser, door.origin, 'hr@demo.test', 360);
    await page.goto(`${door.origin}/check-in?view=plan&site=${siteId}`);
    await says(page, 'Được duyệt dù: không có chỗ cách ly; diễn tập thưa.');
    await says(page, `Phiên bản 2: từ ${formatDay(addDays(today, -20))} · đang có hiệu lực`);
    await says(page, '«Chưa ký cam kết» là điều kiện loại trừ: xếp «Chưa sẵn sàng» dù bao nhiêu điểm.');
    await page.context().close();
  });
});

describe('the score of a day', () => {
  it('says in the receipt why it moved, down to the version of the plan, and leads to every number', async () => {
    await file(today);
    const page = await signIn(browser, door.origin, 'hr@demo.test', 360);
    await page.goto(`${door.origin}/check-in?view=receipt&site=${siteId}&day=${today}`);
    await says(page, 'Vì sao điểm thay đổi');
    await says(page, /Do phương án: −\d+,\d \(phiên bản 1 → 2; .*Chỗ cách ly/);
    await page.getByRole('link', { name: 'Vì sao điểm này: từng con số' }).click();
    await says(page, 'Tính lại từ số liệu đã giữ: đúng bằng kết quả đã chấm.');
    await page.context().close();
  });

  it('is accounted for on a page of its own, from the site and on to the day before', async () => {
    const page = await signIn(browser, door.origin, 'health@demo.test', 1280);
    await page.goto(`${door.origin}/console?site=${siteId}`);
    await says(page, 'Phiên bản nào khi nào');
    await page.getByRole('link', { name: 'Vì sao điểm này' }).click();
    await says(page, `May Sông Cầu Mẫu · ngày ${formatDay(today)}`);
    await says(page, /Các tiêu chí được \d+,\d điểm, mất \d+,\d điểm: cộng lại 100,0\./);
    await says(page, new RegExp(`${formatShortDay(yesterday)} 44 \\(lần gửi 1`));
    await says(page, '20% của 260 người (Người nguy cơ cao) trong 7 ngày: 52 người');
    await holdsUp(page);
    await picture(page, 'day-account');
    await page.getByRole('link', { name: `Ngày trước (Ngày ${formatShortDay(yesterday)})` }).click();
    await says(page, `May Sông Cầu Mẫu · ngày ${formatDay(yesterday)}`);
    await says(page, 'Chưa so sánh được: trước ngày này chưa có báo cáo nào.');
    await page.context().close();
  });
});
