import type { Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formatDay } from '../../domain/texts/format.ts';
import { picture } from '../support/picture.ts';
import { openFront } from './a-front.ts';
import { openStage, type Stage, says, today } from './offline-stage.ts';
import { aPhone, correct, fileSame, main, readyForOffline, revisions } from './phone.ts';

const checkIns = '**/api/sites/*/check-ins/*';
let stage: Stage;
let siteId = '';
let email = '';
const open: Stage['open'] = (...given) => stage.open(...given);
const filed = () => stage.filed(siteId);
const phoneOf = (origin = stage.door.origin) => aPhone(stage.browser, stage.door, email, { origin });

beforeAll(async () => {
  stage = await openStage();
});
beforeEach(async () => {
  ({ siteId, email } = await stage.newSite());
});
afterAll(() => stage?.close());

describe('without network', () => {
  it('files on the phone, survives reload and a closed tab, and is one revision once there is a network', async () => {
    const front = await openFront(stage.door.origin);
    const phone = await phoneOf(front.origin);
    const page = await open(phone, `${front.origin}/check-in`);
    await readyForOffline(page);
    // Chromium may let the first requests of a new tab pass when it was only told that there is no network.
    front.isCut = true;
    await phone.setOffline(true);
    await page.reload();
    await says(page).toContain('Số liệu lưu lúc');
    await fileSame(page, 1);
    await says(page).toContain('Đã lưu, sẽ gửi khi có mạng');
    await picture(page, 'saved');
    expect(await main(page)).not.toContain('Đã gửi');
    await page.reload();
    await says(page).toContain('Đã lưu, sẽ gửi khi có mạng');
    await page.close();
    const later = await open(phone, `${front.origin}/check-in/?site=${siteId}&lang=vi`);
    await says(later).toContain('Chưa gửi: 1');
    expect(await revisions(stage.health, siteId, today)).toBe(0);
    front.isCut = false;
    await phone.setOffline(false);
    await says(later).toContain('Đã gửi lúc');
    await says(later).not.toContain('Chưa gửi');
    await filed().toBe(1);
    await phone.close();
    await front.close();
  });

  it('fills in the whole form, corrects what waits, and both become revisions in their order', async () => {
    const phone = await phoneOf();
    const page = await open(phone);
    await readyForOffline(page);
    await phone.setOffline(true);
    await fileSame(page, 1);
    await says(page).toContain('Đã lưu');
    await correct(page, 7);
    await says(page).toContain('Chưa gửi: 2');
    await page.goto(`${stage.door.origin}/check-in?view=unsent`);
    await expect
      .poll(() => page.getByRole('heading', { name: 'Đã lưu, sẽ gửi khi có mạng' }).count())
      .toBe(2);
    await phone.setOffline(false);
    await filed().toBe(2);
    await says(page).toContain('Không còn mục nào chưa gửi');
    await phone.close();
  });
});

/** It arrives; its answer does not. */
const lose = async (route: Route) => {
  await route.fetch();
  await route.abort();
};

describe('an unknown outcome', () => {
  it('is not called sent, and goes again until the server’s first reply is heard', async () => {
    const phone = await phoneOf();
    const page = await open(phone);
    let lost = 0;
    await phone.route(checkIns, async (route) => {
      if (route.request().method() !== 'PUT' || lost >= 2) return route.fallback();
      lost += 1;
      return lose(route);
    });
    await fileSame(page, 1);
    await says(page).toContain('Đã lưu, sẽ gửi khi có mạng');
    expect(await revisions(stage.health, siteId, today)).toBe(1);
    await says(page).toContain('Đã gửi lúc');
    await filed().toBe(1);
    await phone.close();
  });
});

describe('two tabs', () => {
  it('show the same outbox, and send it once', async () => {
    const phone = await phoneOf();
    const [one, two] = [await open(phone), await open(phone)];
    await readyForOffline(one);
    await phone.setOffline(true);
    await fileSame(one, 1);
    await says(two).toContain('Đã lưu, sẽ gửi khi có mạng');
    await phone.setOffline(false);
    await says(one).toContain('Đã gửi lúc');
    await says(two).toContain('Đã gửi lúc');
    await filed().toBe(1);
    await phone.close();
  });
});

describe('the clock of the phone', () => {
  const shifted = (ms: number) => `(() => {
    const Real = Date;
    globalThis.shift = ${ms};
    globalThis.Date = class extends Real {
      constructor(...given) { given.length === 0 ? super(Real.now() + globalThis.shift) : super(...given); }
      static now() { return Real.now() + globalThis.shift; }
    };
  })()`;

  it.each([2, -2])('may be %i days off: the day is the server’s', async (days) => {
    const phone = await phoneOf();
    await phone.addInitScript(shifted(days * 86_400_000));
    const page = await open(phone);
    await readyForOffline(page);
    await phone.setOffline(true);
    await page.reload();
    await says(page).toContain(`Ngày ${formatDay(today)}`);
    await fileSame(page, 1);
    await says(page).toContain('Đã lưu');
    await phone.setOffline(false);
    await filed().toBe(1);
    await phone.close();
  });

  it('passes midnight: the page moves on, but not under what is being typed', async () => {
    const phone = await phoneOf();
    await phone.addInitScript(shifted(0));
    const page = await open(phone);
    const nextDay = () =>
      page.evaluate(`globalThis.shift += 86400000; document.dispatchEvent(new Event('visibilitychange'))`);
    await page.getByLabel('Số người có triệu chứng').fill('3');
    await nextDay();
    await says(page).toContain('Màn hình này vẫn là ngày');
    expect(await main(page)).toContain(`Ngày ${formatDay(today)}`);
    expect(await page.getByLabel('Số người có triệu chứng').inputValue()).toBe('3');
    await phone.close();
  });
});

describe('a phone that can store nothing', () => {
  it('says so, sends when there is a network, and keeps it in the page until then', async () => {
    const phone = await phoneOf();
    await phone.addInitScript(`IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    }`);
    const page = await open(phone);
    await readyForOffline(page, { canStore: false });
    await phone.setOffline(true);
    await fileSame(page, 1);
    await says(page).toContain('không lưu được trên máy này');
    expect(await main(page)).not.toContain('Đã lưu');
    await phone.setOffline(false);
    await says(page).toContain('Đã gửi lúc');
    await filed().toBe(1);
    await phone.close();
  });
});

describe('a new build', () => {
  it('that comes in the middle of a send loses nothing, and an open page finds its own scripts', async () => {
    const front = await openFront(stage.door.origin);
    const phone = await phoneOf(front.origin);
    const page = await phone.newPage();
    await page.goto(`${front.origin}/check-in`);
    await page.getByRole('button', { name: 'Báo nhanh F0' }).waitFor();
    await readyForOffline(page);
    let lost = 0;
    await phone.route(checkIns, async (route) => {
      if (route.request().method() !== 'PUT' || lost > 0) return route.fallback();
      lost += 1;
      front.isNext = true;
      await page.evaluate(`navigator.serviceWorker.ready.then((one) => one.update())`);
      return lose(route);
    });
    await page.getByLabel('Số người có triệu chứng').waitFor();
    await fileSame(page, 1);
    // Asked again: an update that the opening of the page began may have read the old worker, and the first asking has joined it.
    const updated = `navigator.serviceWorker.ready.then((one) => one.update()).catch(() => undefined)`;
    await expect
      .poll(() => page.evaluate(`${updated}.then(() => caches.keys()).then((names) => names.join())`))
      .toMatch(/v=(?!0{8}).*v=0{8}|v=0{8}.*v=(?!0{8})/);
    await expect
      .poll(() =>
        page.evaluate(`navigator.serviceWorker.ready.then((one) => !one.installing && !one.waiting)`),
      )
      .toBe(true);
    front.isOldGone = true;
    await says(page).toContain('Đã gửi lúc');
    await page.getByRole('link', { name: 'Phương án', exact: true }).click();
    await page.getByRole('heading', { name: 'Phương án của cơ sở' }).waitFor();
    await page.close();
    const fresh = await phone.newPage();
    await fresh.goto(`${front.origin}/check-in`);
    await says(fresh).toContain('Đã gửi lúc');
    expect(await fresh.content()).toContain('id="app"');
    // What is old is swept at a navigation, once no page of it is open any more.
    await expect
      .poll(async () => {
        await fresh.reload();
        return fresh.evaluate(`caches.keys().then((names) => names.join())`);
      })
      .toMatch(/^[^,]*v=0{8}$/);
    await filed().toBe(1);
    await phone.close();
    await front.close();
  });
});
