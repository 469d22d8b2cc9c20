import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStage, type Stage, says, today } from './offline-stage.ts';
import { aPhone, fileSame, main, readyForOffline, revisions } from './phone.ts';

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

describe('the session', () => {
  it('may end before everything is sent: it waits for the same member to sign in', async () => {
    const phone = await phoneOf();
    const page = await open(phone);
    await readyForOffline(page);
    await phone.setOffline(true);
    await fileSame(page, 1);
    await says(page).toContain('Đã lưu');
    await page.evaluate(`localStorage.setItem('san-sang.session',
      JSON.stringify({ ...JSON.parse(localStorage.getItem('san-sang.session')), expiresAt: 0 }))`);
    await phone.setOffline(false);
    await says(page).toContain('chờ đăng nhập');
    await page.reload();
    await says(page).toContain('Có 1 mục chưa gửi, chờ đăng nhập');
    expect(await revisions(stage.health, siteId, today)).toBe(0);
    await page.getByRole('main').getByRole('link', { name: 'Đăng nhập' }).first().click();
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByLabel('Thư điện tử').fill(email);
    await page.getByRole('button', { name: 'Đăng nhập' }).last().click();
    await page.waitForURL('**/check-in**');
    await filed().toBe(1);
    await says(page).toContain('Đã gửi lúc');
    await phone.close();
  });

  it('of another member neither shows nor sends it', async () => {
    const phone = await phoneOf();
    const page = await open(phone);
    await readyForOffline(page);
    await phone.setOffline(true);
    await fileSame(page, 1);
    await says(page).toContain('Đã lưu');
    const mine = { siteId, session: await page.evaluate(`localStorage.getItem('san-sang.session')`) };
    ({ siteId, email } = await stage.newSite());
    const other = await phoneOf();
    const [{ localStorage }] = (await other.storageState()).origins.length
      ? (await other.storageState()).origins
      : [{ localStorage: [] }];
    await other.close();
    await page.evaluate(
      `localStorage.setItem('san-sang.session', ${JSON.stringify(localStorage[0]?.value ?? '')})`,
    );
    await phone.setOffline(false);
    await page.reload();
    await says(page).toContain(siteId);
    await fileSame(page, 2);
    await filed().toBe(1);
    expect(await main(page)).not.toContain('Chưa gửi');
    expect(await revisions(stage.health, mine.siteId, today)).toBe(0);
    await page.evaluate(`localStorage.setItem('san-sang.session', ${JSON.stringify(mine.session)})`);
    await page.goto(`${stage.door.origin}/check-in`);
    await expect.poll(() => revisions(stage.health, mine.siteId, today)).toBe(1);
    await phone.close();
  });

  it('is not ended without a word while something is unsent', async () => {
    const phone = await phoneOf();
    const page = await open(phone);
    await readyForOffline(page);
    await phone.setOffline(true);
    await fileSame(page, 1);
    await says(page).toContain('Đã lưu');
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    const dialog = page.getByRole('dialog', { name: 'Còn 1 mục chưa gửi' });
    await dialog.getByRole('button', { name: 'Ở lại' }).click();
    expect(await main(page)).toContain('Đã lưu');
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    const leave = dialog.getByRole('button', { name: 'Đăng xuất và xóa' });
    await leave.waitFor();
    await phone.setOffline(false);
    await leave.click();
    await page.waitForURL('**/sign-in**');
    const left = await page.evaluate(`Object.keys(localStorage).filter((name) => !name.endsWith('lang'))`);
    expect(left).toEqual(['san-sang.clock'].filter((name) => String(left).includes(name)));
    await phone.close();
  });

  it('that is damaged asks to sign in, and is no fault of the network', async () => {
    const phone = await phoneOf();
    const page = await open(phone);
    await page.evaluate(`localStorage.setItem('san-sang.session', '{"accessToken":"é')`);
    await page.goto(`${stage.door.origin}/check-in`);
    await page.waitForURL('**/sign-in**');
    await phone.close();
  });
});
