import { setTimeout as sleep } from 'node:timers/promises';
import type { Page, Request } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { employers, signedIn } from '../support/employers.ts';
import type { Place } from '../support/page-door.ts';

/**
 * Bytes of bodies on the wire, 1 KB = 1,000. `first`: fetched before the API has answered anything, which is what the first view
 * takes; experience sets it. `alone`: what the page fetches besides while nobody touches it: the outbox, the calendar of holidays, and
 * what the day as it stands is shown with, every version of the criteria among it.
 */
const limits = [
  { path: '/check-in', email: employers.reported, first: 30_000, alone: 20_000 },
  { path: '/console', email: 'health@demo.test', first: 100_000, alone: 5_000 },
  { path: '/brief', email: 'leader@demo.test', first: 40_000, alone: 5_000 },
] as const;

const pathOf = (request: Request) => new URL(request.url()).pathname;
const isApi = (request: Request) => pathOf(request).startsWith('/api/');

/**
 * What a page fetches by itself; the API's answers and what a service worker lays in are not part of it. The API is held until the
 * page has asked for nothing else for a second and a half, so that a slow machine draws the same line between the two.
 */
const watched = async (page: Page) => {
  const first: Request[] = [];
  const alone: Request[] = [];
  let isAnswered = false;
  let lastAsked = Date.now();
  const quiet = async () => {
    while (Date.now() - lastAsked < 1_500) await sleep(100);
  };
  // What a page fetches in advance once it has been shown for eight seconds is not what it is shown with, however slowly this one is.
  await page.addInitScript({
    content:
      'const later = setTimeout; globalThis.setTimeout = (work, ms, ...rest) => (ms >= 8000 ? 0 : later(work, ms, ...rest));',
  });
  await page.route('**/api/**', async (route) => {
    await quiet();
    isAnswered = true;
    await route.continue();
  });
  page.on('request', (request) => {
    if (isApi(request) || request.serviceWorker() !== null) return;
    lastAsked = Date.now();
    (isAnswered ? alone : first).push(request);
  });
  return { first, alone };
};

type Sent = { bytes: number; listed: string };

const sentOf = async (requests: readonly Request[]): Promise<Sent> => {
  const sizes = await Promise.all(requests.map(async (request) => (await request.sizes()).responseBodySize));
  return {
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    listed: requests.map((request, n) => `${pathOf(request)} ${sizes[n]}`).join(', '),
  };
};

const blocking = `performance.getEntriesByType('resource').filter((one) => one.renderBlockingStatus === 'blocking').map((one) => one.name)`;

/** What really goes over the wire before anything is touched. */
export const firstVisit = (place: () => Place) =>
  describe('on a first visit', () => {
    it.each(limits)(
      '$path fetches at most $first bytes, none of them blocking',
      async ({ path, email, ...limit }) => {
        const { browser, door } = place();
        const context = await signedIn(browser, door, email);
        const page = await context.newPage();
        const requests = await watched(page);
        await page.goto(`${door.origin}${path}`);
        await page.locator('.account button').waitFor();
        await page.waitForLoadState('networkidle');
        await page.waitForTimeout(500);
        const [first, alone] = await Promise.all([sentOf(requests.first), sentOf(requests.alone)]);
        if (process.env['SIZES'])
          process.stdout.write(
            `${path}: first ${first.bytes}: ${first.listed}; then ${alone.bytes}: ${alone.listed}\n`,
          );
        expect(first.bytes).toBeGreaterThan(5_000);
        expect(first.bytes, first.listed).toBeLessThanOrEqual(limit.first);
        expect(alone.bytes, alone.listed).toBeLessThanOrEqual(limit.alone);
        expect(await page.evaluate(blocking)).toEqual([]);
        for (const request of requests.first)
          expect((await request.response())?.headers()['content-encoding'], request.url()).toBe('br');
        // The console asks again by itself: what is still held back then is nobody's any more.
        await page.unrouteAll({ behavior: 'ignoreErrors' });
        await context.close();
      },
    );
  });
