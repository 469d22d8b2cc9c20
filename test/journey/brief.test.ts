import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { axeFaults, layoutFaults } from '../support/access.ts';
import { full } from '../support/full.ts';
import { people } from '../support/people.ts';
import { picture } from '../support/picture.ts';
import { atBriefs, today, yesterday } from './brief-stage.ts';

const stage = atBriefs();
const tomorrow = addDays(today, 1);

const seen = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const fill = async (page: Page, fields: Readonly<Record<string, string>>) => {
  for (const [id, text] of Object.entries(fields)) await page.locator(`[id="${id}"]`).fill(text);
};

/** From a figure to its list, as of the snapshot: as many rows as the figure says; and back to the sentence. */
const drillDown = async (page: Page) => {
  const figure = page.locator('.brief-sheet a[href*="list=due"]').first();
  const said = Number(await figure.textContent());
  await figure.click();
  await page.getByRole('heading', { name: 'Cơ sở đến kỳ báo cáo' }).waitFor();
  await page.locator('main tbody tr').first().waitFor();
  expect([said, await page.locator('main tbody tr').count()]).toEqual([2, 2]);
  await seen(page, `tính theo bản chụp ngày ${formatDay(yesterday)}`);
  await page.getByRole('link', { name: `Về bản tin ngày ${formatDay(yesterday)}` }).click();
  await page.locator('.brief-sheet').waitFor();
};

const record = async (page: Page) => {
  await page.getByRole('link', { name: 'Chỉ đạo', exact: true }).click();
  await page.getByRole('button', { name: 'Ghi nội dung chỉ đạo' }).click();
  await page.getByRole('button', { name: 'Ghi chỉ đạo' }).click();
  await page.locator('.error-summary').waitFor();
  expect(await page.locator('.error-summary li').count()).toBe(4);
  await page.getByLabel('Kiểm tra', { exact: true }).check();
  await fill(page, {
    ...{ text: 'Kiểm tra 02 cơ sở KCN Sông Công I', by: 'Chủ tịch UBND tỉnh', owner: 'Ban Quản lý các KCN' },
    ...{ due: addDays(today, 1), 'due-time': '17h' },
  });
  await page.getByRole('button', { name: 'Ghi chỉ đạo' }).click();
  await seen(page, 'Đã ghi nội dung chỉ đạo');
  await page.getByRole('heading', { name: /Kiểm tra 02 cơ sở/ }).waitFor();
};

const followUp = async (page: Page) => {
  await page.getByRole('button', { name: 'Ghi diễn biến' }).click();
  const form = page.locator('.follow-up');
  await form.getByLabel('Đã xong').check();
  await form.locator('textarea').fill('Đã kiểm tra đủ 02 cơ sở');
  await form.getByRole('button', { name: 'Ghi diễn biến' }).click();
  await seen(page, 'Đã ghi diễn biến.');
  await seen(page, 'Đã kiểm tra đủ 02 cơ sở');
};

const propose = async (page: Page) => {
  await seen(page, /trước giờ phát hành 06:40/);
  await page.getByRole('button', { name: 'Thêm nội dung khác' }).click();
  await fill(page, {
    ...{ 'p0-matter': 'Chỗ cách ly', 'p0-basis': '02 F0, các cơ sở trong khu còn 04 chỗ' },
    ...{ 'p0-proposed': 'Mở khu cách ly tập trung của tỉnh', 'p0-lead': 'Bộ Chỉ huy Quân sự tỉnh' },
    ...{ 'p0-due': addDays(today, 2), 'p0-due-time': '12:00' },
  });
  await page.getByRole('button', { name: 'Lưu bản soát' }).click();
  await seen(page, /^Đã lưu lúc/);
};

it('is read, led into, directed on, reviewed, and tells the next day what became of it', async () => {
  const leader = await stage.open(people.leader.email, '/brief');
  await seen(leader, `Phát hành lúc 06:40 ${formatDay(today)}.`);
  await leader.locator('.brief-sheet').waitFor();
  await drillDown(leader);
  await record(leader);

  const health = await stage.open(people.health.email, '/brief?view=directions');
  await followUp(health);
  await picture(health, 'brief-directions');

  await stage.morning('freeze', today);
  await health.goto(`${new URL(health.url()).origin}/console?view=review&day=${today}`);
  await propose(health);
  await health.setViewportSize({ width: 1280, height: 900 });
  await health.evaluate('scrollTo(0, 0)');
  await picture(health, 'brief-review');
  await health.setViewportSize({ width: 360, height: 740 });
  // The page reads by itself whether the brief is out: an officer who has not been told yet goes on writing.
  await health.route(/\/api\/.*review/, (route) =>
    route.request().method() === 'GET' ? route.abort() : route.continue(),
  );
  await stage.morning('issue', today);
  await health.locator('[id="p0-matter"]').fill('Chỗ cách ly, sửa lại');
  await health.getByRole('button', { name: 'Lưu bản soát' }).click();
  await seen(health, /Bản tin đã phát hành/);

  await leader.goto(`${new URL(leader.url()).origin}/brief`);
  await seen(leader, 'Mở khu cách ly tập trung của tỉnh');
  await seen(leader, /01\/01 nội dung xong/);
  expect(await leader.locator('.brief-sheet').textContent()).not.toContain('sửa lại');
});

const wrong = async (page: Page, begin: string, send: string) => {
  await page.getByRole('button', { name: begin }).first().click();
  await page.getByRole('button', { name: send }).click();
  await page.locator('.error-summary').waitFor();
};

const states: readonly {
  name: string;
  path: string;
  ready: string;
  act?: Readonly<Record<'vi' | 'en', readonly [string, string]>>;
}[] = [
  { name: 'the brief', path: '/brief', ready: '.brief-sheet' },
  { name: 'a list', path: `/brief?day=${yesterday}&list=all`, ready: 'main tbody tr' },
  { name: 'the trends', path: '/brief?view=trends', ready: 'main svg' },
  {
    ...{ name: 'a direction with everything wrong', path: '/brief?view=directions', ready: 'main h2' },
    act: {
      vi: ['Ghi nội dung chỉ đạo', 'Ghi chỉ đạo'],
      en: ['Record a direction', 'Record the direction'],
    },
  },
  {
    ...{ name: 'a review with an error', path: `/console?view=review&day=${tomorrow}`, ready: '.starts' },
    act: { vi: ['Thêm nội dung khác', 'Lưu bản soát'], en: ['Add another matter', 'Save the review'] },
  },
];

it('bears every reader, on a phone and on a desk, in both languages', async () => {
  await stage.morning('freeze', tomorrow);
  const found: string[] = [];
  for (const lang of ['vi', 'en'] as const) {
    for (const { name, path, ready, act } of states) {
      const page = await stage.open(
        people.health.email,
        `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`,
      );
      await page.locator(ready).first().waitFor();
      await page.locator('main .spinner').first().waitFor({ state: 'detached' });
      if (act) await wrong(page, ...act[lang]);
      const faults = await layoutFaults(page);
      for (const width of full ? [1280, 360] : [lang === 'vi' ? 360 : 1280]) {
        await page.setViewportSize({ width, height: 740 });
        faults.push(...(await axeFaults(page)).map((fault) => `${width} px: ${fault}`));
      }
      found.push(...faults.map((fault) => `${name}, ${lang}, ${fault}`));
      await page.close();
    }
  }
  expect(found).toEqual([]);
});
