import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NoChromium, readyChromium } from '../../functions/brief/chromium.ts';
import { ChromiumFailed } from '../../functions/brief/devtools.ts';
import { printOnePage, TooLong } from '../../functions/brief/one-page.ts';
import { pagesOf } from '../../functions/brief/pdf.ts';
import { openPrinter, type Printer } from '../../functions/brief/print-pdf.ts';
import { typefaceStyle } from '../../functions/brief/typeface.ts';
import { scratch } from '../local/scratch.ts';
import { fontsOf, sheetOf } from '../support/pdf.ts';

const page = (body: string) =>
  `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Bản tin</title><style>${typefaceStyle()}@page{size:A4;margin:12mm}body{font:10pt 'Be Vietnam Pro'}h1{font-weight:600}</style></head><body>${body}</body></html>`;

describe('the printer', () => {
  let printer: Printer;
  let folder = '';
  beforeAll(async () => {
    printer = await openPrinter(async () => {
      const chromium = await readyChromium();
      folder = chromium.folder;
      return chromium;
    });
  });
  afterAll(() => printer.close());

  const text = page('<h1>Sẵn sàng ứng phó</h1><p>Điềm Thụy: 91,0% (262/288), tỷ lệ ỡ ẵ – «ổn»</p>');

  it('makes a sheet of A4 with its typeface in it, and no other', async () => {
    const sheet = await printer.print(text);
    expect(pagesOf(sheet)).toBe(1);
    expect(sheetOf(sheet)).toEqual({ width: 210, height: 297 });
    expect(fontsOf(sheet)).toEqual(['BeVietnamPro-Regular', 'BeVietnamPro-SemiBold']);
  });

  it('keeps the text as text, that it can be searched and read aloud', async () => {
    const sheet = Buffer.from(await printer.print(text)).toString('latin1');
    expect(sheet).toContain('/ToUnicode');
    expect(sheet).toContain('/StructTreeRoot');
    expect(sheet).toContain('/Lang (vi)');
  });

  it('makes the same bytes of the same text, also later and beside others', async () => {
    const first = await printer.print(text);
    const [second, other] = await Promise.all([printer.print(text), printer.print(page('<p>khác</p>'))]);
    expect(Buffer.compare(second, first)).toBe(0);
    expect(Buffer.from(first).toString('latin1')).toContain('/CreationDate (D:20000101000000');
    expect(Buffer.compare(other, first)).not.toBe(0);
  });

  it('tells how many pages there are', async () => {
    const many = page('<p>một</p><p style="break-before:page">hai</p><p style="break-before:page">ba</p>');
    expect(pagesOf(await printer.print(many))).toBe(3);
  });

  it('fetches nothing and runs nothing', async () => {
    const asked: string[] = [];
    const server = createServer(({ url = '' }, response) => {
      asked.push(url);
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = addressOf(server.address());
    const at = `http://127.0.0.1:${port}`;
    const sheet = await printer.print(
      page(
        `<img src="${at}/picture"><link rel="stylesheet" href="${at}/style"><iframe src="${at}/frame"></iframe><script src="${at}/script"></script><script>document.body.style.breakAfter='page';document.write('<p style="break-before:page">x')</script><p>xong</p>`,
      ),
    );
    server.close();
    expect(asked).toEqual([]);
    expect(pagesOf(sheet)).toBe(1);
  });

  it('tells more shortly what is more than a page, and no more shortly than it must', async () => {
    const told: string[] = [];
    const lines = { full: 200, short: 120, shorter: 20, least: 2 };
    const { density, bytes } = await printOnePage(printer, (how) => {
      told.push(how);
      return page('<p>dòng</p>'.repeat(lines[how]));
    });
    expect({ told, density, pages: pagesOf(bytes) }).toEqual({
      told: ['full', 'short', 'shorter'],
      density: 'shorter',
      pages: 1,
    });
  });

  it('makes the type smaller where even the shortest is more than a page', async () => {
    const { density, scale, bytes } = await printOnePage(printer, () => page('<p>dòng</p>'.repeat(40)));
    expect({ density, pages: pagesOf(bytes), sheet: sheetOf(bytes) }).toEqual({
      density: 'least',
      pages: 1,
      sheet: { width: 210, height: 297 },
    });
    expect(scale).toBeLessThan(1);
    expect(scale).toBeGreaterThan(0.5);
  });

  it('says so when even the shortest is more than a page', async () => {
    await expect(printOnePage(printer, () => page('<p>dòng</p>'.repeat(200)))).rejects.toThrow(TooLong);
  });

  it('leaves nothing behind when it is closed, and prints nothing any more', async () => {
    expect(existsSync(folder)).toBe(true);
    await printer.close();
    expect(existsSync(folder)).toBe(false);
    await expect(printer.print(text)).rejects.toThrow(ChromiumFailed);
  });
});

describe('a printer that cannot be', () => {
  it('says that no Chromium fits the machine', async () => {
    const none = openPrinter(() => Promise.reject(new NoChromium('none')));
    await expect(none).rejects.toThrow(NoChromium);
  });

  it('gives up on a Chromium that does not answer, and on one that ends', async () => {
    const by = (executable: string, ms: number) => openPrinter(async () => fake(executable), ms);
    const sleeper = join(scratch(), 'sleeper');
    writeFileSync(sleeper, '#!/bin/sh\nexec sleep 60\n', { mode: 0o700 });
    const silent = await by(sleeper, 200);
    await expect(silent.print(page(''))).rejects.toThrow('no sheet within 200 ms');
    await silent.close();
    const ended = await by('/bin/false', 5000);
    await expect(ended.print(page(''))).rejects.toThrow(ChromiumFailed);
    await ended.close();
    const missing = await by('/no/such/chromium', 5000);
    await expect(missing.print(page(''))).rejects.toThrow(ChromiumFailed);
    await missing.close();
  });
});

const fake = (executable: string) => ({ executable, folder: '/nowhere', env: {}, close: () => {} });

const addressOf = (address: string | AddressInfo | null): AddressInfo => {
  if (address === null || typeof address === 'string') throw new TypeError('no address');
  return address;
};
