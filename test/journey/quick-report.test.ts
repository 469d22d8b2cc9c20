import { describe, expect, it } from 'vitest';
import { checkInDayOf } from '../../domain/pack/clocks.ts';
import { clerkOf, today } from './clerk-stage.ts';

const { page, hr, heading, open, main, button, link, fill } = clerkOf([
  { site: 'bao-nhanh' },
  { site: 'khong-mang' },
]);

describe('the quick report of an F0', () => {
  it('says what is wrong without contradiction, and is told again on the next report', async () => {
    await open('bao-nhanh');
    await button('Báo nhanh F0').click();
    const dialog = page().getByRole('dialog');
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
    await page()
      .getByText(/Đã báo nhanh: 2 F0 lúc \d\d:\d\d/)
      .waitFor();
    const f0 = page().getByLabel('Ca F0 mới', { exact: true });
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
    await expect.poll(() => page().evaluate('document.activeElement.name')).toBe('f0');
    await button(/^Gửi báo cáo ngày/).click();
    await heading(/Xem lại báo cáo/);
    await button(/^Gửi báo cáo ngày/).click();
    await heading(/Biên nhận/);
    await page().getByText('Đã báo nhanh 2 F0 trong kỳ này; báo cáo ghi 1.').waitFor();
  });
});

describe('the quick report without a network', () => {
  it('is kept, says to call at once, and goes by itself once', async () => {
    await open('khong-mang');
    await button('Báo nhanh F0').click();
    const dialog = page().getByRole('dialog');
    await dialog.getByLabel('Số ca F0 mới').fill('3');
    await page().context().setOffline(true);
    await dialog.getByRole('button', { name: 'Báo nhanh F0 ngay' }).click();
    await dialog.getByText('Đã lưu, sẽ gửi khi có mạng – gọi ngay đường dây nóng').waitFor();
    expect(await dialog.innerText()).not.toMatch(/Đã nhận|Thử lại/);
    await dialog.getByRole('button', { name: 'Đóng' }).last().click();
    await page().context().setOffline(false);
    await expect.poll(main).toMatch(/Đã gửi lúc \d\d:\d\d: Báo nhanh F0, 3 người/);
    const events = async () => (await hr('GET', '/api/sites/khong-mang/event-reports')).body;
    await expect.poll(events).toMatchObject({ items: [{ kind: 'f0', count: 3 }] });
  });
});
