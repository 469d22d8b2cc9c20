import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Answers } from '../../domain/answers.ts';
import { addDays, dayOf } from '../../domain/day.ts';
import { a } from '../support/a.ts';
import { openBrowser } from '../support/browser.ts';
import { type Client, clientOf, submission } from '../support/client.ts';
import { type Door, startDoor } from '../support/door.ts';
import { signIn } from '../support/sign-in.ts';
import { settle } from '../support/site.ts';

const email = 'hr@demo.test';
export const today = dayOf(new Date().toISOString());
export const yesterday = addDays(today, -1);
export const path = (site: string, day: string) => `/api/sites/${site}/check-ins/${day}`;

type Said = { site: string; dayBefore?: Partial<Answers>; yesterday?: Partial<Answers> };

/** A clerk on a phone with sites that reported on the two days before today; what they said can be given. */
export const clerkOf = (sites: readonly Said[]) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-doors-'));
  let door: Door;
  let browser: Browser;
  let close: () => Promise<void>;
  let hr: Client;
  let health: Client;
  let page: Page;

  const filed = async (site: string, day: string, over: Partial<Answers> = {}) => {
    const body = { answers: a.answers({ symptomatic: 1, ...over }), seenRevision: 0 };
    const reply = await hr('PUT', path(site, day), body, submission());
    expect(reply.status, reply.text).toBe(201);
  };

  beforeAll(async () => {
    [door, { browser, close }] = await Promise.all([
      startDoor({ dataDir, args: ['--empty'] }),
      openBrowser(),
    ]);
    const admin = await clientOf(door, 'admin@demo.test');
    health = await clientOf(door, 'health@demo.test');
    hr = await clientOf(door, email);
    for (const { site } of sites) await settle({ admin, hr, health }, site, email, today);
    const ids = sites.map(({ site }) => site);
    const member = { name: 'Đầu mối Mẫu', role: 'employer', sites: ids, zones: [], active: true };
    await admin('PUT', `/api/members/${email}`, member);
    for (const { site, ...said } of sites) {
      await filed(site, addDays(today, -2), said.dayBefore);
      await filed(site, yesterday, said.yesterday);
    }
    page = await signIn(browser, door.origin, email, 360);
  });

  afterAll(async () => {
    await close?.();
    await door?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
  return {
    page: () => page,
    origin: () => door.origin,
    hr: (...asked: Parameters<Client>) => hr(...asked),
    health: (...asked: Parameters<Client>) => health(...asked),
    filed,
    /** What the server has of today. */
    reported: async (site: string) => (await hr('GET', path(site, today))).body,
    heading,
    open: async (site: string) => {
      await page.goto(`${door.origin}/check-in/?site=${site}`);
      await heading('Báo cáo hằng ngày');
    },
    main: () => page.getByRole('main').innerText(),
    button: (name: string | RegExp) => page.getByRole('button', { name }),
    link: (name: string | RegExp) => page.getByRole('link', { name }),
    fill: (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text),
    /** By hand: a tap on the field, then key after key. */
    type: async (label: string, text: string) => {
      const field = page.getByLabel(label, { exact: true });
      await field.click();
      await field.press('ControlOrMeta+a');
      await field.pressSequentially(text);
    },
  };
};
