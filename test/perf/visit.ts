import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import * as z from 'zod/mini';
import { type Budget, cpuSlowdown, slow3g } from './conditions.ts';

/** What one visit cost: milliseconds from the start of the navigation, bytes of bodies on the wire. */
export const Visit = z.object({
  fcp: z.number(),
  lcp: z.number(),
  data: z.number(),
  cls: z.number(),
  longest: z.number(),
  blocking: z.number(),
  inp: z.number(),
  bytes: z.number(),
  laterBytes: z.number(),
  apiBytes: z.number(),
});
export type Visit = z.infer<typeof Visit>;

/** Put into the page before its own script: what the browser says of paints, shifts, long tasks and events. */
const observe = `(() => {
  const seen = { fcp: 0, lcp: 0, cls: 0, longest: 0, blocking: 0, inp: 0, what: '' };
  window.perfSeen = seen;
  const on = (type, take, more = {}) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
  on('paint', (one) => { if (one.name === 'first-contentful-paint') seen.fcp = one.startTime; });
  on('largest-contentful-paint', (one) => { seen.lcp = one.startTime; seen.what = one.element ? one.element.outerHTML.slice(0, 80) : ''; });
  on('layout-shift', (one) => { if (!one.hadRecentInput) seen.cls += one.value; });
  on('longtask', (one) => { seen.longest = Math.max(seen.longest, one.duration); seen.blocking += Math.max(0, one.duration - 50); });
  on('event', (one) => { if (one.interactionId) seen.inp = Math.max(seen.inp, one.duration); }, { durationThreshold: 16 });
})()`;

const Seen = z.object({
  ...{ fcp: z.number(), lcp: z.number(), cls: z.number(), longest: z.number(), blocking: z.number() },
  ...{ inp: z.number(), what: z.string() },
});

const slowed = async (context: BrowserContext, page: Page): Promise<CDPSession> => {
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', slow3g);
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
  return session;
};

/**
 * Counts what comes over the wire: what the page fetched before the API answered anything, which is its first view; what it fetched
 * by itself afterwards; and the API's answers.
 */
const countBytes = (session: CDPSession) => {
  const kinds = new Map<string, 'first' | 'later' | 'api'>();
  const sum = { first: 0, later: 0, api: 0 };
  const heads = new Map<string, number>();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const isApi = new URL(request.url).pathname.startsWith('/api/');
    kinds.set(requestId, isApi ? 'api' : sum.api > 0 ? 'later' : 'first');
  });
  // What has come when the answer begins is its head.
  session.on('Network.responseReceived', ({ requestId, response }) => {
    heads.set(requestId, response.encodedDataLength);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sum[kinds.get(requestId) ?? 'later'] += encodedDataLength - (heads.get(requestId) ?? 0);
  });
  return sum;
};

/** A tap, and a digit typed where the page asks for one. */
const touch = async (page: Page, { tap, type }: Budget): Promise<void> => {
  const field = type === undefined ? null : page.locator(type).first();
  if (field && (await field.count()) > 0) {
    await field.focus();
    await page.keyboard.type('12', { delay: 150 });
  }
  await page.locator(tap).first().click();
  await page.waitForTimeout(1500);
};

/** Visits a page over slow 3G on a slow processor, and touches it once its data is there. */
export const visit = async (context: BrowserContext, origin: string, budget: Budget): Promise<Visit> => {
  const page = await context.newPage();
  await page.addInitScript({ content: observe });
  const session = await slowed(context, page);
  const bytes = countBytes(session);
  await page.goto(`${origin}${budget.path}`, { waitUntil: 'commit', timeout: 60_000 });
  await page.locator(budget.data).first().waitFor({ timeout: 60_000 });
  const data = z.number().parse(await page.evaluate('performance.now()'));
  await page.waitForLoadState('networkidle');
  const still = Seen.parse(await page.evaluate('window.perfSeen'));
  const { first, later, api } = { ...bytes };
  await touch(page, budget);
  const { inp } = Seen.parse(await page.evaluate('window.perfSeen'));
  if (process.env['VERBOSE']) process.stdout.write(`  largest: ${still.what}\n`);
  await page.close();
  return { ...still, data, inp, bytes: first, laterBytes: later, apiBytes: api };
};
