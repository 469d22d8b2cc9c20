import type { Page } from 'playwright-core';
import { type Employer, employers } from '../support/employers.ts';

/** One state of a page: who is there, where, what that person does, and what is there then. */
export type PageState = {
  name: string;
  /** null: nobody is signed in. */
  email: string | null;
  path: string;
  /** In no language: by ids and shapes, so that one state serves both. */
  act?: (page: Page) => Promise<void>;
  /** Selector of what tells that the state is reached. */
  ready: string;
};

const at = (who: Employer, name: string, view: string, ready: string, act?: PageState['act']): PageState => ({
  name,
  email: employers[who],
  path: `/check-in${view === '' ? '' : `?view=${view}`}`,
  ready,
  ...(act && { act }),
});

const submit = (page: Page) => page.locator('form button[type="submit"]').first().click();
const fill = async (page: Page, texts: Readonly<Record<string, string>>) => {
  for (const [id, text] of Object.entries(texts)) await page.locator(`#${id}`).fill(text);
};
const counts = {
  symptomatic: '3',
  f0: '1',
  f1: '2',
  positive: '1',
  quarantineBreaches: '0',
  testedHighRisk: '6',
  testedService: '2',
};
const openF0 = (page: Page) => page.locator('.site-head button').click();

/** States of the check-in page. A new view adds a line here, and is looked at in both languages at every width. */
export const checkInStates: readonly PageState[] = [
  { name: 'signed out', email: null, path: '/check-in', ready: 'main button' },
  at('open', 'the day, both doors open', '', '#same-symptomatic'),
  at('open', 'the number of the no-change door left out', '', '.error-summary', submit),
  at('reported', 'the day, reported', '', '.notice.good'),
  at('shut', 'the day, no-change door shut', '', '.site-head'),
  at('fresh', 'the first day of a site without a plan', '', '.notice.warning'),
  at('fresh', 'the form, empty', 'report', '#present'),
  at('fresh', 'the form with everything wrong', 'report', '.error-summary', async (page) => {
    await fill(page, { present: '1,5 người', note: 'Gọi 0912345678' });
    await submit(page);
  }),
  at('shut', 'the form, prefilled', 'report', '#present'),
  at('open', 'check-answers', 'report', 'main table', async (page) => {
    await fill(page, { ...counts, present: '1.100' });
    await submit(page);
  }),
  at('reported', 'the receipt', 'receipt', '.standing, main h2'),
  at('reported', 'every number of a day', 'account', '.day-account table'),
  at('reported', 'the days', 'days', 'main table'),
  at('open', 'what was reported before', 'history', 'main table, main h2'),
  at('open', 'the trend', 'trend', 'main svg, main h2'),
  at('open', 'the calendar', 'calendar', 'main form'),
  at('shut', 'the seven steps of a case', 'case', 'main ol, main h2'),
  at('many', 'a file with many reports', 'bulk', 'main input, main form'),
  at('open', 'what is not sent', 'unsent', 'main h1'),
  at('reported', 'a correction', 'report', '#present'),
  at('open', 'the plan', 'plan', 'main .facts, main form, main h2, main dl'),
  at('open', 'the forms, one with everything wrong', 'forms', 'main .error-summary', async (page) => {
    await page.locator('main section button').first().click();
    await submit(page);
  }),
  at('fresh', 'the plan with everything wrong', 'plan', '.error-summary', async (page) => {
    const submits = page.locator('form button[type="submit"], main .button.big');
    await submits.last().click();
  }),
  at('open', 'quick F0, with an error', '', 'dialog .error-summary', async (page) => {
    await openF0(page);
    await page.locator('dialog form button[type="submit"]').click();
  }),
  at('open', 'a day off, with everything asked and a name', 'closed', '.notice.warning', async (page) => {
    await submit(page);
    await fill(page, { left: '12' });
    await page.locator('input[value="other"]').check();
    await fill(page, { 'why-other': 'Chị Hoa báo mất điện' });
  }),
  at('open', 'the calendar, with an error', 'calendar', '.error-summary', async (page) => {
    await page.locator('#weekday-default').uncheck();
    await page.locator('fieldset button').click();
  }),
  at('many', 'several sites', '', 'main table, main ul'),
  at('many', 'a number left out in a row', '', '[role=alert]', submit),
  at('many', 'files', 'bulk', '#sheet-file'),
  at('many', 'files, none chosen', 'bulk', '.error-summary', submit),
  { name: 'somebody of another role', email: 'health@demo.test', path: '/check-in', ready: '.notice' },
  at('open', 'no network', '', '.notice.error', async (page) => {
    await page.route('**/api/**', (route) => route.abort());
    await page.addInitScript({ content: 'localStorage.removeItem("san-sang.me")' });
    await page.reload();
  }),
];

const official = (name: string, email: string, path: string, ready: string): PageState => ({
  name,
  email: `${email}@demo.test`,
  path,
  ready,
});

/** States of the other pages, looked at with `FULL`. */
export const otherStates: readonly PageState[] = [
  { name: 'home', email: null, path: '/', ready: 'main h1' },
  official('the queue', 'health', '/console', 'main table, .empty'),
  official('the sites', 'health', '/console?view=sites', 'main table'),
  official('the forms', 'health', '/console?view=forms', 'main table'),
  official('a form', 'admin', '/console?view=forms&form=hcm-1203&version=1', 'main form'),
  official('the members', 'admin', '/console?view=register', 'main h1'),
  official('the brief, before there is one', 'leader', '/brief', '.notice'),
  official('the live figures', 'leader', '/brief?view=live', 'main table'),
  official('the trends', 'leader', '/brief?view=trends', 'main svg'),
  official('the directions, before there is one', 'leader', '/brief?view=directions', '.empty'),
  official('the rules', 'board', '/rules', 'main table'),
  official('the versions of the rules', 'admin', '/console?view=templates', 'main table'),
];
