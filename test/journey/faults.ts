import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page, Route } from 'playwright-core';
import { correct, fileSame, main } from './phone.ts';

/** Numbers from 0 to 1 that follow from the seed (mulberry32). */
export const chances = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** What may happen to a send. */
export const lines = {
  good: (route: Route) => route.fallback(),
  'abort before': (route: Route) => route.abort(),
  'abort after commit': async (route: Route) => {
    await route.fetch().catch(() => undefined);
    await route.abort().catch(() => undefined);
  },
  slow: async (route: Route) => {
    await sleep(400);
    await route.fallback().catch(() => undefined);
  },
  'server error': (route: Route) =>
    route.fulfill({ status: 500, body: '{"message":"Internal Server Error"}' }),
  'too many': (route: Route) => route.fulfill({ status: 429, headers: { 'retry-after': '1' }, body: '{}' }),
} as const;
export type Line = keyof typeof lines;

/** Lines as likely as they are listed. */
export const weather: readonly Line[] = [
  'good',
  'abort before',
  'abort after commit',
  'slow',
  'slow',
  'server error',
  'too many',
];

/** A phone in somebody's hands, with a network that can be made to fail. */
export type Hands = {
  phone: BrowserContext;
  address: string;
  line: Line;
  isOffline: boolean;
  pages: Page[];
  /** Submissions that were made. */
  made: number;
};

/** Resolves once the device has the report with so many sampled on its disk: "no change" has none. */
const stored = (page: Page, tested: number) =>
  page.evaluate(`new Promise((done) => {
    const request = indexedDB.open('san-sang');
    request.onsuccess = () => {
      const look = () => {
        const all = request.result.transaction('outbox').objectStore('outbox').getAll();
        all.onsuccess = () =>
          all.result.some((entry) => entry.request.answers.testedHighRisk === ${tested}) ? done() : setTimeout(look, 20);
      };
      look();
    };
  })`);

/** Opens the page, which must show the day or what is unsent. */
export const openPage = async (hands: Hands): Promise<Page> => {
  const page = await hands.phone.newPage();
  hands.pages.push(page);
  await page.goto(hands.address);
  await page.getByRole('button', { name: 'Báo nhanh F0' }).waitFor();
  return page;
};

const current = async (hands: Hands) => hands.pages.at(-1) ?? openPage(hands);

/** Sends the day by the door that is open, or corrects it. @returns how many it says were sampled */
const press = async (hands: Hands, page: Page) => {
  const same = page.getByRole('button', { name: 'Giống báo cáo' });
  const change = page.getByRole('link', { name: /^Sửa báo cáo ngày/ }).first();
  await same.or(change).first().waitFor();
  if (await same.isVisible()) {
    await fileSame(page, 1);
    return 0;
  }
  await correct(page, 7 + hands.made);
  return 7 + hands.made;
};

const settledWords = /Đã lưu, sẽ gửi|Đã gửi/;

/** Makes one submission and waits until the page says what became of it. */
const submit = async (hands: Hands) => {
  const page = await current(hands);
  await page.goto(hands.address);
  // What was said of an earlier one is still on the page: nobody leaves before this one is on the disk.
  await stored(page, await press(hands, page));
  hands.made += 1;
  for (let n = 0; n < 150 && !settledWords.test(await main(page)); n += 1) await sleep(100);
};

/** Makes one, and the tab is gone as soon as it is stored: while it is being sent, or before. */
const submitAndDie = async (hands: Hands) => {
  if (hands.isOffline) return submit(hands);
  const page = await current(hands);
  await page.goto(hands.address);
  await stored(page, await press(hands, page));
  hands.made += 1;
  await page.close();
  hands.pages.pop();
};

const setOffline = (isOffline: boolean) => async (hands: Hands) => {
  hands.isOffline = isOffline;
  await hands.phone.setOffline(isOffline);
};

/** What can happen, each as likely as it is listed. */
export const happenings: readonly (readonly [string, (hands: Hands) => Promise<unknown>])[] = [
  ['submit', submit],
  ['submit', submit],
  ['submit and die', submitAndDie],
  ['offline', setOffline(true)],
  ['online', setOffline(false)],
  ['reload', async (hands) => (await current(hands)).reload()],
  ['another tab', openPage],
  [
    'close a tab',
    async (hands) => {
      await hands.pages.pop()?.close();
    },
  ],
  [
    'the clock jumps',
    async (hands) => (await current(hands)).evaluate('globalThis.shift = (globalThis.shift ?? 0) + 90000000'),
  ],
  ['a while', () => sleep(700)],
];

/** A clock of the page that `shift` puts wrong. */
export const looseClock = `(() => {
  const Real = Date;
  globalThis.shift = 0;
  globalThis.Date = class extends Real {
    constructor(...given) { given.length === 0 ? super(Real.now() + globalThis.shift) : super(...given); }
    static now() { return Real.now() + globalThis.shift; }
  };
})()`;
