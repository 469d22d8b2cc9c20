import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { seenWithinMs } from '../support/at-most.ts';
import { picture } from '../support/picture.ts';
import { dialogButton, officers, onDuty, rowOf, second, seenAfter } from './duty-stage.ts';

const { health, report, alertsOf, open } = onDuty(['mot', 'hai', 'ba', 'bon']);
const main = (page: Page) => page.getByRole('main').innerText();
let one: Page;
let two: Page;

beforeAll(async () => {
  await report('mot', { f0: 1, positive: 1, f1: 2 });
  await report('hai', { quarantineBreaches: 1 });
  await report('ba', { isolationFree: 0 });
  [one, two] = await Promise.all([open(officers.one), open(officers.two)]);
  await rowOf(one, 'Có ca F0 mới', 'mot').waitFor();
});

describe('an alert, from opening to closing, by two officers', () => {
  const row = (page: Page) => rowOf(page, 'Có ca F0 mới', 'mot');
  const says = (page: Page) => () => row(page).innerText();

  it('lists what is part of another inside it', async () => {
    const names = await one.locator('a[data-alert]').allInnerTexts();
    expect(names[names.indexOf('Có ca F0 mới') + 1]).toBe('Có F1 mới');
    expect(await rowOf(one, 'Có F1 mới', 'mot').innerText()).toContain('Kèm cảnh báo F0');
    expect(await row(one).innerText()).toContain('Kèm 1 cảnh báo');
  });

  it('is acknowledged with two taps, and the other officer sees it within 5 s', async () => {
    const acknowledge = async () => {
      await one.bringToFront();
      await row(one).getByRole('button', { name: 'Tiếp nhận' }).click();
      expect(await one.getByRole('dialog').innerText()).toContain('phải xác minh trong 1 giờ');
      await dialogButton(one, /^Xác nhận/).click();
      await one.getByText(/^Đã tiếp nhận: Có ca F0 mới, Cơ sở Mẫu mot$/).waitFor();
      await two.bringToFront();
    };
    expect(await seenAfter(acknowledge, says(two), /Đã tiếp nhận/)).toBeLessThan(seenWithinMs);
    expect(await says(two)()).toContain('Lê Thu Hà');
  });

  it('shows what changed, the trend, the score, whom to call and the neighbours', async () => {
    await row(two).getByRole('link', { name: 'Có ca F0 mới' }).click();
    for (const title of ['Nguyên nhân mở cảnh báo', 'Xử lý khi có F0', 'Xu hướng 30 ngày', 'Điểm từng mục'])
      await two.getByRole('heading', { name: title, exact: true }).waitFor();
    await two.getByText('Tiếp nhận không có ghi chú: chưa xác minh thì trở lại mới mở lúc').waitFor();
    await two.getByText('Chưa có báo cáo trước để so sánh.').waitFor();
    await two.getByText('Gọi cho ai').waitFor();
    expect(await two.locator('.contacts a[href^="tel:"]').count()).toBeGreaterThan(0);
    await two.getByRole('link', { name: 'Cơ sở Mẫu hai' }).waitFor();
    await two.getByText(/^\d+\/\d+ kỳ đã báo cáo trong \d+ ngày/).waitFor();
    expect(await two.locator('.notice .button:not(.secondary)').allInnerTexts()).toEqual([
      'Ghi kết quả xác minh',
    ]);
    await picture(two, 'alert');
  });

  it('is verified with an assessment by the one, and answered with measures by the other', async () => {
    await two.getByRole('button', { name: 'Ghi kết quả xác minh' }).click();
    await dialogButton(two, /^Xác nhận/).click();
    await expect.poll(() => two.getByRole('alert').first().innerText()).toMatch(/Ghi/);
    await two.locator('#assessment').fill('Đã gọi đầu mối, đúng một ca');
    await dialogButton(two, /^Xác nhận/).click();
    await one.bringToFront();
    await expect.poll(says(one)).toContain('Đã xác minh');
    await row(one).getByRole('button', { name: 'Bắt đầu xử lý' }).click();
    await dialogButton(one, /^Xác nhận/).click();
    await expect.poll(says(one)).toContain('Đang xử lý');
  });

  it('is closed with an outcome and a reason, and keeps who did what', async () => {
    await row(one).getByRole('link', { name: 'Có ca F0 mới' }).click();
    await one.getByRole('button', { name: 'Đóng cảnh báo' }).first().click();
    await dialogButton(one, /^Xác nhận/).click();
    await expect.poll(() => one.getByRole('alert').first().innerText()).toContain('Ghi lý do');
    await one.getByLabel('Đã xử lý xong').check();
    await one.getByLabel('Lý do').fill('Đã chuyển F0 đi điều trị');
    const shut = async () => {
      await dialogButton(one, /^Xác nhận/).click();
      await two.bringToFront();
    };
    expect(await seenAfter(shut, () => main(two), /Cảnh báo đã đóng/)).toBeLessThan(seenWithinMs);
    const timeline = (await two.locator('.timeline li').allInnerTexts()).map((text) => text.split('\n')[0]);
    expect(timeline.map((text) => /^(.*?) \d\d:\d\d/.exec(text ?? '')?.[1]).slice(0, 4)).toEqual([
      'Đã đóng',
      'Bắt đầu xử lý',
      'Đã xác minh',
      'Đã tiếp nhận',
    ]);
    expect(timeline[2]).toContain(second);
    expect(timeline[0]).toContain('Lê Thu Hà');
  });
});

describe('two officers at once', () => {
  it('tells the slower one who was quicker and when, and lets the same be decided again', async () => {
    const rule = 'Diện cách ly vẫn đi làm';
    for (const page of [one, two]) {
      await page.bringToFront();
      await page.getByRole('link', { name: 'Cảnh báo', exact: true }).click();
      await rowOf(page, rule, 'hai').getByRole('button', { name: 'Tiếp nhận' }).click();
      await page.getByRole('dialog').waitFor();
    }
    await one.bringToFront();
    await one.getByLabel('Ghi chú').fill('Đang gọi');
    await dialogButton(one, /^Xác nhận/).click();
    await one.getByRole('dialog').waitFor({ state: 'detached' });
    await two.bringToFront();
    await two.getByLabel('Ghi chú').fill('Tôi xem');
    await dialogButton(two, /^Xác nhận/).click();
    const said = two.getByRole('dialog').getByRole('alert');
    await said.getByText('Người khác vừa xử lý cảnh báo này').waitFor();
    expect(await said.innerText()).toMatch(
      /Lê Thu Hà đã xử lý lúc \d\d:\d\d \d\d\/\d\d\/\d{4}\. Trạng thái mới: Đã tiếp nhận\./,
    );
    expect(await two.getByLabel('Ghi chú').inputValue()).toBe('Tôi xem');
    await two.getByRole('dialog').getByRole('button', { name: 'Xác nhận: Nhận thay' }).click();
    await expect.poll(() => rowOf(two, rule, 'hai').innerText()).toContain(second);
  });
});

describe('a proposal to close', () => {
  it('is marked in the queue and accepted with one tap', async () => {
    await report('hai', { quarantineBreaches: 0 });
    const row = rowOf(two, 'Diện cách ly vẫn đi làm', 'hai');
    await expect.poll(() => row.innerText()).toContain('Đề nghị đóng');
    await row.getByRole('link', { name: 'Diện cách ly vẫn đi làm' }).click();
    await two.getByText(/^Điều kiện không còn từ/).waitFor();
    await two.getByRole('button', { name: 'Chấp nhận: đóng, tự hết điều kiện' }).click();
    await expect.poll(() => main(two)).toContain('Cảnh báo đã đóng');
    expect(await main(two)).toContain('Tự hết điều kiện');
    expect((await alertsOf('hai')).map(({ rule }) => rule)).not.toContain('quarantine-breach');
  });
});

describe('putting aside', () => {
  it('is refused for an unverified critical alert before anything is typed', async () => {
    await report('bon', { f0: 1, positive: 1 });
    const id = (await alertsOf('bon')).find(({ rule }) => rule === 'case-reported')?.id ?? '';
    await one.goto(`${new URL(one.url()).origin}/console?alert=${id}`);
    const button = one.getByRole('button', { name: 'Tạm hoãn' });
    await button.waitFor();
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await one.getByText('Cảnh báo khẩn chưa xác minh thì không tạm hoãn được.').waitFor();
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const { status, text } = await health('POST', `/api/alerts/${id}/snooze`, {
      until,
      reason: 'Chờ',
      seen: 1,
    });
    expect([status, text]).toEqual([409, expect.stringContaining('snooze-refused')]);
  });

  it('asks for a time of a day at most and a reason, and puts the alert last until then', async () => {
    await one.getByRole('link', { name: 'Cảnh báo', exact: true }).click();
    const row = rowOf(one, 'Thiếu chỗ cách ly', 'ba');
    await row.getByRole('link', { name: 'Thiếu chỗ cách ly' }).focus();
    await one.keyboard.press('s');
    await dialogButton(one, 'Tạm hoãn').click();
    await expect.poll(() => one.getByRole('dialog').getByRole('alert').innerText()).toContain('Điền vào');
    await one.getByLabel(/^4 giờ, đến \d\d:\d\d/).check();
    await one.getByLabel('Lý do').fill('Đang chờ xây thêm phòng');
    await dialogButton(one, 'Tạm hoãn').click();
    await expect.poll(() => row.innerText()).toMatch(/Tạm hoãn đến \d\d:\d\d/);
    expect((await one.locator('a[data-alert]').allInnerTexts()).at(-1)).toBe('Thiếu chỗ cách ly');
    await row.getByRole('link', { name: 'Thiếu chỗ cách ly' }).click();
    await one.locator('.timeline').getByText('Đang chờ xây thêm phòng').waitFor();
  });
});

describe('the keyboard alone', () => {
  it('goes down and up the queue, opens the dialog of a row and says what is not possible', async () => {
    await one.getByRole('link', { name: 'Cảnh báo', exact: true }).click();
    await rowOf(one, 'Có ca F0 mới', 'bon').waitFor();
    // The zone's own comes along the stream: the rows are counted when it is there.
    await one.getByRole('row').filter({ hasText: 'Nhiều cơ sở có ca bệnh' }).waitFor();
    const focused = () => one.evaluate('document.activeElement.dataset.alert ?? document.activeElement.id');
    const ids = await one
      .locator('a[data-alert]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('data-alert')));
    await one.keyboard.press('j');
    expect(await focused()).toBe(ids[0]);
    await one.keyboard.press('j');
    expect(await focused()).toBe(ids[1]);
    await one.keyboard.press('k');
    expect(await focused()).toBe(ids[0]);
    const open = (await alertsOf('bon')).find(({ rule }) => rule === 'case-reported')?.id ?? '';
    for (let n = 0; n < ids.length && (await focused()) !== open; n += 1) await one.keyboard.press('j');
    await one.keyboard.press('r');
    await one.getByText(/không làm được bước «Bắt đầu xử lý» ở trạng thái «Mới mở»/).waitFor();
    await one.keyboard.press('a');
    await one.getByRole('dialog').waitFor();
    await one.keyboard.press('Escape');
    await one.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused()).toBe(open);
    await one.keyboard.press('/');
    expect(await focused()).toBe('find');
  });
});

describe('what stands out', () => {
  it('is said in word and shape: escalated, fallen back, overdue', async () => {
    const [alert] = await alertsOf('bon');
    const late = {
      ...alert,
      level: 1,
      fellBack: true,
      verifyBy: new Date(Date.now() - 3_600_000).toISOString(),
    };
    await one.route('**/api/alerts?**', (route) => route.fulfill({ json: { items: [late], cursor: null } }));
    await one.reload();
    const row = one.getByRole('row').nth(1);
    for (const text of ['Đã báo lên: Giám đốc CDC', 'Tiếp nhận im lặng: đã trở lại', 'quá hạn 1 giờ'])
      await row.getByText(text).waitFor();
    expect(await row.locator('.tag svg').count()).toBe(4);
    await one.unroute('**/api/alerts?**');
  });
});
