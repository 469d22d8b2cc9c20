import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { kebab } from '../../domain/contract.ts';
import { callAs } from './calling.ts';

type Handler = (event: unknown, context: Context) => unknown;

const Bundle = z.object({
  handler: z.custom<Handler>((value) => typeof value === 'function', { error: 'not-a-function' }),
});

/** A handler did not answer in its time. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut';
}

export type Invoke = (name: string, event: unknown, requestId: string) => Promise<unknown>;

type Place = { folder: string; timeoutMs: number; load?: (file: string) => Promise<unknown> };

/**
 * Runs the built bundles of a folder in this process, each imported on its first call and in its own name. An import that failed is
 * tried again.
 * @throws TimedOut past the time limit; whatever the handler throws
 */
export const hostBundles = ({ folder, timeoutMs, load = importFile }: Place): Invoke => {
  const loaded = new Map<string, Promise<Handler>>();
  const handlerOf = (name: string): Promise<Handler> => {
    const known = loaded.get(name);
    if (known !== undefined) return known;
    const handler = load(join(folder, kebab(name), 'index.mjs')).then(
      (module) => Bundle.parse(module).handler,
    );
    handler.catch(() => loaded.delete(name));
    loaded.set(name, handler);
    return handler;
  };
  return async (name, event, requestId) => {
    const handler = await handlerOf(name);
    const deadline = performance.now() + timeoutMs;
    const work = () => callAs(name, () => handler(event, contextOf(name, requestId, deadline)));
    return withinTime(work, timeoutMs, name);
  };
};

const importFile = (file: string): Promise<unknown> => import(pathToFileURL(file).href);

const withinTime = async (
  work: () => Promise<unknown>,
  timeoutMs: number,
  name: string,
): Promise<unknown> => {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new TimedOut(`${name} took longer than ${timeoutMs} ms`)),
    timeoutMs,
  );
  try {
    return await Promise.race([work(), late.promise]);
  } finally {
    clearTimeout(timer);
  }
};

const contextOf = (name: string, requestId: string, deadline: number): Context => ({
  callbackWaitsForEmptyEventLoop: false,
  functionName: name,
  functionVersion: '$LATEST',
  invokedFunctionArn: `arn:aws:lambda:ap-southeast-1:000000000000:function:${name}`,
  memoryLimitInMB: '512',
  awsRequestId: requestId,
  logGroupName: `/aws/lambda/${name}`,
  logStreamName: 'local',
  getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
  done: () => {},
  fail: () => {},
  succeed: () => {},
});
