import type { Browser, Page } from 'playwright-core';

/** Signs in through the pages as one of the demo's people, by hand, and stays where that person's work begins. */
export const signIn = async (
  browser: Browser,
  origin: string,
  email: string,
  width: number,
): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 740 : 900 },
    locale: 'vi-VN',
  });
  const page = await context.newPage();
  await page.goto(`${origin}/`);
  await page.waitForURL('**/sign-in**');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('button', { name: email }).click();
  await page.waitForURL(
    (url) =>
      url.origin === origin &&
      !url.pathname.startsWith('/oidc') &&
      url.pathname.length > 1 &&
      url.pathname !== '/sign-in',
  );
  return page;
};
