import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { axeFaults, forcedColoursFaults, layoutFaults, tabFaults } from '../support/access.ts';
import { full } from '../support/full.ts';
import { picture } from '../support/picture.ts';
import { dialogButton, officers, onDuty, rowOf } from './duty-stage.ts';

const { health, report, alertsOf, open } = onDuty(['mot', 'hai']);
let page: Page;
let alert = '';

type Screen = { name: string; path: () => string; ready: string; act?: () => Promise<void> };

const button = (name: RegExp) => page.getByRole('button', { name }).first();
const screens: Screen[] = [
  { name: 'the queue', path: () => '/console', ready: 'main tbody tr' },
  {
    name: 'acknowledging',
    path: () => '/console',
    ready: 'dialog',
    act: () => button(/^(Tiếp nhận|Acknowledge) ?: /).click(),
  },
  {
    name: 'acknowledging by zone',
    path: () => '/console?zone=kcn-diem-thuy',
    ready: 'dialog strong',
    act: () => button(/theo khu|by zone/).click(),
  },
  { name: 'an alert', path: () => `/console?alert=${alert}`, ready: '.trend svg' },
  {
    name: 'verifying, with nothing written',
    path: () => `/console?alert=${alert}`,
    ready: 'dialog .error-summary',
    act: async () => {
      await page.locator('.notice .button:not(.secondary)').click();
      await dialogButton(page, /^(Xác nhận|Confirm)/).click();
    },
  },
  {
    name: 'putting aside',
    path: () => '/console?rule=isolation-short',
    ready: 'dialog',
    act: async () => {
      await page.locator('a[data-alert]').first().focus();
      await page.keyboard.press('s');
    },
  },
  {
    name: 'a zone’s alert',
    path: () => '/console?rule=zone-cluster',
    ready: '#neighbours',
    act: () => page.locator('a[data-alert]').first().click(),
  },
];

beforeAll(async () => {
  await report('mot', { f0: 1, positive: 1, f1: 2, isolationFree: 0 });
  await report('hai', { f0: 1, positive: 1 });
  page = await open(officers.one);
  alert = (await alertsOf('mot')).find(({ rule }) => rule === 'case-reported')?.id ?? '';
  await rowOf(page, 'Có F1 mới', 'mot').waitFor();
  const taken = { to: 'acknowledged', note: '', seen: 1 };
  expect((await health('POST', `/api/alerts/${alert}/transitions`, taken)).status).toBe(200);
});

const show = async ({ path, ready, act }: Screen, lang: 'vi' | 'en') => {
  await page.setViewportSize({ width: 1280, height: 900 });
  const { origin } = new URL(page.url());
  await page.goto(`${origin}${path()}${path().includes('?') ? '&' : '?'}lang=${lang}`);
  await page.locator('main table, main h2').first().waitFor();
  await page.locator('.spinner').first().waitFor({ state: 'detached' });
  await act?.();
  await page.locator(ready).first().waitFor();
};

describe.each(screens)('$name', (screen) => {
  it.each(['vi', 'en'] as const)('holds up for everybody in %s', async (lang) => {
    await show(screen, lang);
    if (lang === 'vi' && screen.name.startsWith('a zone')) await picture(page, 'zone-alert');
    const isDialog = (await page.locator('dialog').count()) > 0;
    // The first language bears the whole of it on a phone, the second what words can break on a desk; with `FULL` both bear all.
    const [isPhone, isDesk] = [full || lang === 'vi', full || lang === 'en'];
    if (isDesk) expect(await axeFaults(page)).toEqual([]);
    expect(await layoutFaults(page)).toEqual([]);
    if (!isPhone) return;
    expect(await forcedColoursFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await axeFaults(page)).toEqual([]);
    if (!isDialog) expect(await tabFaults(page)).toEqual([]);
  });
});

/** How far each table reaches beyond the frame that shows it, in pixels; run in the page. */
const tableBeyond = `[...document.querySelectorAll('.table-scroll')].map((one) => one.scrollWidth - one.clientWidth)`;

describe('the queue on a desk', () => {
  it.each(['vi', 'en'] as const)('shows the whole of each next step in %s', async (lang) => {
    await show({ name: '', path: () => '/console', ready: 'main tbody tr' }, lang);
    expect(await page.evaluate(tableBeyond)).toEqual([0]);
  });
});

describe('a zone’s alert, in words', () => {
  it('names the zone, the sites with cases first, and what to do', async () => {
    await show(screens.at(-1) ?? { name: '', path: () => '/console', ready: 'main' }, 'vi');
    await page.getByRole('heading', { name: /^Nhiều cơ sở có ca bệnh · KCN/ }).waitFor();
    const sites = page.getByRole('table').last().getByRole('rowheader');
    await page.getByText('2/2 cơ sở có ca bệnh trong 14 ngày.').waitFor();
    const names = async () => (await sites.allInnerTexts()).map((text) => text.trim()).toSorted();
    await expect.poll(names).toEqual(['Cơ sở Mẫu hai', 'Cơ sở Mẫu mot']);
    expect(await page.getByRole('main').innerText()).toContain('Các cơ sở có ca bệnh');
    expect(await page.locator('.notice .button:not(.secondary)').allInnerTexts()).toEqual(['Tiếp nhận']);
  });
});
