import { expect, it } from 'vitest';
import { addDays, type Day, weekday } from '../../domain/day.ts';
import { holidays } from '../../domain/pack/holidays.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { axeFaults, layoutFaults } from '../support/access.ts';
import { picture } from '../support/picture.ts';
import { officers, onDuty, today, yesterday } from './duty-stage.ts';

const { report, open } = onDuty(['mot', 'hai']);
const board = 'board@demo.test';
const zone = 'kcn-diem-thuy';

/** A day on which nothing else keeps anybody at home. */
const nextWorking = (after: Day): Day => {
  const day = addDays(after, 1);
  return weekday(day) === 7 || holidays.has(day) ? nextWorking(day) : day;
};

it('an inspector sees where to go and why, records what was found on a phone, and sees the gap', async () => {
  await report('mot', { isolationFree: 4, spacing: 'all' }, yesterday);
  await report('hai', { masks: 'none', hands: 'none', isolationFree: 0 }, yesterday);
  const page = await open(officers.one, '/console?view=visits', 360);
  await page.locator('ol .card').first().waitFor();
  expect(await page.locator('ol .card h2').first().innerText()).toContain('Cơ sở Mẫu hai');
  expect(await page.locator('main').innerText()).toContain('chưa kiểm tra trong 180 ngày');
  expect([await axeFaults(page), await layoutFaults(page)]).toEqual([[], []]);
  await picture(page, 'visits');
  await page
    .locator('.card', { hasText: 'Cơ sở Mẫu mot' })
    .getByRole('link', { name: /Ghi kết quả kiểm tra/ })
    .click();
  const send = page.getByRole('button', { name: 'Gửi kết quả' });
  await send.click();
  await page.locator('.error-summary a').first().waitFor();
  expect(await page.locator('.error-summary').innerText()).toContain('Ghi ít nhất một mục');
  await page.getByLabel('Có mặt tại cơ sở').fill('1.062');
  await page.getByLabel('Chỗ cách ly còn trống').fill('không rõ');
  await page.getByRole('group', { name: 'Đeo khẩu trang' }).getByLabel('Có nơi chưa').check();
  await send.click();
  expect(await page.locator('.error-summary').innerText()).toContain('Ghi số nguyên');
  // A phone that was put away comes back to what was typed.
  await page.reload();
  await page.getByLabel('Chỗ cách ly còn trống').waitFor();
  expect(await page.getByLabel('Có mặt tại cơ sở').inputValue()).toBe('1.062');
  expect(
    await page.getByRole('group', { name: 'Đeo khẩu trang' }).getByLabel('Có nơi chưa').isChecked(),
  ).toBe(true);
  await page.getByLabel('Chỗ cách ly còn trống').fill('0');
  expect([await axeFaults(page), await layoutFaults(page)]).toEqual([[], []]);
  await picture(page, 'inspect');
  await send.click();
  const done = page.locator('main');
  await page.getByText('Đã gửi kết quả kiểm tra').waitFor();
  const text = await done.innerText();
  expect(text).toMatch(/Thực tế thấp hơn báo cáo \d+,\d điểm sẵn sàng\./);
  expect(text).toContain('ít hơn 118 (10%)');
  expect(text).toContain('1 bậc');
  expect(text).toContain(`So với báo cáo ngày ${formatDay(yesterday)}, bản 1.`);
  await picture(page, 'inspected');
  await page.getByRole('link', { name: 'Xem cơ sở' }).click();
  const history = page.locator('section', { has: page.locator('#inspections') });
  await history.locator('details').first().waitFor();
  expect(await history.innerText()).toContain('ít hơn 118 (10%)');
  expect(await page.locator('main').innerText()).toContain('Độ tin cậy giảm');
  await page.goto(page.url().replace(/\?.*/, '?view=visits'));
  await page.locator('ol .card').first().waitFor();
  expect(await page.locator('ol .card').first().innerText()).toMatch(
    /Cơ sở Mẫu mot[\s\S]*lệch [\d,]+ điểm lần kiểm tra trước/i,
  );
  await page.context().close();
});

it('the board closes a zone for a day: its sites are not due, and say why', async () => {
  const day = nextWorking(today);
  const page = await open(board, `/console?view=calendars&zone=${zone}`, 360);
  const save = page.getByRole('button', { name: 'Lưu lịch của khu' });
  await save.waitFor();
  await page.getByRole('button', { name: 'Thêm vào lịch' }).click();
  await page.locator('.error-summary a').first().waitFor();
  for (const name of ['Từ ngày', 'Đến ngày']) await page.getByLabel(name, { exact: true }).fill(day);
  await page.getByLabel('Lý do', { exact: true }).fill('Mất điện cả khu');
  await page.getByRole('button', { name: 'Thêm vào lịch' }).click();
  await page.getByText('Có thay đổi chưa lưu.').waitFor();
  await save.click();
  await page.getByText('Đã lưu lúc').waitFor();
  await page.locator('.due-days td').first().waitFor();
  expect([await axeFaults(page), await layoutFaults(page)]).toEqual([[], []]);
  await picture(page, 'zone-calendar');
  const site = await open(board, '/console?site=hai');
  await expect
    .poll(async () => {
      await site.reload();
      await site.locator('.due-days td').first().waitFor();
      return site.locator('.due-days').innerText();
    })
    .toContain(`${formatDay(day)}: khu nghỉ: Mất điện cả khu`);
  for (const one of [page, site]) await one.context().close();
});
