import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { callEngine } from './call-engine.ts';
import { chooseEngine, type EngineChoice } from './engine-binary.ts';
import { freePort } from './free-port.ts';
import { indexStreams } from './stream-indexes.ts';
import { supervised } from './supervised.ts';

/** How long a start may take, ms; measured 9–40 ms, so this is a broken engine and not a slow one. */
const readyWithinMs = 5_000;
/** How long the engine may take to end by itself before it is killed, ms. */
const endWithinMs = 2_000;
/** Ports are picked free, and lost again to somebody faster now and then. */
const portAttempts = 3;

export type Engine = {
  endpoint: string;
  /** The process to watch; undefined for an engine that is not ours. */
  pid: number | undefined;
  /** Resolves when the engine has ended, for whatever reason; never for an engine that is not ours. */
  ended: Promise<void>;
  stop: () => Promise<void>;
};

type Where = { dbFile?: string; port?: number; choice?: EngineChoice; withinMs?: number };

/**
 * Starts a database engine on 127.0.0.1: in memory, or on a file whose stream table is indexed first.
 * @throws StartError when there is none; Error when it does not answer in time (5 s unless said)
 */
export const startEngine = async ({
  dbFile,
  port,
  choice = chooseEngine(),
  withinMs,
}: Where = {}): Promise<Engine> => {
  if ('endpoint' in choice) {
    await answers(choice.endpoint, withinMs);
    return { endpoint: choice.endpoint, pid: undefined, ended: new Promise(() => {}), stop: async () => {} };
  }
  if (dbFile !== undefined) await prepareFile(choice.binary, dbFile);
  return port === undefined ? onFreePort(choice.binary, dbFile) : launch(choice.binary, dbFile, port);
};

/** The engine makes its tables on its first start: only then is there something to index. */
const prepareFile = async (binary: string, dbFile: string): Promise<void> => {
  mkdirSync(dirname(dbFile), { recursive: true });
  if (!existsSync(dbFile)) await (await onFreePort(binary, dbFile)).stop();
  indexStreams(dbFile);
};

const onFreePort = async (binary: string, dbFile: string | undefined, attempt = 1): Promise<Engine> => {
  try {
    return await launch(binary, dbFile, await freePort());
  } catch (error) {
    if (attempt === portAttempts) throw error;
    return onFreePort(binary, dbFile, attempt + 1);
  }
};

const launch = async (binary: string, dbFile: string | undefined, port: number): Promise<Engine> => {
  const file = dbFile === undefined ? [] : ['--db-path', dbFile];
  const { child, pid } = supervised(binary, ['serve', '--host', '127.0.0.1', '-p', String(port), ...file]);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let said = '';
  child.once('error', (error) => (said += error.message));
  const listening = new Promise<void>((resolve) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + String(chunk)).slice(-2_000);
      if (said.includes('listening on')) resolve();
    });
  });
  const stop = async () => {
    child.stdin?.end();
    if (child.stdin === null) child.kill();
    await Promise.race([ended, sleep(endWithinMs, undefined, { ref: false })]);
    if (child.exitCode === null && child.signalCode === null) process.kill(await pid, 'SIGKILL');
    await ended;
  };
  const outcome = await Promise.race([
    listening.then(() => 'ready'),
    ended.then(() => 'ended'),
    sleep(readyWithinMs, 'silent', { ref: false }),
  ]);
  if (outcome !== 'ready') {
    if (outcome === 'silent') await stop();
    throw new Error(`The engine ${binary} did not start on port ${port}: ${outcome}. ${said.trim()}`);
  }
  const endpoint = `http://127.0.0.1:${port}`;
  await answers(endpoint);
  return { endpoint, pid: await pid, ended, stop };
};

/** @throws Error naming the endpoint when nothing answers there in time */
const answers = async (endpoint: string, withinMs = readyWithinMs): Promise<void> => {
  const deadline = performance.now() + withinMs;
  for (;;) {
    try {
      await callEngine(endpoint, 'DynamoDB_20120810.ListTables', {});
      return;
    } catch (cause) {
      if (performance.now() > deadline)
        throw new Error(`No database engine answers at ${endpoint}`, { cause });
      await sleep(20);
    }
  }
};
