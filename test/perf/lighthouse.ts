import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium } from 'playwright-core';
import * as z from 'zod/mini';
import type { Chromium } from '../../functions/brief/chromium.ts';
import { freePort } from '../../functions/local/free-port.ts';
import { flags } from '../support/browser.ts';
import { lighthouseVersion } from './conditions.ts';

const Category = z.object({ score: z.nullable(z.number()) });
const Report = z.object({
  categories: z.object({ performance: Category, accessibility: Category, 'best-practices': Category }),
  audits: z.record(
    z.string(),
    z.object({ score: z.nullable(z.number()), title: z.string(), scoreDisplayMode: z.string() }),
  ),
});

/** Scores of 0 to 100, null where Lighthouse could not judge, and the audits that cost points in the two that must be full. */
export type Scores = Record<'performance' | 'accessibility' | 'best-practices', number | null> & {
  lost: string[];
};

/** How long one run may take. */
const patienceMs = 180_000;

const run = (command: string, args: string[], cwd: string): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      timeout: patienceMs,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'ignore', process.env['VERBOSE'] ? 'inherit' : 'ignore'],
    });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });

const withLighthouse = (args: string[], cwd: string) =>
  run(
    'npm',
    ['exec', '--yes', `--package=lighthouse@${lighthouseVersion}`, '--', 'lighthouse', ...args],
    cwd,
  );

const ended = async (child: ChildProcess | undefined): Promise<void> => {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
};

const points = ({ score }: z.infer<typeof Category>) => (score === null ? null : Math.round(score * 100));

const scoresIn = (file: string): Scores => {
  const { categories, audits } = Report.parse(JSON.parse(readFileSync(file, 'utf8')));
  return {
    performance: points(categories.performance),
    accessibility: points(categories.accessibility),
    'best-practices': points(categories['best-practices']),
    lost: Object.values(audits)
      .filter(({ score, scoreDisplayMode }) => scoreDisplayMode === 'binary' && score === 0)
      .map(({ title }) => title),
  };
};

type Asked = {
  address: string;
  origin: string;
  session: string;
  chromium: Pick<Chromium, 'executable' | 'env'>;
};

/** A browser that Lighthouse finds by its port. */
const openOnPort = (folder: string, port: number, { executable, env }: Asked['chromium']): ChildProcess =>
  spawn(
    executable,
    [...flags, '--headless', `--remote-debugging-port=${port}`, `--user-data-dir=${join(folder, 'profile')}`],
    { env, stdio: 'ignore' },
  );

const connected = async (port: number): Promise<Browser> => {
  for (let left = 50; ; left -= 1) {
    try {
      return await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    } catch (error) {
      if (left === 0) throw error;
      await sleep(200);
    }
  }
};

/** Puts the session in place, and leaves: a page in front of Lighthouse's own would never let that one paint. */
const signIn = async (port: number, { origin, session }: Asked): Promise<void> => {
  const browser = await connected(port);
  const [context] = browser.contexts();
  const page = context?.pages()[0] ?? (await context?.newPage());
  await page?.goto(`${origin}/config.json`);
  await page?.evaluate(`localStorage.setItem('san-sang.session', ${JSON.stringify(session)})`);
  await page?.goto('about:blank');
  await browser.close();
};

/**
 * Lighthouse, which is no dependency of ours: npm fetches it into its own cache. Mobile, its usual simulated throttling.
 * @returns null when it cannot be fetched or does not run here
 */
export const lighthouse = async (asked: Asked): Promise<Scores | null> => {
  const folder = mkdtempSync(join(tmpdir(), 'san-sang-lighthouse-'));
  const port = await freePort();
  let child: ChildProcess | undefined;
  try {
    if (!(await withLighthouse(['--version'], folder))) return null;
    child = openOnPort(folder, port, asked.chromium);
    await signIn(port, asked);
    const file = join(folder, 'report.json');
    const only = '--only-categories=performance,accessibility,best-practices';
    const output = ['--output=json', `--output-path=${file}`, '--quiet'];
    const ok = await withLighthouse(
      [asked.address, `--port=${port}`, '--disable-storage-reset', only, ...output],
      folder,
    );
    return ok ? scoresIn(file) : null;
  } finally {
    await ended(child);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
};
