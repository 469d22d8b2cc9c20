import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import * as z from 'zod/mini';
import { type Fault, Invalid, NotFound } from '../../domain/failure.ts';
import { type AnyRoute, takesBody, takesFile } from '../../domain/route.ts';
import { canonical } from './canonical.ts';

export type GatewayEvent = APIGatewayProxyEventV2WithJWTAuthorizer;

/** Thrown when a body cannot be looked into at all: its `code` says why. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly code:
    | 'too-large-body'
    | 'too-large-file'
    | 'unsupported-media-type'
    | 'unsupported-file'
    | 'not-json'
    | 'empty-body';

  constructor(code: Unreadable['code'], options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** Parts of a path that name a thing: one that cannot exist is not found, rather than wrong. */
const identifiers: readonly unknown[] = [
  'siteId',
  'zoneId',
  'alertId',
  'jobId',
  'version',
  'n',
  'templateId',
  'formId',
];

/** What a path names; empty where the route has no such part. */
export type Named = {
  siteId: string;
  zoneId: string;
  alertId: string;
  jobId: string;
  n: string;
  webhookId: string;
  deliveryId: string;
  templateId: string;
  formId: string;
  version: string;
  day: string;
  directionId: string;
};

/** What the path names, before anything else of the request is judged. @throws NotFound when one of it cannot exist. */
export const readNamed = (line: AnyRoute, event: GatewayEvent): Named => {
  const { siteId = '', zoneId = '', alertId = '', jobId = '', n = '' } = event.pathParameters ?? {};
  const { webhookId = '', deliveryId = '', templateId = '' } = event.pathParameters ?? {};
  const { formId = '', version = '', day = '', directionId = '' } = event.pathParameters ?? {};
  const { error } = z.safeParse(line.params, event.pathParameters ?? {});
  if (error?.issues.some(({ path }) => identifiers.includes(path[0]))) throw new NotFound();
  const ofForm = { formId, version };
  return {
    siteId,
    zoneId,
    alertId,
    jobId,
    n,
    webhookId,
    deliveryId,
    templateId,
    ...ofForm,
    day,
    directionId,
  };
};

/** Half a character, escaped, is valid JSON and no text: nothing can store it. */
const wellFormed = (key: string, value: unknown): unknown => {
  if (!key.isWellFormed() || (typeof value === 'string' && !value.isWellFormed()))
    throw new SyntaxError('not Unicode');
  return value;
};

/** The body: JSON, or a file as it is. @throws Unreadable by size, then type, then content. */
export const readBody = (line: AnyRoute, event: GatewayEvent): unknown => {
  if (!takesBody(line)) return undefined;
  const isFile = takesFile(line);
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (body.byteLength > line.maxBytes) throw new Unreadable(isFile ? 'too-large-file' : 'too-large-body');
  const type = event.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!line.takes.includes(type))
    throw new Unreadable(isFile ? 'unsupported-file' : 'unsupported-media-type');
  if (body.byteLength === 0) throw new Unreadable('empty-body');
  return isFile ? { mediaType: type, bytes: new Uint8Array(body) } : parsed(body);
};

const parsed = (body: Buffer): unknown => {
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
