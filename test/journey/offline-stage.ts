import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { addDays, dayOf } from '../../domain/day.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { a } from '../support/a.ts';
import { openBrowser } from '../support/browser.ts';
import { clientOf, submission } from '../support/client.ts';
import { startDoor } from '../support/door.ts';
import { settle } from '../support/site.ts';
import { main, revisions } from './phone.ts';

export const today = dayOf(new Date().toISOString());

/** A door without sites and a browser; each test gets a site of its own that has reported yesterday, so that "no change" is open. */
export const openStage = async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-offline-'));
  const [door, { browser, close }] = await Promise.all([
    startDoor({ dataDir, args: ['--empty'] }),
    openBrowser(),
  ]);
  const [admin, health] = await Promise.all([
    clientOf(door, 'admin@demo.test'),
    clientOf(door, 'health@demo.test'),
  ]);
  let sites = 0;
  const newSite = async () => {
    sites += 1;
    const [siteId, email] = [`ngoai-tuyen-${sites}`, `clerk-${sites}@demo.test`];
    const hr = await clientOf(door, email);
    await settle({ admin, hr, health }, siteId, email, today);
    const body = { answers: a.answers({ testedHighRisk: 6 }), seenRevision: 0 };
    const path = `/api/sites/${siteId}/check-ins/${addDays(today, -1)}`;
    expect((await hr('PUT', path, body, submission())).status).toBe(201);
    return { siteId, email };
  };
  return {
    door,
    browser,
    health,
    newSite,
    /** Opens the page and waits until it shows the day. */
    open: async (context: BrowserContext, path = '/check-in'): Promise<Page> => {
      const page = await context.newPage();
      await page.goto(new URL(path, door.origin).href);
      await page.getByText(`Ngày ${formatDay(today)}`, { exact: true }).waitFor();
      return page;
    },
    /** What the server has of a site's day. */
    filed: (siteId: string) => expect.poll(() => revisions(health, siteId, today)),
    close: async () => {
      await close();
      await door.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
export type Stage = Awaited<ReturnType<typeof openStage>>;

export const says = (page: Page) => expect.poll(() => main(page));
