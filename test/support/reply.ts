import * as z from 'zod/mini';
import { type RouteName, routes } from '../../domain/contract.ts';
import type { AnyRoute } from '../../domain/route.ts';

export type Reply = { status: number; headers: Record<string, string>; text: string; body: unknown };

const read = <R extends AnyRoute>(line: R, { status, text, body }: Reply): z.output<R['reply']> => {
  if (status >= 300) throw new Error(`${line.method} ${line.path}: ${status} ${text}`);
  return z.parse<R['reply']>(line.reply, body);
};

/** A reply that must be a success, read by the route's own schema. */
export const ok = <N extends RouteName>(name: N, reply: Reply) =>
  read<(typeof routes)[N]>(routes[name], reply);

const Problem = z.object({ errors: z.array(z.object({ pointer: z.string(), code: z.string() })) });

/** Status and faults of a refusal: `422 /answers/f0 negative`. */
export const refusal = ({ status, body }: Reply): string[] =>
  Problem.parse(body).errors.map(({ pointer, code }) => `${status} ${pointer} ${code}`.replace('  ', ' '));

/** The first code of a refusal with its status: `409 stale-revision`. */
export const refused = ({ status, body }: Reply): string => {
  const [first] = Problem.parse(body).errors;
  return `${status} ${first?.code}`;
};
