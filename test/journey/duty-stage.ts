import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import * as z from 'zod/mini';
import { ListedAlert } from '../../domain/alert-routes.ts';
import type { Answers } from '../../domain/answers.ts';
import { addDays, type Day, dayOf } from '../../domain/day.ts';
import { a } from '../support/a.ts';
import { openBrowser } from '../support/browser.ts';
import { type Client, clientOf, submission } from '../support/client.ts';
import { type Door, startDoor } from '../support/door.ts';
import { signedIn } from '../support/employers.ts';
import { settle } from '../support/site.ts';

const clerk = 'hr@demo.test';
export const officers = { one: 'health@demo.test', two: 'bac-si@demo.test' } as const;
export const second = 'Bác sĩ Mẫu';
export const today = dayOf(new Date().toISOString());
export const yesterday = addDays(today, -1);

const Listed = z.object({ items: z.array(ListedAlert) });

/** Two officers on duty, and sites of one zone that have an approved plan and have reported nothing yet. */
export const onDuty = (sites: readonly string[]) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-duty-'));
  let door: Door;
  let browser: Browser;
  let close: () => Promise<void>;
  let hr: Client;
  let health: Client;

  beforeAll(async () => {
    [door, { browser, close }] = await Promise.all([
      startDoor({ dataDir, args: ['--empty'] }),
      openBrowser(),
    ]);
    const admin = await clientOf(door, 'admin@demo.test');
    [hr, health] = await Promise.all([clientOf(door, clerk), clientOf(door, officers.one)]);
    for (const site of sites) await settle({ admin, hr, health }, site, clerk, today);
    const member = { name: 'Đầu mối Mẫu', role: 'employer', sites, zones: [], active: true };
    await admin('PUT', `/api/members/${clerk}`, member);
    const other = { name: second, role: 'health', sites: [], zones: [], active: true };
    await admin('PUT', `/api/members/${officers.two}`, other);
  });

  afterAll(async () => {
    await close?.();
    await door?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const revisions = new Map<string, number>();
  return {
    door: () => door,
    /** The API as the first officer. */
    health: (...asked: Parameters<Client>) => health(...asked),
    /** Files a day's report of a site, or corrects it. */
    report: async (site: string, said: Partial<Answers>, day: Day = today) => {
      const seenRevision = revisions.get(`${site} ${day}`) ?? 0;
      const body = { answers: a.answers(said), seenRevision };
      const reply = await hr('PUT', `/api/sites/${site}/check-ins/${day}`, body, submission());
      expect([200, 201], reply.text).toContain(reply.status);
      revisions.set(`${site} ${day}`, seenRevision + 1);
    },
    /** The alerts of a site that are not closed. */
    alertsOf: async (site: string) => {
      const { body } = await health('GET', '/api/alerts?state=active&limit=200');
      return Listed.parse(body).items.filter(({ siteId }) => siteId === site);
    },
    /** A page of the console as an officer, at a desk unless said otherwise. */
    open: async (email: string, path = '/console', width = 1280): Promise<Page> => {
      const context = await signedIn(browser, door, email, width);
      const page = await context.newPage();
      await page.goto(`${door.origin}${path}`);
      await page.locator('main table, main h2, .empty').first().waitFor();
      return page;
    },
  };
};

/** The row of an alert in the queue. */
export const rowOf = (page: Page, rule: string, site: string) =>
  page
    .getByRole('row')
    .filter({ hasText: rule })
    .filter({ hasText: `Cơ sở Mẫu ${site}` });

/** Milliseconds until the text is on the page, after what is done. */
export const seenAfter = async (
  act: () => Promise<void>,
  says: () => Promise<string>,
  text: string | RegExp,
) => {
  await act();
  const start = Date.now();
  await expect.poll(says, { interval: 100 }).toMatch(text);
  return Date.now() - start;
};

export const dialogButton = (page: Page, name: string | RegExp) =>
  page.getByRole('dialog').getByRole('button', { name });
