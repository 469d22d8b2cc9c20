import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

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
const systems = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system's own Chromium, if there is one. */
export const systemChromium = () => systems.find(existsSync);

/** A Chromium: the packed one on x86-64 Linux, else the system's. It unpacks into a folder of its own, removed at the end. */
export const openBrowser = async (): Promise<{
  browser: Browser;
  executablePath: string;
  close: () => Promise<void>;
}> => {
  const folder = mkdtempSync(join(tmpdir(), 'san-sang-chromium-'));
  const executablePath = await chromiumPath(folder);
  const browser = await chromium.launch({
    executablePath,
    args: flags,
    env: { ...textEnv(), FONTCONFIG_PATH: existsSync('/etc/fonts') ? '/etc/fonts' : join(folder, 'fonts') },
  });
  return {
    browser,
    executablePath,
    close: async () => {
      await browser.close();
      // The browser's last processes may still write into it.
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
};

const chromiumPath = async (folder: string): Promise<string> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    const found = systemChromium();
    if (found === undefined) throw new Error(`no Chromium fits this machine; tried ${systems.join(', ')}`);
    return found;
  }
  // Both are read when the package is imported: its own libraries unpack there.
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs24.x';
  process.env['TMPDIR'] = folder;
  const { default: packed } = await import('@sparticuz/chromium');
  return packed.executablePath();
};

export const textEnv = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
