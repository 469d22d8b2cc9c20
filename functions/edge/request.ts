import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import * as z from 'zod/mini';
import { type Fault, Invalid, NotFound } from '../../domain/failure.ts';
import { type AnyRoute, takesBody } from '../../domain/route.ts';

export type GatewayEvent = APIGatewayProxyEventV2WithJWTAuthorizer;

/** Largest body that a route takes, in bytes; bulk has a limit of its own. */
export const maxBodyBytes = 64 * 1024;

/** Thrown when a body cannot be looked into at all: its `code` says why. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly code: 'too-large-body' | 'unsupported-media-type' | 'not-json' | 'empty-body';

  constructor(code: Unreadable['code'], options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** Parts of a path that name a thing: one that cannot exist is not found, rather than wrong. */
const identifiers: readonly unknown[] = ['siteId', 'alertId', 'version'];

/** The path parameters. @throws NotFound when an identifier cannot exist; Invalid when another part is not what it must be. */
export const readParams = <R extends AnyRoute>(line: R, event: GatewayEvent): z.output<R['params']> => {
  const parsed = z.safeParse<R['params']>(line.params, event.pathParameters ?? {});
  if (parsed.success) return parsed.data;
  if (parsed.error.issues.some(({ path }) => identifiers.includes(path[0]))) throw new NotFound();
  throw new Invalid('invalid', parsed.error.issues.flatMap(faultsOf));
};

/** The body as JSON. @throws Unreadable by size, then type, then content. */
export const readBody = (line: AnyRoute, event: GatewayEvent): unknown => {
  if (!takesBody(line)) return undefined;
  const body = event.isBase64Encoded
    ? Buffer.from(event.body ?? '', 'base64')
    : Buffer.from(event.body ?? '');
  if (body.byteLength > maxBodyBytes) throw new Unreadable('too-large-body');
  const type = event.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new Unreadable('unsupported-media-type');
  if (body.byteLength === 0) throw new Unreadable('empty-body');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new Unreadable('not-json', { cause });
  }
};

/** Query, headers and body together. @throws Unreadable, or Invalid with every fault of all three. */
export const readRest = <R extends AnyRoute>(line: R, event: GatewayEvent) => {
  const json = readBody(line, event);
  const query = z.safeParse<R['query']>(line.query, event.queryStringParameters ?? {});
  const headers = z.safeParse<R['headers']>(line.headers, event.headers);
  const body = z.safeParse<R['body']>(line.body, json);
  if (query.success && headers.success && body.success) {
    return { query: query.data, headers: headers.data, body: body.data };
  }
  const issues = [query, headers, body].flatMap((part) => part.error?.issues ?? []);
  throw new Invalid('invalid', issues.flatMap(faultsOf));
};

const codes: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: 'wrong-type',
  too_big: 'too-large',
  too_small: 'out-of-range',
};

/** A schema issue as faults: the codes that our schemas carry, or a plain one where the schema library speaks. */
const faultsOf = (issue: z.core.$ZodIssue): Fault[] => {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer: pointerOf([...issue.path, key]), code: 'unknown-field' }));
  }
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  const own = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(issue.message) ? issue.message : undefined;
  return [
    { pointer: pointerOf(issue.path), code: own ?? (missing ? 'missing' : (codes[issue.code] ?? 'invalid')) },
  ];
};

const pointerOf = (path: readonly PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
