import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import * as z from 'zod/mini';
import type { Chromium } from './chromium.ts';

/** Chromium did not do what it was asked for, or ended. */
export class ChromiumFailed extends Error {
  override readonly name = 'ChromiumFailed';
}

const Reply = z.object({
  id: z.optional(z.int()),
  result: z.optional(z.unknown()),
  error: z.optional(z.object({ message: z.string() })),
});

/** Asks nobody, keeps nothing, draws without a graphics card. */
const flags = [
  '--headless=shell',
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  // On a starved machine the watchdog ends the process that draws, and a page may never draw a frame again.
  '--disable-gpu-watchdog',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  // No name is an address, and no address is reached but through a proxy that is not there.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--remote-debugging-pipe',
];

type Waiting = { resolve: (result: unknown) => void; reject: (error: Error) => void };

/**
 * Starts a Chromium and speaks its DevTools protocol with it through two pipes: no port is opened. Source: the protocol's
 * `--remote-debugging-pipe`, messages of JSON that end with a zero byte, read by the browser on 3 and written on 4.
 */
export const startDevtools = ({ executable, folder, env }: Chromium) => {
  const child = spawn(executable, [...flags, `--user-data-dir=${folder}/profile`], {
    env,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const waiting = new Map<number, Waiting>();
  const fail = (why: string) => {
    for (const { reject } of waiting.values()) reject(new ChromiumFailed(why));
    waiting.clear();
  };
  child.once('error', ({ message }) => fail(message));
  child.once('exit', (code, signal) => fail(`Chromium ended: ${code ?? signal}`));
  const [writer, reader] = pipesOf(child);
  for (const pipe of [writer, reader]) pipe.on('error', ({ message }) => fail(message));
  readMessages(reader, (text) => {
    const { id, result, error } = Reply.parse(JSON.parse(text));
    const asked = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || asked === undefined) return;
    waiting.delete(id);
    if (error === undefined) asked.resolve(result);
    else asked.reject(new ChromiumFailed(error.message));
  });
  let asked = 0;

  return {
    /** Asks for one command, of a page's session where one is named. @throws ChromiumFailed when it is refused, or Chromium ends */
    ask: async <T extends z.core.$ZodType>(
      method: string,
      params: object,
      reply: T,
      sessionId?: string,
    ): Promise<z.output<T>> => {
      asked += 1;
      const id = asked;
      const answer = Promise.withResolvers<unknown>();
      waiting.set(id, answer);
      if (child.exitCode !== null || child.signalCode !== null) fail('Chromium has ended');
      else writer.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      return z.parse(reply, await answer.promise);
    },

    /** Ends it with all its processes, whatever they are doing. */
    end: (): Promise<void> =>
      new Promise((resolve) => {
        if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        // It leads a group of its own.
        process.kill(-child.pid, 'SIGKILL');
      }),
  };
};

export type Devtools = ReturnType<typeof startDevtools>;

const isWritable = (stream: Readable | Writable | null | undefined): stream is Writable =>
  stream !== null && stream !== undefined && 'write' in stream;
const isReadable = (stream: Readable | Writable | null | undefined): stream is Readable =>
  stream !== null && stream !== undefined && 'read' in stream;

const pipesOf = ({ stdio }: ChildProcess): [Writable, Readable] => {
  const [, , , writer, reader] = stdio;
  if (!isWritable(writer) || !isReadable(reader)) throw new ChromiumFailed('no pipes to Chromium');
  return [writer, reader];
};

const readMessages = (reader: Readable, take: (text: string) => void): void => {
  let rest: Buffer[] = [];
  reader.on('data', (chunk: Buffer) => {
    let from = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, from)) {
      take(Buffer.concat([...rest, chunk.subarray(from, end)]).toString());
      rest = [];
      from = end + 1;
    }
    rest.push(chunk.subarray(from));
  });
};
