import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { type Chromium, readyChromium, systemChromium } from '../../functions/brief/chromium.ts';
import { median } from '../bench/ratio.ts';
import { openBrowser } from '../support/browser.ts';
import { type Door, startDoor } from '../support/door.ts';
import { sessionOf } from '../support/employers.ts';
import {
  type Budget,
  budgets,
  cpuSlowdown,
  everywhere,
  lighthouseLimits,
  lighthouseVersion,
  screen,
  slow3g,
} from './conditions.ts';
import { lighthouse } from './lighthouse.ts';
import { type Visit, visit } from './visit.ts';

/**
 * `npm run perf`: what a phone on slow 3G waits for, against the budgets of the experience; medians of `RUNS` (5) visits. Figures
 * compare with others of the same machine only. `PAGES=check-in,brief` looks at some pages, `LIGHTHOUSE=0` leaves Lighthouse out.
 */
const runs = Number(process.env['RUNS'] ?? 5);
const wanted = process.env['PAGES']?.split(',');
const pages = budgets.filter(({ page }) => wanted?.includes(page) ?? true);
const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-perf-'));
const say = (line: string) => process.stdout.write(`${line}\n`);
let missed = 0;

type Place = { door: Door; browser: Browser; chromium: Chromium };

const judged = (value: number, limit: number | undefined, digits = 0) => {
  if (limit === undefined) return value.toFixed(digits);
  if (value > limit) missed += 1;
  return `${value.toFixed(digits)} ${value > limit ? '>' : '≤'} ${limit}`;
};

const medians = (visits: readonly Visit[]): Visit => {
  const of = (name: keyof Visit) => median(visits.map((one) => one[name]));
  return {
    ...{ fcp: of('fcp'), lcp: of('lcp'), data: of('data'), cls: of('cls'), inp: of('inp') },
    ...{ longest: of('longest'), blocking: of('blocking'), bytes: of('bytes'), laterBytes: of('laterBytes') },
    apiBytes: of('apiBytes'),
  };
};

const row = (cells: readonly string[]) => say(`| ${cells.join(' | ')} |`);

const report = ({ page, limits, bytes }: Budget, which: 'first' | 'second', seen: Visit) => {
  const isFirst = which === 'first';
  row([
    `${page}, ${which} visit`,
    judged(seen.fcp, limits.shell),
    judged(seen.lcp, limits.lcp),
    judged(seen.data, isFirst ? limits.dataFirst : limits.dataLater),
    judged(seen.cls, everywhere.cls, 3),
    judged(seen.inp, everywhere.inp),
    seen.longest.toFixed(0),
    seen.blocking.toFixed(0),
    isFirst ? judged(seen.bytes, bytes) : seen.bytes.toFixed(0),
    seen.laterBytes.toFixed(0),
    seen.apiBytes.toFixed(0),
  ]);
};

const measure = async ({ door, browser }: Place, budget: Budget): Promise<void> => {
  const session = JSON.stringify(await sessionOf(door, budget.email));
  const visits: [Visit, Visit][] = [];
  for (let n = 0; n < runs; n += 1) {
    const context = await browser.newContext({ viewport: screen, locale: 'vi-VN' });
    await context.addInitScript({
      content: `localStorage.setItem('san-sang.session', ${JSON.stringify(session)})`,
    });
    visits.push([await visit(context, door.origin, budget), await visit(context, door.origin, budget)]);
    await context.close();
  }
  report(budget, 'first', medians(visits.map(([first]) => first)));
  report(budget, 'second', medians(visits.map(([, second]) => second)));
};

const measureAll = async (place: Place): Promise<void> => {
  say(
    `Slow 3G: ${slow3g.latency} ms, ${slow3g.downloadThroughput} B/s; processor ${cpuSlowdown}× slower; ${screen.width} × ${screen.height}; medians of ${runs}`,
  );
  const times = ['FCP ms', 'LCP ms', 'data ms', 'CLS', 'INP ms', 'longest task ms', 'blocking ms'];
  const heads = ['page', ...times, 'bytes, first view', 'bytes, then', 'bytes of the API'];
  row(heads);
  row(heads.map(() => '---'));
  for (const budget of pages) await measure(place, budget);
};

const score = async ({ door, chromium }: Place): Promise<void> => {
  say(`\nLighthouse ${lighthouseVersion}, mobile`);
  for (const { page, path, email } of pages) {
    const session = JSON.stringify(await sessionOf(door, email));
    const scores = await lighthouse({
      address: `${door.origin}${path}`,
      origin: door.origin,
      session,
      // The packed one draws no frame that Lighthouse could call the largest.
      chromium: { ...chromium, executable: systemChromium() ?? chromium.executable },
    });
    if (scores === null) {
      say('Lighthouse cannot be fetched or does not run here: not measured.');
      return;
    }
    const names = ['performance', 'accessibility', 'best-practices'] as const;
    const shown = names.map((name) => {
      const [points, least] = [scores[name], lighthouseLimits[name]];
      if (points === null) return `${name} not judged`;
      if (points < least) missed += 1;
      return `${name} ${points} ${points < least ? '<' : '≥'} ${least}`;
    });
    say(
      `${page}: ${shown.join(', ')}${scores.lost.length > 0 ? ` – lost by: ${scores.lost.join('; ')}` : ''}`,
    );
  }
};

const door = await startDoor({ dataDir });
const chromium = await readyChromium();
const { browser, close } = await openBrowser(chromium);
const place = { door, browser, chromium };
try {
  await measureAll(place);
  if (process.env['LIGHTHOUSE'] !== '0') await score(place);
  say(missed === 0 ? '\nAll within budget.' : `\n${missed} over budget.`);
  process.exitCode = missed === 0 ? 0 : 1;
} finally {
  await close();
  chromium.close();
  await door.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
