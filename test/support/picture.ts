import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Where the pictures of the README go; none are taken without it. */
const folder = process.env['PICTURES'];

/** Takes a picture of what the page shows now, as big as its window. */
export const picture = async (page: Page, name: string): Promise<void> => {
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
};
