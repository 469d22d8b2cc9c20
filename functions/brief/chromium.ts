import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unpackFile, unpackFolder } from './unpack.ts';

/** There is no Chromium that runs on this machine: nothing can be printed here. */
export class NoChromium extends Error {
  override readonly name = 'NoChromium';
}

/** A Chromium made ready: what to run, and the folder that is its own and goes with it. */
export type Chromium = { executable: string; folder: string; env: Record<string, string>; close: () => void };

/** Where the packed Chromium lies: beside the bundle, or in the package while the sources themselves run. */
const packedFolders = ['chromium', '../../node_modules/@sparticuz/chromium/bin'].map((path) =>
  join(import.meta.dirname, path),
);

/** What of it is unpacked: the program, and what a Lambda's system lacks of libraries and fonts. */
export const chromiumFiles = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'] as const;

const systems = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The system's own Chromium, if there is one. */
export const systemChromium = (): string | undefined => systems.find(existsSync);

/**
 * Makes a Chromium ready: the packed one on x86-64 Linux (about 3 s, 210 MB), else the system's. It gets a folder of its own, removed by `close`.
 * @throws NoChromium when none fits
 */
export const readyChromium = async (): Promise<Chromium> => {
  const packed =
    process.platform === 'linux' && process.arch === 'x64' ? packedFolders.find(existsSync) : undefined;
  const system = systemChromium();
  if (packed === undefined && system === undefined)
    throw new NoChromium(`no Chromium fits this machine; tried ${systems.join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'san-sang-chromium-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  // A door that is closed while a page is printed leaves nothing behind either.
  process.once('exit', remove);
  const close = () => {
    process.off('exit', remove);
    remove();
  };
  try {
    const executable = packed === undefined ? (system ?? '') : await unpacked(packed, folder);
    return { executable, folder, env: environmentIn(folder), close };
  } catch (error) {
    close();
    throw error;
  }
};

const unpacked = async (packed: string, folder: string): Promise<string> => {
  const executable = join(folder, 'chromium');
  for (const archive of ['al2023.tar.br', 'fonts.tar.br']) unpackFolder(join(packed, archive), folder);
  await unpackFile(join(packed, 'chromium.br'), executable);
  return executable;
};

/** What a Chromium is told of this machine: its folder as home, and on a machine without them its own libraries and fonts. */
const environmentIn = (folder: string): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: folder,
  TMPDIR: folder,
  TZ: 'UTC',
  // A Lambda's system has neither of these; any other has its own libraries first.
  LD_LIBRARY_PATH: [process.env['LD_LIBRARY_PATH'] ?? '', join(folder, 'lib')].filter(Boolean).join(':'),
  FONTCONFIG_PATH: existsSync('/etc/fonts/fonts.conf') ? '/etc/fonts' : folder,
});
