import { type Browser, chromium as playwright } from 'playwright-core';
import { inject, type ProvidedContext } from 'vitest';

/** Chromium asks nobody and keeps nothing. */
export const flags = [
  '--no-sandbox',
  '--disable-gpu',
  // On a starved machine the watchdog ends the process that draws, and a page may never draw a frame again.
  '--disable-gpu-watchdog',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How long a page may take to show what is waited for, ms: a page that shows it late on a busy machine is not one that does not. */
const patience = 120_000;

/** A browser with nothing in it, by the Chromium of the run. */
export const openBrowser = async (
  { executable, env }: ProvidedContext['chromium'] = inject('chromium'),
): Promise<{ browser: Browser; close: () => Promise<void> }> => {
  const browser = await playwright.launch({ executablePath: executable, args: flags, env });
  browser.on('context', (context) => context.setDefaultTimeout(patience));
  return { browser, close: () => browser.close() };
};
