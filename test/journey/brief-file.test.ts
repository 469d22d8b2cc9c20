import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { pagesOf } from '../../functions/brief/pdf.ts';
import { typefaceStyle } from '../../functions/brief/typeface.ts';
import { openBrowser } from '../support/browser.ts';
import { type Door, startDoor } from '../support/door.ts';
import { fontsOf, sheetOf } from '../support/pdf.ts';
import { picture } from '../support/picture.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-brief-file-'));
let door: Door;
let browser: Browser;
let close: () => Promise<void>;
let get: (path: string) => Promise<Response>;

beforeAll(async () => {
  const env = { DEMO_SITES: '12' };
  [door, { browser, close }] = await Promise.all([startDoor({ dataDir, env }), openBrowser()]);
  const authorization = `Bearer ${await door.token('leader@demo.test')}`;
  get = (path) => fetch(`${door.origin}${path}`, { headers: { authorization } });
});

afterAll(async () => {
  await close?.();
  await door?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const List = z.object({ items: z.array(z.object({ day: z.string(), issuedAt: z.nullable(z.string()) })) });

describe('the brief of the demo', () => {
  it('is there when the door opens, and on paper soon after: one page, byte by byte as it was printed', async () => {
    const { items } = List.parse(await (await get('/api/briefs')).json());
    const newest = items.find(({ issuedAt }) => issuedAt !== null);
    expect(newest).toBeDefined();
    const name = `/api/briefs/${newest?.day}`;
    expect((await get(`${name}.txt`)).status).toBe(200);
    await expect.poll(async () => (await get(`${name}.pdf`)).status, { interval: 500 }).toBe(200);
    const reply = await get(`${name}.pdf`);
    expect(reply.headers.get('content-type')).toBe('application/pdf');
    const sheet = new Uint8Array(await reply.arrayBuffer());
    expect({ pages: pagesOf(sheet), sheet: sheetOf(sheet) }).toEqual({
      pages: 1,
      sheet: { width: 210, height: 297 },
    });
    expect(fontsOf(sheet)).toEqual(['BeVietnamPro-Regular', 'BeVietnamPro-SemiBold']);

    // As the sheet shows it: A4 at 96 dots an inch.
    const context = await browser.newContext({ viewport: { width: 794, height: 1123 } });
    const page = await context.newPage();
    await page.emulateMedia({ media: 'print' });
    const html = await (await get(`${name}.html`)).text();
    await page.setContent(
      html.replace('</head>', `<style>${typefaceStyle()}body{padding:10mm}</style></head>`),
    );
    await page.evaluate('document.fonts.ready.then(() => true)');
    await picture(page, 'brief-page');
    await context.close();
  });
});
