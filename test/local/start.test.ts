import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { build } from '../../functions/local/build.ts';
import { freePort } from '../../functions/local/free-port.ts';

const root = join(import.meta.dirname, '../..');
const entry = (name: string) => join(root, 'functions/local', name);

type Env = { PORT: string; DATA_DIR: string };
type Run = { child: ChildProcess; out: () => string; err: () => string; ended: Promise<number | null> };

const run = (env: Env): Run => {
  const { npm_lifecycle_event: _, DYNAMODB_ENDPOINT: __, ...rest } = process.env;
  const child = spawn(process.execPath, [entry('start.ts'), '--empty'], {
    env: { ...rest, ...env },
    cwd: root,
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (said.out += String(chunk)));
  child.stderr.on('data', (chunk) => (said.err += String(chunk)));
  const ended = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null));
  return { child, out: () => said.out, err: () => said.err, ended };
};

/** A started server; fails with what it said when it ends instead. */
const started = async (env: Env): Promise<Run> => {
  const one = run(env);
  const ready = vi.waitFor(() => expect(one.out()).toContain('ready'), { timeout: 60_000, interval: 20 });
  const failed = one.ended.then((code) => Promise.reject(new Error(`ended with ${code}: ${one.err()}`)));
  try {
    await Promise.race([ready, failed]);
    return one;
  } catch (error) {
    one.child.kill('SIGKILL');
    throw error;
  } finally {
    failed.catch(() => {});
  }
};

const tokenFor = (env: Env, email: string) =>
  execFileSync(process.execPath, [entry('token.ts'), email], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });

const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
/** The pid of the engine on this data: the one process whose command line names it. */
const enginePid = (dataDir: string): number => {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  const line = lines.find((one) => /^\s*\d+ \S*dynoxide serve /.test(one) && one.includes(`${dataDir}/`));
  return Number.parseInt(line ?? '', 10);
};

describe('npm start', () => {
  let env: Env = { PORT: '', DATA_DIR: '' };
  let server: Run;
  const runs: Run[] = [];
  const at = (path: string) => `http://localhost:${env.PORT}${path}`;
  const me = () =>
    fetch(at('/api/me'), { headers: { authorization: `Bearer ${tokenFor(env, 'board@demo.test').trim()}` } });

  beforeAll(async () => {
    await build();
    env = { PORT: String(await freePort()), DATA_DIR: mkdtempSync(join(tmpdir(), 'san-sang-start-')) };
    server = await started(env);
    runs.push(server);
  });
  afterAll(async () => {
    for (const { child } of runs) child.kill('SIGKILL');
    await Promise.all(runs.map(({ ended }) => ended));
    if (env.DATA_DIR !== '') rmSync(env.DATA_DIR, { recursive: true, force: true });
  });

  it('says one line when all is served', () => {
    expect(server.out()).toBe(`ready http://localhost:${env.PORT}\n`);
  });

  it('serves the API to the five members, with a token from the command line', async () => {
    expect(await (await fetch(at('/api/health'))).json()).toMatchObject({ status: 'ok' });
    expect(await (await me()).json()).toMatchObject({ role: 'board' });
    expect((await fetch(at('/api/me'))).status).toBe(401);
  });

  it('serves the pages under a policy without unsafe words', async () => {
    const page = await fetch(at('/rules/'));
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
  });

  it('refuses the same data to a second one, and says who has it', async () => {
    const second = run({ ...env, PORT: String(await freePort()) });
    expect(await second.ended).toBe(1);
    expect(second.err()).toBe(
      `The data in ${env.DATA_DIR} is in use by process ${server.child.pid}. Stop it, or choose another DATA_DIR and PORT.\n`,
    );
  });

  it('survives kill -9 of its engine with all that was written', async () => {
    const pid = enginePid(env.DATA_DIR);
    const headers = { authorization: `Bearer ${tokenFor(env, 'board@demo.test').trim()}` };
    process.kill(pid, 'SIGKILL');
    await expect.poll(async () => (await fetch(at('/api/me'), { headers })).status).toBe(200);
    expect(enginePid(env.DATA_DIR)).not.toBe(pid);
  });

  it('opens the same data again after kill -9, and leaves no engine behind', async () => {
    const pid = enginePid(env.DATA_DIR);
    server.child.kill('SIGKILL');
    await server.ended;
    await expect.poll(() => isRunning(pid)).toBe(false);
    server = await started({ ...env, PORT: String(await freePort()) });
    runs.push(server);
    expect(server.out()).toMatch(/^ready http:\/\/localhost:\d+\n$/);
  });

  it('ends cleanly when it is asked to', async () => {
    const pid = enginePid(env.DATA_DIR);
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(isRunning(pid)).toBe(false);
    expect(existsSync(join(env.DATA_DIR, 'lock'))).toBe(false);
  });
});

describe('npm start, where it cannot', () => {
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), 'san-sang-start-'));
    onTestFinished(() => rmSync(made, { recursive: true, force: true }));
    return made;
  };

  it('says which setting helps when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const dataDir = folder();
    const one = run({ PORT: String(port), DATA_DIR: dataDir });
    expect(await one.ended).toBe(1);
    expect([one.out(), one.err()]).toEqual([
      '',
      `PORT ${port} is taken by another program. Stop that program, or choose another port: PORT=${port + 1} npm start\n`,
    ]);
    expect(existsSync(join(dataDir, 'lock'))).toBe(false);
  });

  it('does not touch data of a newer program', async () => {
    const dataDir = folder();
    writeFileSync(join(dataDir, 'version.json'), '{"version":99}');
    const one = run({ PORT: String(await freePort()), DATA_DIR: dataDir });
    expect(await one.ended).toBe(1);
    expect(one.err()).toContain(`The data in ${dataDir} has version 99`);
  });

  it('says what to do about a folder that is none', async () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    const one = run({ PORT: String(await freePort()), DATA_DIR: file });
    expect(await one.ended).toBe(1);
    expect(one.err()).toBe(
      `DATA_DIR=${file} cannot be written to. Choose a folder that can, or leave DATA_DIR out for .data here.\n`,
    );
  });

  it('says how it is used', async () => {
    const one = run({ PORT: 'none', DATA_DIR: folder() });
    expect(await one.ended).toBe(1);
    expect(one.err()).toBe('PORT=none cannot be used\n');
  });
});

describe('npm run token', () => {
  it('says how it is used, and prints nothing else', () => {
    const child = spawn(process.execPath, [entry('token.ts'), 'nobody'], { cwd: root });
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk) => (said.out += String(chunk)));
    child.stderr.on('data', (chunk) => (said.err += String(chunk)));
    return once(child, 'close').then(([code]) => {
      expect([code, said]).toEqual([2, { out: '', err: 'Usage: npm run --silent token -- EMAIL\n' }]);
    });
  });
});
