import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import * as z from 'zod/mini';
import { type Fault, Invalid, NotFound } from '../../domain/failure.ts';
import { type AnyRoute, takesBody } from '../../domain/route.ts';
import { canonical } from './canonical.ts';

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

/** What a path names; empty where the route has no such part. */
export type Named = { siteId: string; alertId: string };

/** What the path names, before anything else of the request is judged. @throws NotFound when one of it cannot exist. */
export const readNamed = (line: AnyRoute, event: GatewayEvent): Named => {
  const { siteId = '', alertId = '' } = event.pathParameters ?? {};
  const { error } = z.safeParse(line.params, event.pathParameters ?? {});
  if (error?.issues.some(({ path }) => identifiers.includes(path[0]))) throw new NotFound();
  return { siteId, alertId };
};

/** Half a character, escaped, is valid JSON and no text: nothing can store it. */
const wellFormed = (key: string, value: unknown): unknown => {
  if (!key.isWellFormed() || (typeof value === 'string' && !value.isWellFormed()))
    throw new SyntaxError('not Unicode');
  return value;
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
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body), wellFormed);
  } catch (cause) {
    throw new Unreadable('not-json', { cause });
  }
};

/** Path, query, headers and body together. @throws Unreadable, or Invalid with every fault of all four. */
export const readAsk = <R extends AnyRoute>(line: R, event: GatewayEvent) => {
  const json = readBody(line, event);
  const params = z.safeParse<R['params']>(line.params, event.pathParameters ?? {}, told);
  const query = z.safeParse<R['query']>(line.query, event.queryStringParameters ?? {}, told);
  const headers = z.safeParse<R['headers']>(line.headers, event.headers, told);
  const body = z.safeParse<R['body']>(line.body, json, told);
  if (params.success && query.success && headers.success && body.success) {
    return { params: params.data, query: query.data, headers: headers.data, body: body.data };
  }
  const faults = [params, query, headers, body].flatMap((part) => part.error?.issues ?? []).flatMap(faultsOf);
  throw new Invalid('invalid', [...new Map(faults.map((fault) => [canonical(fault), fault])).values()]);
};

/** Issues then tell what was sent, which alone says whether anything was. */
const told = { reportInput: true } as const;

const codes: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  too_big: 'too-large',
  too_small: 'out-of-range',
};
const expected: Readonly<Record<string, string>> = { object: 'not-an-object', array: 'not-a-list' };

/** A schema issue as faults: the codes that our schemas carry, or a plain one where the schema library speaks. */
const faultsOf = (issue: z.core.$ZodIssue): Fault[] => {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer: pointerOf([...issue.path, key]), code: 'unknown-field' }));
  }
  return [{ pointer: pointerOf(issue.path), code: codeOf(issue) }];
};

const codeOf = (issue: z.core.$ZodIssue): string => {
  const own = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(issue.message) ? issue.message : undefined;
  const nothingSent = issue.input === undefined && issue.code !== 'custom';
  if (nothingSent && !own?.endsWith('-required')) return 'missing';
  if (own !== undefined) return own;
  return (issue.code === 'invalid_type' ? expected[issue.expected] : codes[issue.code]) ?? 'invalid';
};

const pointerOf = (path: readonly PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
