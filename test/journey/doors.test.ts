import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answers } from '../../domain/answers.ts';
import { addDays, dayOf } from '../../domain/day.ts';
import { PlanFields } from '../../domain/plan.ts';
import { formatShortDay } from '../../domain/texts/format.ts';
import { checkInDayOf } from '../../domain/thai-nguyen/clocks.ts';
import { a } from '../support/a.ts';
import { interactionsOf, recordActs, secondsOf } from '../support/acts.ts';
import { openBrowser } from '../support/browser.ts';
import { type Client, clientOf, submission } from '../support/client.ts';
import { type Door, startDoor } from '../support/door.ts';
import { signIn } from '../support/sign-in.ts';
import { settle } from '../support/site.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-doors-'));
const email = 'hr@demo.test';
const today = dayOf(new Date().toISOString());
const yesterday = addDays(today, -1);
const sites =
  'giong kem tu-choi nghi nghi-mat-mang khong-mang sau-nghi bao-nhanh thay-doi qua-dong qua-so phuong-an-moi ha-so lich'.split(
    ' ',
  );
let door: Door;
let browser: Browser;
let close: () => Promise<void>;
let hr: Client;
let health: Client;
let page: Page;

const path = (site: string, day: string) => `/api/sites/${site}/check-ins/${day}`;
const filed = async (site: string, day: string, over: Partial<Answers> = {}) => {
  const body = { answers: a.answers({ symptomatic: 1, ...over }), seenRevision: 0 };
  const reply = await hr('PUT', path(site, day), body, submission());
  expect(reply.status, reply.text).toBe(201);
};
/** What the server has of today. */
const reported = async (site: string) => (await hr('GET', path(site, today))).body;

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const open = async (site: string) => {
  await page.goto(`${door.origin}/check-in/?site=${site}`);
  await heading('Báo cáo hằng ngày');
};
const main = () => page.getByRole('main').innerText();
const button = (name: string | RegExp) => page.getByRole('button', { name });
const link = (name: string | RegExp) => page.getByRole('link', { name });
const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
/** By hand: a tap on the field, then key after key. */
const type = async (label: string, text: string) => {
  const field = page.getByLabel(label, { exact: true });
  await field.click();
  await field.press('ControlOrMeta+a');
  await field.pressSequentially(text);
};

beforeAll(async () => {
  [door, { browser, close }] = await Promise.all([startDoor({ dataDir, args: ['--empty'] }), openBrowser()]);
  const admin = await clientOf(door, 'admin@demo.test');
  health = await clientOf(door, 'health@demo.test');
  hr = await clientOf(door, email);
  for (const site of sites) await settle({ admin, hr, health }, site, email, today);
  const member = { name: 'Đầu mối Mẫu', role: 'employer', sites, zones: [], active: true };
  await admin('PUT', `/api/members/${email}`, member);
  for (const site of sites) {
    // A case of the day before yesterday leaves its alert open: that the page does not know
    await filed(site, addDays(today, -2), site === 'tu-choi' ? { f0: 1 } : {});
    await filed(site, yesterday, site === 'sau-nghi' ? { present: 12, symptomatic: 0 } : {});
  }
  page = await signIn(browser, door.origin, email, 360);
}, 180_000);

afterAll(async () => {
  await close?.();
  await door?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the no-change door', () => {
  it('files the day with one number, within fifteen seconds by the keystroke-level model', async () => {
    await open('giong');
    const send = button(`Giống báo cáo ngày ${formatShortDay(yesterday)} – gửi`);
    await send.waitFor();
    expect(await page.getByLabel('Số người có triệu chứng').inputValue()).toBe('');
    const acts = await recordActs(page);
    const field = page.getByLabel('Số người có triệu chứng');
    await field.click();
    await field.pressSequentially('2');
    await send.click();
    await heading(/Biên nhận/);
    const done = await acts();
    expect(interactionsOf(done)).toBe(2);
    expect(secondsOf(done)).toBeLessThanOrEqual(15);
  });

  it('is looked over first where the one number makes the day worse, and then sent as it is', async () => {
    await open('kem');
    await page.getByLabel('Số người có triệu chứng').fill('9');
    await button(/– gửi$/).click();
    await heading(/Xem lại báo cáo/);
    expect(await main()).toContain('Số người có triệu chứng tăng bất thường: 1 → 9.');
    expect((await hr('GET', path('kem', today))).status).toBe(404);
    await button(/^Gửi báo cáo ngày/).click();
    await heading(/Biên nhận/);
    expect(await reported('kem')).toMatchObject({ checkIn: { answers: { symptomatic: 9, present: 1180 } } });
    // The step leaves nothing behind: one Back is the form, the next the day
    await page.goBack();
    await heading(/Sửa báo cáo/);
    await page.goBack();
    await heading('Báo cáo hằng ngày');
  });

  it('opens the full form with the server’s reason where the server refuses, the symptoms kept', async () => {
    await open('tu-choi');
    await page.getByLabel('Số người có triệu chứng').fill('1');
    await button(/– gửi$/).click();
    await heading(/Báo cáo ngày/);
    await page.getByText('Cơ sở đang có cảnh báo mức cao hoặc khẩn chưa đóng.').waitFor();
    expect(await page.getByLabel('Có triệu chứng', { exact: true }).inputValue()).toBe('1');
    expect(await page.getByLabel('Lấy mẫu: nguy cơ cao', { exact: true }).inputValue()).toBe('');
    expect((await hr('GET', path('tu-choi', today))).status).toBe(404);
    await button(/ghi 0 cả bốn mục/).click();
    await fill('Lấy mẫu: nguy cơ cao', '8');
    await fill('Lấy mẫu: người dịch vụ', '4');
    await button(/^Gửi báo cáo ngày/).click();
    await heading(/Biên nhận/);
    expect(await reported('tu-choi')).toMatchObject({
      checkIn: { answers: { symptomatic: 1 }, revision: 1 },
    });
  });
});

describe('the door of a day off', () => {
  it('reports who is left and why, and puts the days after into the calendar', async () => {
    await open('nghi');
    await link('Hôm nay nghỉ sản xuất').click();
    await heading('Hôm nay nghỉ sản xuất');
    await button(/nghỉ sản xuất$/).click();
    await expect.poll(() => page.getByRole('alert').first().innerText()).toContain('Số người còn ở lại');
    expect(await page.getByLabel('Số người có triệu chứng').count()).toBe(0);
    await fill('Số người còn ở lại', '12');
    await page.getByLabel('Số người có triệu chứng').fill('0');
    await page.getByLabel('Lý do khác').check();
    await fill('Ghi lý do', 'Chị Hoa báo hỏng lò hơi');
    await page.getByText('Trông như tên người').waitFor();
    await fill('Ghi lý do', 'Hỏng lò hơi');
    await expect.poll(() => page.getByText('Trông như tên người').count()).toBe(0);
    await page.getByLabel(/^Nghỉ đến hết ngày/).fill(addDays(today, 2));
    await button(/nghỉ sản xuất$/).click();
    await heading(/Biên nhận/);
    expect(await reported('nghi')).toMatchObject({
      checkIn: {
        answers: {
          present: 12,
          lodged: 0,
          isolationFree: 3,
          note: 'Nghỉ sản xuất: Hỏng lò hơi',
          testedHighRisk: 0,
        },
      },
    });
    expect((await hr('GET', '/api/sites/nghi')).body).toMatchObject({
      calendar: {
        closures: [{ from: addDays(today, 1), to: addDays(today, 2), confirmed: false }],
      },
    });
    await page.goto(`${door.origin}/check-in/?site=nghi&view=closed`);
    await link(`Sửa báo cáo ngày ${formatShortDay(today)}`).waitFor();
    expect(await main()).toMatch(/Đã gửi lúc \d\d:\d\d/);
    expect(await page.getByRole('textbox').count()).toBe(0);
  });

  it('files the day and says what was not done where the calendar could not be changed', async () => {
    await page.route('**/calendar', (route) => route.abort());
    await open('nghi-mat-mang');
    await link('Hôm nay nghỉ sản xuất').click();
    await fill('Số người còn ở lại', '0');
    await page.getByLabel('Mất điện').check();
    await page.getByLabel(/^Nghỉ đến hết ngày/).fill(addDays(today, 1));
    await button(/nghỉ sản xuất$/).click();
    await page.getByText('Đã gửi báo cáo ngày').waitFor();
    expect(await main()).toContain(
      `Chưa ghi được lịch nghỉ đến hết ngày ${formatShortDay(addDays(today, 1))}`,
    );
    await page.unroute('**/calendar');
    expect(await reported('nghi-mat-mang')).toMatchObject({
      checkIn: { answers: { present: 0, symptomatic: 0, note: 'Nghỉ sản xuất: mất điện.' } },
      assessment: { band: null },
    });
    expect((await hr('GET', '/api/sites/nghi-mat-mang')).body).toMatchObject({ calendar: { closures: [] } });
  });

  it('shuts the no-change door on the day after, and leaves the stocks of the working day to the form', async () => {
    await open('sau-nghi');
    await page.getByText('báo cáo trước là của ngày nghỉ sản xuất').waitFor();
    await link(/^Có thay đổi/).click();
    await heading(/Báo cáo ngày/);
    expect(await page.getByLabel('Có mặt tại cơ sở', { exact: true }).inputValue()).toBe('1180');
  });
});

describe('the quick report of an F0', () => {
  it('says what is wrong without contradiction, and is told again on the next report', async () => {
    await open('bao-nhanh');
    await button('Báo nhanh F0').click();
    const dialog = page.getByRole('dialog');
    const send = dialog.getByRole('button', { name: 'Báo nhanh F0 ngay' });
    await send.click();
    await expect.poll(() => dialog.getByRole('alert').innerText()).toContain('Ghi từ 1 trở lên');
    await dialog.getByLabel('Số ca F0 mới').fill('0');
    await send.click();
    await expect
      .poll(() => dialog.getByRole('alert').innerText())
      .toContain('Không có F0 thì không cần báo nhanh');
    await dialog.getByLabel('Số ca F0 mới').fill('-2');
    await send.click();
    await expect.poll(() => dialog.getByRole('alert').innerText()).toContain('Ghi số từ 1 trở lên');
    const beyond = dialog.getByText('Nhiều hơn số lao động của cơ sở (1.200)');
    await dialog.getByLabel('Số ca F0 mới').fill('999999');
    await send.click();
    await beyond.waitFor();
    await dialog.getByLabel('Số ca F0 mới').fill('2');
    await beyond.waitFor({ state: 'detached' });
    await send.click();
    await dialog.getByText('CDC sẽ gọi lại').waitFor();
    await dialog.getByRole('button', { name: 'Đóng' }).last().click();
    const isToday = checkInDayOf(new Date().toISOString()) === today;
    await link(/^Có thay đổi/).click();
    await heading(/Báo cáo ngày/);
    if (!isToday) return;
    await page.getByText(/Đã báo nhanh: 2 F0 lúc \d\d:\d\d/).waitFor();
    const f0 = page.getByLabel('Ca F0 mới', { exact: true });
    await expect.poll(() => f0.inputValue()).toBe('2');
    await f0.fill('1');
    for (const label of ['Người F1 mới', 'Kết quả dương tính', 'Diện cách ly vẫn đi làm'])
      await fill(label, '0');
    await fill('Có triệu chứng', '1');
    await fill('Lấy mẫu: nguy cơ cao', '8');
    await fill('Lấy mẫu: người dịch vụ', '4');
    await button(/^Gửi báo cáo ngày/).click();
    await heading(/Xem lại báo cáo/);
    expect(await main()).toContain('ít hơn số đã báo nhanh trong kỳ (2)');
    await button('Sửa «Ca F0 mới»').click();
    await expect.poll(() => page.evaluate('document.activeElement.name')).toBe('f0');
    await button(/^Gửi báo cáo ngày/).click();
    await heading(/Xem lại báo cáo/);
    await button(/^Gửi báo cáo ngày/).click();
    await heading(/Biên nhận/);
    await page.getByText('Đã báo nhanh 2 F0 trong kỳ này; báo cáo ghi 1.').waitFor();
  });
});

describe('the quick report without a network', () => {
  it('is kept, says to call at once, and goes by itself once', async () => {
    await open('khong-mang');
    await button('Báo nhanh F0').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Số ca F0 mới').fill('3');
    await page.context().setOffline(true);
    await dialog.getByRole('button', { name: 'Báo nhanh F0 ngay' }).click();
    await dialog.getByText('Đã lưu, sẽ gửi khi có mạng – gọi ngay đường dây nóng').waitFor();
    expect(await dialog.innerText()).not.toMatch(/Đã nhận|Thử lại/);
    await dialog.getByRole('button', { name: 'Đóng' }).last().click();
    await page.context().setOffline(false);
    await expect.poll(main, { timeout: 30_000 }).toMatch(/Đã gửi lúc \d\d:\d\d: Báo nhanh F0, 3 người/);
    const events = async () => (await hr('GET', '/api/sites/khong-mang/event-reports')).body;
    await expect.poll(events, { timeout: 30_000 }).toMatchObject({ items: [{ kind: 'f0', count: 3 }] });
  });
});

describe('the form of a day that changed', () => {
  it('takes twelve interactions or fewer on a typical day, and thirty seconds by the keystroke-level model', async () => {
    await open('thay-doi');
    const changed = link(/^Có thay đổi/);
    await changed.waitFor();
    const acts = await recordActs(page);
    await changed.click();
    await heading(/Báo cáo ngày/);
    await type('Có mặt tại cơ sở', '1175');
    await type('Có triệu chứng', '2');
    await button(/ghi 0 cả bốn mục/).click();
    await type('Lấy mẫu: nguy cơ cao', '9');
    await type('Lấy mẫu: người dịch vụ', '4');
    await page.getByRole('group', { name: 'Giãn cách' }).getByLabel('Mọi nơi').check();
    await button(/^Gửi báo cáo ngày/).click();
    await heading(/Biên nhận|Xem lại/);
    if ((await page.getByRole('heading', { level: 1, name: /Xem lại/ }).count()) > 0)
      await button(/^Gửi báo cáo ngày/).click();
    await heading(/Biên nhận/);
    const done = await acts();
    expect(interactionsOf(done)).toBeLessThanOrEqual(12);
    expect(secondsOf(done)).toBeLessThanOrEqual(30);
  });

  it('asks about more cases than people who work there', async () => {
    await open('qua-dong');
    await link(/^Có thay đổi/).click();
    await heading(/Báo cáo ngày/);
    await fill('Có triệu chứng', '1');
    await button(/ghi 0 cả bốn mục/).click();
    await fill('Ca F0 mới', '5000');
    await fill('Lấy mẫu: nguy cơ cao', '0');
    await fill('Lấy mẫu: người dịch vụ', '0');
    await button(/^Gửi báo cáo ngày/).click();
    await heading(/Xem lại báo cáo/);
    expect(await main()).toContain(
      '«Ca F0 mới» ghi 5.000 người, nhiều hơn số người lao động của cơ sở (1.300)',
    );
    await button('Quay lại sửa').click();
    expect(await page.getByLabel('Ca F0 mới', { exact: true }).inputValue()).toBe('5000');
    await open('qua-dong');
    await button('Báo nhanh F0').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Số ca F0 mới').fill('5000');
    await dialog.getByRole('button', { name: 'Báo nhanh F0 ngay' }).click();
    await dialog.getByText('Nhiều hơn số lao động').waitFor();
    await dialog.getByRole('button', { name: 'Báo nhanh F0 ngay' }).click();
    await dialog.getByText('CDC sẽ gọi lại').waitFor();
  });

  it('is today’s where the address names a day to come', async () => {
    await page.goto(`${door.origin}/check-in/?site=lich&view=report&day=${addDays(today, 3)}`);
    await heading(`Báo cáo ngày ${formatShortDay(today)}`);
  });
});

describe('a step behind the form', () => {
  const asked = ['Lấy mẫu: nguy cơ cao', 'Chỗ cách ly còn trống', 'Ở lại qua đêm', 'Có mặt tại cơ sở'];

  it('asks about figures that cannot well be, and the browser’s Back comes to the form again', async () => {
    await open('qua-so');
    await link(/^Có thay đổi/).click();
    await heading(/Báo cáo ngày/);
    await fill('Có mặt tại cơ sở', '5000');
    await fill('Có triệu chứng', '1');
    await button(/ghi 0 cả bốn mục/).click();
    await fill('Lấy mẫu: nguy cơ cao', '50000');
    await fill('Lấy mẫu: người dịch vụ', '4');
    await fill('Chỗ cách ly còn trống', '70');
    await fill('Ở lại qua đêm', '4000');
    await button(/^Gửi báo cáo ngày/).click();
    await heading(/Xem lại báo cáo/);
    const items = (await page.getByRole('main').getByRole('listitem').allInnerTexts()).join('\n');
    for (const label of asked) expect(items).toContain(`«${label}» ghi`);
    await page.goBack();
    await heading(/^Báo cáo ngày/);
    expect(await page.getByLabel('Lấy mẫu: nguy cơ cao', { exact: true }).inputValue()).toBe('50000');
    await button(/^Gửi báo cáo ngày/).click();
    await heading(/Xem lại báo cáo/);
    await button('Quay lại sửa').click();
    await heading(/^Báo cáo ngày/);
    await page.goBack();
    await heading('Báo cáo hằng ngày');
  });

  it('and what is wrong on the form is said in the language in use', async () => {
    await page.goto(`${door.origin}/check-in/?site=qua-so&view=report`);
    await heading(/^Báo cáo ngày/);
    await fill('Có triệu chứng', '');
    await button(/^Gửi báo cáo ngày/).click();
    const errors = page.getByRole('alert').first();
    await expect.poll(() => errors.innerText()).toContain('Có triệu chứng: Chưa điền.');
    await link('English').click();
    await expect.poll(() => errors.innerText()).toContain('Not filled in.');
    expect(await errors.innerText()).not.toContain('Chưa điền');
    await link('Tiếng Việt').click();
    await heading(/^Báo cáo ngày/);
  });
});

describe('a correction', () => {
  const correct = async (site: string, day: string) => {
    await page.goto(`${door.origin}/check-in/?site=${site}&view=report&day=${day}`);
    await heading(/^Sửa báo cáo/);
  };

  it('of a past day is held against the plan of that day, not the one of today', async () => {
    const site = 'phuong-an-moi';
    const fields = Object.entries(a.plan()).filter(([name]) => Object.hasOwn(PlanFields.shape, name));
    const next = { ...Object.fromEntries(fields), effectiveFrom: today, lastDrillOn: addDays(today, -56) };
    const plans = `/api/sites/${site}/plans`;
    expect((await hr('PUT', `${plans}/draft`, next)).status).toBe(200);
    expect((await hr('POST', `${plans}/2/submission`)).status).toBe(200);
    expect((await health('POST', `${plans}/2/decision`, { decision: 'approve' })).status).toBe(200);
    const listed = page.waitForResponse((answer) => answer.url().includes('/plans'));
    await correct(site, yesterday);
    await listed;
    await fill('Có triệu chứng', '9');
    await button(/^Gửi bản sửa ngày/).click();
    await heading(/Xem lại báo cáo/);
    expect(await main()).toContain('Số người có triệu chứng tăng bất thường: 1 → 9.');
    expect(await main()).toContain('Dự kiến');
    expect(await main()).not.toContain('Chưa có phương án duyệt');
    const expected = /(\d+(?:,\d+)?) điểm/.exec(await main())?.[1];
    await button(/^Gửi bản sửa ngày/).click();
    await heading(/Biên nhận/);
    expect(await main()).toContain(`${expected} điểm`);
  });

  it('that lowers cases is looked over first, and says that an alert stays open', async () => {
    await filed('ha-so', today, { f0: 3 });
    await correct('ha-so', today);
    await fill('Ca F0 mới', '1');
    await fill('Lý do giảm số đã báo', 'Xét nghiệm lại âm tính');
    await button(/^Gửi bản sửa ngày/).click();
    await heading(/Xem lại báo cáo/);
    expect(await main()).toContain('Số đã báo giảm đi: «Ca F0 mới» 3 → 1. Cảnh báo đã mở không tự đóng');
    await button(/^Gửi bản sửa ngày/).click();
    await heading(/Biên nhận/);
  });
});

describe('the calendar', () => {
  it('takes days off ahead, drops them again, and refuses past ones at the field', async () => {
    await open('lich');
    await link('Lịch làm việc').click();
    await heading('Lịch làm việc');
    await page.getByLabel('Từ ngày').fill(addDays(today, -1));
    await page.getByLabel('Đến hết ngày').fill(addDays(today, -1));
    await page.getByLabel('Lý do', { exact: true }).fill('Bảo trì');
    await button('Thêm vào danh sách').click();
    await expect.poll(() => page.getByRole('alert').first().innerText()).toContain('từ hôm nay trở đi');
    await page.getByLabel('Từ ngày').fill(addDays(today, 3));
    await page.getByLabel('Đến hết ngày').fill(addDays(today, 4));
    await button('Thêm vào danh sách').click();
    await button('Lưu lịch').click();
    await page.getByText('Đã lưu lịch làm việc').waitFor();
    expect(await main()).toContain('Tự khai');
    expect((await hr('GET', '/api/sites/lich')).body).toMatchObject({
      calendar: { workingWeekdays: null, closures: [{ from: addDays(today, 3), reason: 'Bảo trì' }] },
    });
    await button(/^Bỏ ngày nghỉ từ/).click();
    await button('Lưu lịch').click();
    await expect
      .poll(async () => (await hr('GET', '/api/sites/lich')).body, { timeout: 10_000 })
      .toMatchObject({ calendar: { closures: [] } });
  });
});
