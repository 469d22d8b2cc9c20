import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFaults } from './access.ts';
import { full } from './full.ts';

/** The languages to choose, and in each the widths in pixels, the one that axe looks at last; null is the language in which the page stands. */
const seen = full
  ? ([
      ['English', [320, 360, 1280]],
      ['Tiếng Việt', [1280, 320, 360]],
    ] as const)
  : ([[null, [1280, 320, 360]]] as const);

/** What reaches beyond the right edge, where the page can be pushed sideways; run in the page. */
const tooWide = `document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
  .filter((one) => one.getBoundingClientRect().right > innerWidth)
  .map((one) => one.outerHTML.slice(0, 100))`;

/** Shows the page in a language, whole. */
const choose = async (page: Page, lang: 'English' | 'Tiếng Việt'): Promise<void> => {
  const choice = page
    .getByRole('button', { name: lang, exact: true })
    .or(page.getByRole('link', { name: lang, exact: true }));
  await choice.click();
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe(lang === 'English' ? 'en' : 'vi');
  await page.waitForLoadState('networkidle');
};

/** Nothing sideways at any width, and no fault of access in a narrow page; with `FULL` in both languages, and at each width. */
export const holdsUp = async (page: Page): Promise<void> => {
  const before = page.viewportSize();
  for (const [lang, widths] of seen) {
    if (lang !== null) await choose(page, lang);
    await page.locator('.spinner').first().waitFor({ state: 'detached' });
    await page.waitForTimeout(150);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(tooWide), `${lang ?? 'as it stands'}, ${width} px`).toEqual([]);
      if (full || width === widths[2]) expect(await axeFaults(page, 'all')).toEqual([]);
    }
  }
  if (before !== null) await page.setViewportSize(before);
};
