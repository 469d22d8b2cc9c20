import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { generateSource } from 'oazapfts';
import * as z from 'zod/mini';
import { type RouteName, routes } from '../../domain/contract.ts';
import type { AnyRoute } from '../../domain/route.ts';

const root = join(import.meta.dirname, '../..');

const Answered = z.object({ status: z.int(), data: z.optional(z.unknown()) });
type Answered = z.infer<typeof Answered>;

/** A client that somebody else's generator made of a document of OpenAPI, in a folder of its own. */
export const generatedClient = async (document: unknown) => {
  const folder = mkdtempSync(join(tmpdir(), 'san-sang-client-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const spec = join(folder, 'openapi.json');
  writeFileSync(spec, JSON.stringify(document));
  const source = join(folder, 'client.ts');
  writeFileSync(source, await generateSource(spec));
  const bundle = join(folder, 'client.mjs');
  await build({ entryPoints: [source], outfile: bundle, bundle: true, format: 'esm', platform: 'node' });
  const client: unknown = await import(pathToFileURL(bundle).href);
  const part = (name: string): unknown =>
    typeof client === 'object' && client !== null ? Reflect.get(client, name) : undefined;
  const defaults = part('defaults');
  if (typeof defaults !== 'object' || defaults === null) throw new Error('no client was made');

  /** From now on calls go to an origin in the name of who has the token. */
  const use = (baseUrl: string, token: string) =>
    Object.assign(defaults, { baseUrl, headers: { authorization: `Bearer ${token}` } });

  const call = async (name: RouteName, ...args: unknown[]): Promise<Answered> => {
    const operation = part(name);
    if (typeof operation !== 'function') throw new Error(`the client has no ${name}`);
    return Answered.parse(await Reflect.apply(operation, undefined, args));
  };

  return {
    use,
    call,
    /** Calls what must succeed with the status, and reads the reply by the route's own schema. */
    done: async <N extends RouteName>(name: N, status: number, ...args: unknown[]) => {
      const { status: said, data } = await call(name, ...args);
      if (said !== status) throw new Error(`${name}: ${said} ${JSON.stringify(data)}`);
      return read<(typeof routes)[N]>(routes[name], data);
    },
    /** Names of the operations that it has. */
    operations: (): string[] =>
      typeof client === 'object' && client !== null
        ? Object.entries(client).flatMap(([name, one]) => (typeof one === 'function' ? [name] : []))
        : [],
    /** What the compiler says of its types; nothing when they are right. */
    typeErrors: (): string => {
      const flags = ['--noEmit', '--ignoreConfig', '--strict', '--skipLibCheck', '--types', ''];
      const as = ['--module', 'nodenext', '--target', 'es2024', '--lib', 'es2024,dom'];
      try {
        return execFileSync(join(root, 'node_modules/.bin/tsc'), [...flags, ...as, source], {
          encoding: 'utf8',
        });
      } catch (error) {
        return String(error instanceof Error && 'stdout' in error ? error.stdout : error);
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

const read = <R extends AnyRoute>(line: R, data: unknown): z.output<R['reply']> =>
  z.parse<R['reply']>(line.reply, data);
