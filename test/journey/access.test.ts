import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults, forcedColoursFaults, layoutFaults, probe, tabFaults } from '../support/access.ts';
import { openBrowser } from '../support/browser.ts';
import { type Door, startDoor } from '../support/door.ts';
import { settleEmployers } from '../support/employers.ts';
import { full } from '../support/full.ts';
import { openPage } from '../support/page-door.ts';
import { byKeyboard, saidAloud } from './by-keyboard.ts';
import { firstVisit } from './first-visit.ts';
import { checkInStates, otherStates, type PageState } from './page-states.ts';
import { wrongInputsSeen } from './wrong-inputs-seen.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-access-'));
let door: Door;
let browser: Browser;
let close: () => Promise<void>;
const place = () => ({ door, browser });

beforeAll(async () => {
  [door, { browser, close }] = await Promise.all([startDoor({ dataDir, args: ['--empty'] }), openBrowser()]);
  await settleEmployers(door);
});
afterAll(async () => {
  await close?.();
  await door?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const open = async (state: PageState, lang: 'vi' | 'en'): Promise<Page> => {
  const page = await openPage(place(), state.email, state.path, lang);
  if (state.act) {
    await page.locator('main .spinner').waitFor({ state: 'detached' });
    await page.locator('main form, main .site-head, .notice').first().waitFor();
    await state.act(page);
  }
  await page.locator(state.ready).first().waitFor();
  await page.locator('.spinner').first().waitFor({ state: 'detached' });
  return page;
};

const schemes = full ? (['light', 'dark'] as const) : (['light'] as const);

/** Everything that a script can see, in one language. The first language bears the whole of it, the second what words can break. */
const faultsIn = async (page: Page, lang: 'vi' | 'en'): Promise<string[]> => {
  const found: string[] = [];
  const look = async (where: string, work: Promise<string[]>) =>
    found.push(...(await work).map((line) => `${where} ${line}`));
  expect(await page.evaluate('document.documentElement.lang')).toBe(lang);
  await look('', layoutFaults(page));
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    for (const width of full || lang === 'en' ? [1280, 360] : [360]) {
      await page.setViewportSize({ width, height: 740 });
      if (full || width === (lang === 'vi' ? 360 : 1280))
        await look(`${colorScheme} ${width} px`, axeFaults(page));
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (lang === 'vi' || full) {
    await look('', forcedColoursFaults(page));
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await look('still:', probe(page, 'moving'));
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.setViewportSize({ width: 360, height: 740 });
    await look('', tabFaults(page));
  }
  return found;
};

describe.each([...checkInStates, ...(full ? otherStates : [])])('$name', (state) => {
  it.each(['vi', 'en'] as const)('bears every reader, in %s', async (lang) => {
    const page = await open(state, lang);
    expect(await faultsIn(page, lang)).toEqual([]);
    await page.close();
  });
});

firstVisit(place);
wrongInputsSeen(place);
saidAloud(place);
// Last: these file.
byKeyboard(place);
