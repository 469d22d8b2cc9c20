import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { PlanFields } from '../../domain/plan.ts';
import { formatShortDay } from '../../domain/texts/format.ts';
import { a } from '../support/a.ts';
import { interactionsOf, recordActs, secondsOf } from '../support/acts.ts';
import { clerkOf, today, yesterday } from './clerk-stage.ts';

const { page, origin, hr, health, filed, heading, open, main, button, link, fill, type } = clerkOf([
  { site: 'thay-doi' },
  { site: 'qua-dong' },
  { site: 'lich' },
  { site: 'qua-so' },
  { site: 'phuong-an-moi' },
  { site: 'ha-so' },
]);

describe('the form of a day that changed', () => {
  it('takes twelve interactions or fewer on a typical day, and thirty seconds by the keystroke-level model', async () => {
    await open('thay-doi');
    const changed = link(/^Có thay đổi/);
    await changed.waitFor();
    const acts = await recordActs(page());
    await changed.click();
    await heading(/Báo cáo ngày/);
    await type('Có mặt tại cơ sở', '1175');
    await type('Có triệu chứng', '2');
    await button(/ghi 0 cả bốn mục/).click();
    await type('Lấy mẫu: nguy cơ cao', '9');
    await type('Lấy mẫu: người dịch vụ', '4');
    await page().getByRole('group', { name: 'Giãn cách' }).getByLabel('Mọi nơi').check();
    await button(/^Gửi báo cáo ngày/).click();
    await heading(/Biên nhận|Xem lại/);
    if (
      (await page()
        .getByRole('heading', { level: 1, name: /Xem lại/ })
        .count()) > 0
    )
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
    expect(await page().getByLabel('Ca F0 mới', { exact: true }).inputValue()).toBe('5000');
    await open('qua-dong');
    await button('Báo nhanh F0').click();
    const dialog = page().getByRole('dialog');
    await dialog.getByLabel('Số ca F0 mới').fill('5000');
    await dialog.getByRole('button', { name: 'Báo nhanh F0 ngay' }).click();
    await dialog.getByText('Nhiều hơn số lao động').waitFor();
    await dialog.getByRole('button', { name: 'Báo nhanh F0 ngay' }).click();
    await dialog.getByText('CDC sẽ gọi lại').waitFor();
  });

  it('is today’s where the address names a day to come', async () => {
    await page().goto(`${origin()}/check-in/?site=lich&view=report&day=${addDays(today, 3)}`);
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
    const items = (await page().getByRole('main').getByRole('listitem').allInnerTexts()).join('\n');
    for (const label of asked) expect(items).toContain(`«${label}» ghi`);
    await expect.poll(() => page().evaluate('history.state')).toBe('step');
    await page().goBack();
    await heading(/^Báo cáo ngày/);
    expect(await page().getByLabel('Lấy mẫu: nguy cơ cao', { exact: true }).inputValue()).toBe('50000');
    await button(/^Gửi báo cáo ngày/).click();
    await heading(/Xem lại báo cáo/);
    await button('Quay lại sửa').click();
    await heading(/^Báo cáo ngày/);
    await expect.poll(() => page().evaluate('history.state')).not.toBe('step');
    await page().goBack();
    await heading('Báo cáo hằng ngày');
  });

  it('and what is wrong on the form is said in the language in use', async () => {
    await page().goto(`${origin()}/check-in/?site=qua-so&view=report`);
    await heading(/^Báo cáo ngày/);
    await fill('Có triệu chứng', '');
    await button(/^Gửi báo cáo ngày/).click();
    const errors = page().getByRole('alert').first();
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
    await page().goto(`${origin()}/check-in/?site=${site}&view=report&day=${day}`);
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
    const listed = page().waitForResponse((answer) => answer.url().includes('/plans'));
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
