import type { Context } from 'aws-lambda';
import { log, noteRun } from './log.ts';

/** A class of errors. */
type Telling = abstract new (...given: never[]) => Error;

/**
 * A Lambda entry: importing it does nothing, the first call composes the handler, later calls reuse it. What a run fails of leaves it by its
 * name alone, since Lambda prints the message of what is thrown, and that may quote what a person typed; `telling` are meant to be read.
 */
export const lambda = <E, R>(
  compose: () => (event: E, context: Context) => Promise<R>,
  telling?: Telling,
): ((event: E, context: Context) => Promise<R>) => {
  let composed: ((event: E, context: Context) => Promise<R>) | undefined;
  return async (event, context) => {
    noteRun(context);
    composed ??= compose();
    try {
      return await composed(event, context);
    } catch (error) {
      if (telling !== undefined && error instanceof telling) throw error;
      throw failedByName(error);
    }
  };
};

const failedByName = (error: unknown): Error => {
  const errorName = error instanceof Error ? error.name : typeof error;
  log('error', 'run.failed', { errorName });
  return Object.assign(new Error(errorName), { name: errorName });
};
