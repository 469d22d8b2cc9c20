import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf } from '../../domain/day.ts';
import { a } from '../support/a.ts';
import { openBrowser } from '../support/browser.ts';
import { type Client, clientOf, submission } from '../support/client.ts';
import { type Door, startDoor } from '../support/door.ts';
import { full } from '../support/full.ts';
import { settle } from '../support/site.ts';
import { chances, type Hands, happenings, lines, looseClock, openPage, weather } from './faults.ts';
import { aPhone, main, readyForOffline, revisions } from './phone.ts';

const seed = Number(process.env['SEED'] ?? 20210615);
const runs = full ? 120 : 2;
const only = process.env['RUN'];
const steps = 9;
const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-faults-'));
const today = dayOf(new Date().toISOString());
let door: Door;
let browser: Browser;
let close: () => Promise<void>;
let health: Client;
let admin: Client;

beforeAll(async () => {
  [door, { browser, close }] = await Promise.all([startDoor({ dataDir, args: ['--empty'] }), openBrowser()]);
  [admin, health] = await Promise.all([
    clientOf(door, 'admin@demo.test'),
    clientOf(door, 'health@demo.test'),
  ]);
});
afterAll(async () => {
  await close?.();
  await door?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A phone of a new site that has reported yesterday, ready to start without network. */
const handsOf = async (n: number): Promise<Hands & { siteId: string }> => {
  const [siteId, email] = [`loi-mang-${n}`, `faults-${n}@demo.test`];
  const hr = await clientOf(door, email);
  await settle({ admin, hr, health }, siteId, email, today);
  const before = { answers: a.answers({ testedHighRisk: 6 }), seenRevision: 0 };
  await hr('PUT', `/api/sites/${siteId}/check-ins/${addDays(today, -1)}`, before, submission());
  const phone = await aPhone(browser, door, email);
  await phone.addInitScript(looseClock);
  const address = `${door.origin}/check-in?day=${today}`;
  const hands: Hands = { phone, address, line: 'good', isOffline: false, pages: [], made: 0 };
  await phone.route('**/api/sites/*/check-ins/*', (route) =>
    route.request().method() === 'PUT' ? lines[hands.line](route) : route.fallback(),
  );
  await readyForOffline(await openPage(hands));
  return Object.assign(hands, { siteId });
};

/** Every submission is on the server or shown as unsent, and only what the server has is called sent. */
const isTrue = async (hands: Hands, siteId: string) => {
  const page = hands.pages.at(-1);
  if (page === undefined) return;
  await expect
    .poll(async () => {
      const text = await main(page);
      const shown = Number(/Chưa gửi: (\d+)/.exec(text)?.[1] ?? 0);
      const there = await revisions(health, siteId, today);
      const lied = /Đã gửi lúc/.test(text) && there === 0;
      return {
        lost: Math.max(0, hands.made - there - shown),
        doubled: Math.max(0, there - hands.made),
        lied,
      };
    })
    .toEqual({ lost: 0, doubled: 0, lied: false });
};

describe(`random faults, seed ${seed}`, () => {
  const numbers = Array.from({ length: runs }, (_, n) => n).filter((n) => !only || n === Number(only));
  it.each(numbers)('run %i loses nothing, doubles nothing and tells the truth', async (n) => {
    const chance = chances(seed + n);
    const pick = <T>(list: readonly T[]): T => {
      const one = list[Math.floor(chance() * list.length)];
      if (one === undefined) throw new Error('nothing to pick from');
      return one;
    };
    const hands = await handsOf(n);
    const story: string[] = [];
    try {
      for (let step = 0; step < steps; step += 1) {
        hands.line = pick(weather);
        const [name, happen] = step === 0 ? (happenings[0] ?? pick(happenings)) : pick(happenings);
        story.push(`${hands.line}: ${name}`);
        await happen(hands);
        await isTrue(hands, hands.siteId);
      }
      hands.line = 'good';
      await hands.phone.setOffline(false);
      const page = hands.pages.at(-1) ?? (await openPage(hands));
      await page.goto(hands.address);
      await expect.poll(() => revisions(health, hands.siteId, today)).toBe(hands.made);
      await expect.poll(() => main(page)).toContain('Đã gửi lúc');
      await expect.poll(() => main(page)).not.toContain('Chưa gửi');
    } catch (cause) {
      throw new Error(`run ${n}, seed ${seed}: ${story.join(' · ')}`, { cause });
    } finally {
      await hands.phone.close();
    }
  });
});
