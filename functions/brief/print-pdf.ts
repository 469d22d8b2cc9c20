import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';
import { type Chromium, readyChromium } from './chromium.ts';
import { ChromiumFailed, type Devtools, startDevtools } from './devtools.ts';
import { settledPdf } from './pdf.ts';

/** How long one sheet may take, ms. */
const sheetTimeoutMs = 30_000;

const Nothing = z.unknown();

/** A printer: makes A4 sheets of HTML until it is closed. What is printed is in the HTML itself: nothing is fetched, and nothing runs. */
export type Printer = {
  /** `scale`: how large the type is, 1 as the style says; the sheet stays A4. */
  print: (html: string, scale?: number) => Promise<Uint8Array>;
  close: () => Promise<void>;
};

/**
 * Makes a printer ready, by a Chromium that prints one sheet after another. `print` answers the bytes of the PDF, the same for the same HTML.
 * @throws NoChromium when none fits this machine; `print` throws ChromiumFailed when a sheet cannot be made in its time
 */
export const openPrinter = async (
  ready: () => Promise<Chromium> = readyChromium,
  timeoutMs = sheetTimeoutMs,
): Promise<Printer> => {
  const chromium = await ready();
  const devtools = startDevtools(chromium);
  const close = async () => {
    await devtools.end();
    chromium.close();
  };
  return {
    print: async (html, scale = 1) => settledPdf(await withinTime(printed(devtools, html, scale), timeoutMs)),
    close,
  };
};

const printed = async ({ ask }: Devtools, html: string, scale: number): Promise<Uint8Array> => {
  const { targetId } = await ask(
    'Target.createTarget',
    { url: 'about:blank' },
    z.object({ targetId: z.string() }),
  );
  const { sessionId } = await ask(
    'Target.attachToTarget',
    { targetId, flatten: true },
    z.object({ sessionId: z.string() }),
  );
  const of = <T extends z.core.$ZodType>(method: string, params: object, reply: T) =>
    ask(method, params, reply, sessionId);
  await of('Emulation.setScriptExecutionDisabled', { value: true }, Nothing);
  const { frameTree } = await of(
    'Page.getFrameTree',
    {},
    z.object({ frameTree: z.object({ frame: z.object({ id: z.string() }) }) }),
  );
  await of('Page.setDocumentContent', { frameId: frameTree.frame.id, html }, Nothing);
  await of(
    'Runtime.evaluate',
    { expression: 'document.fonts.ready.then(() => true)', awaitPromise: true },
    Nothing,
  );
  const { data } = await of('Page.printToPDF', { ...sheet, scale }, z.object({ data: z.string() }));
  await ask('Target.closeTarget', { targetId }, Nothing);
  return Buffer.from(data, 'base64');
};

/** A4, inches where the style says nothing of it; tagged, so that it can be read aloud. */
const sheet = {
  preferCSSPageSize: true,
  paperWidth: 210 / 25.4,
  paperHeight: 297 / 25.4,
  printBackground: true,
  displayHeaderFooter: false,
  generateTaggedPDF: true,
};

const withinTime = async <T>(work: Promise<T>, timeoutMs: number): Promise<T> => {
  const over = new AbortController();
  const late = async (): Promise<never> => {
    await sleep(timeoutMs, undefined, { signal: over.signal });
    throw new ChromiumFailed(`no sheet within ${timeoutMs} ms`);
  };
  try {
    return await Promise.race([work, late()]);
  } finally {
    over.abort();
  }
};
