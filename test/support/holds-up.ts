import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFaults } from './access.ts';
import { full } from './full.ts';

/** In each language the widths in pixels, the one that axe looks at last. */
const seen = [
  ['English', [320, 360, 1280]],
  ['Tiếng Việt', [1280, 320, 360]],
] as const;

/** What reaches beyond the right edge, where the page can be pushed sideways; run in the page. */
const tooWide = `document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
  .filter((one) => one.getBoundingClientRect().right > innerWidth)
  .map((one) => one.outerHTML.slice(0, 100))`;

/** Nothing sideways in either language at any width, and no fault of access in a wide English page and a narrow Vietnamese one (at each width with `FULL`). */
export const holdsUp = async (page: Page): Promise<void> => {
  const before = page.viewportSize();
  for (const [lang, widths] of seen) {
    const choice = page
      .getByRole('button', { name: lang, exact: true })
      .or(page.getByRole('link', { name: lang, exact: true }));
    await choice.click();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe(lang === 'English' ? 'en' : 'vi');
    await page.waitForLoadState('networkidle');
    await page.locator('.spinner').first().waitFor({ state: 'detached' });
    await page.waitForTimeout(150);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(tooWide), `${lang}, ${width} px`).toEqual([]);
      if (full || width === widths[2]) expect(await axeFaults(page, 'all')).toEqual([]);
    }
  }
  if (before !== null) await page.setViewportSize(before);
};
