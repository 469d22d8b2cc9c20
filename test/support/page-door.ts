import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Door } from './door.ts';
import { signedIn } from './employers.ts';

/** A door and a browser that several groups of tests share. */
export type Place = { door: Door; browser: Browser };

const contexts = new Map<string | null, BrowserContext>();

/** One browser profile for each person: the second page of a person comes from its cache. */
const contextOf = async ({ door, browser }: Place, email: string | null): Promise<BrowserContext> => {
  const known = contexts.get(email);
  if (known) return known;
  const context = await signedIn(browser, door, email);
  contexts.set(email, context);
  return context;
};

const forgetDrafts = `for (const name of Object.keys(localStorage)) if (name.includes('draft')) localStorage.removeItem(name);
  sessionStorage.clear()`;

/** Opens a page as somebody, in a language, without what was typed there before. */
export const openPage = async (
  place: Place,
  email: string | null,
  path: string,
  lang: 'vi' | 'en' = 'vi',
): Promise<Page> => {
  const page = await (await contextOf(place, email)).newPage();
  const address = `${place.door.origin}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;
  await page.goto(`${place.door.origin}/config.json`);
  await page.evaluate(forgetDrafts);
  await page.goto(address);
  return page;
};
