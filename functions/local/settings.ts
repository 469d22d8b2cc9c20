import { parseArgs } from 'node:util';
import * as z from 'zod/mini';

/** What a person may choose at the local door; everything else follows from it. */
export const Settings = z.object({
  /** TCP port of the pages and the API. */
  port: z.int().check(z.minimum(1), z.maximum(65535)),
  /** Folder of the engine's file, the signing key, checkpoints and logs. */
  dataDir: z.string().check(z.minLength(1)),
  /** An engine that somebody else runs, instead of a child of ours. */
  endpoint: z.optional(z.url()),
  /** Sites of the demo, chosen with the first start on a data folder. */
  demoSites: z.int().check(z.minimum(1), z.maximum(300)),
  /** No sites: only zones, templates and the five members. */
  empty: z.boolean(),
  /** Folder in which to note what each function calls, for whoever measures its rights. */
  callsDir: z.optional(z.string()),
});
export type Settings = z.infer<typeof Settings>;

/** A mistake of the person who started us: said in one line, without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** What is said of an error that ends us. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof StartError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};

type Env = Record<string, string | undefined>;

/** Reads PORT, DATA_DIR, DYNAMODB_ENDPOINT, DEMO_SITES and CALLS_DIR. @throws StartError naming the variable that is wrong */
export const settingsOf = (argv: readonly string[], env: Env): Settings => {
  const parsed = Settings.safeParse({
    port: Number(env['PORT'] || 3000),
    dataDir: env['DATA_DIR'] || '.data',
    endpoint: env['DYNAMODB_ENDPOINT'] || undefined,
    demoSites: Number(env['DEMO_SITES'] || 120),
    empty: isEmpty(argv),
    callsDir: env['CALLS_DIR'] || undefined,
  });
  if (parsed.success) return parsed.data;
  const variable = {
    port: 'PORT',
    dataDir: 'DATA_DIR',
    endpoint: 'DYNAMODB_ENDPOINT',
    demoSites: 'DEMO_SITES',
  };
  const wrong = Object.entries(variable).filter(([key]) =>
    parsed.error.issues.some(({ path }) => path[0] === key),
  );
  throw new StartError(wrong.map(([, name]) => `${name}=${env[name]} cannot be used`).join('; '));
};

const isEmpty = (argv: readonly string[]): boolean => {
  try {
    return parseArgs({ args: [...argv], options: { empty: { type: 'boolean', default: false } } }).values
      .empty;
  } catch (cause) {
    throw new StartError('Usage: npm start -- [--empty]', { cause });
  }
};
