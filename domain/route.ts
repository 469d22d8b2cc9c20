import * as z from 'zod/mini';
import type { Role } from './me.ts';

type Shape = z.core.$ZodType;
type Method = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';

/** Who may call: everybody, whoever is signed in and a member, or the roles named. */
export type Who = 'all' | 'signed-in' | readonly Role[];

/**
 * One line of the contract. The edge parses requests and replies with it, infra makes a Lambda and a gateway route of it,
 * the web client and OpenAPI take their types from it.
 */
export type Route<P extends Shape, Q extends Shape, H extends Shape, B extends Shape, R extends Shape> = {
  method: Method;
  path: string;
  summary: string;
  who: Who;
  params: P;
  query: Q;
  headers: H;
  body: B;
  /** Media types of the body; where one is other than JSON, the body is the file itself (`FileBody`). */
  takes: readonly string[];
  /** Largest body, in bytes. */
  maxBytes: number;
  reply: R;
  /** Media type of the reply; where it is not of the JSON family, the reply is the text itself. */
  gives: string;
  /** Media types of the files of which the handler may answer one instead, as it is; the reply's schema says what JSON among them holds. */
  files: readonly string[];
  /** Status of success; a handler may answer another 2xx where the contract names one. */
  status: 200 | 201 | 202;
  /** Statuses that success has as well: what is made by a PUT is 201, what is changed by it 200. */
  alsoGives: readonly (200 | 201)[];
};

export type AnyRoute = Route<Shape, Shape, Shape, Shape, Shape>;

const Nothing = z.strictObject({});
/** Request headers are many and not ours: only what a route names is looked at. */
const AnyHeaders = z.object({});
const NoBody = z.undefined();

type Line<P extends Shape, Q extends Shape, H extends Shape, B extends Shape, R extends Shape> = Pick<
  Route<P, Q, H, B, R>,
  'method' | 'path' | 'summary' | 'who' | 'reply'
> & {
  params?: P;
  query?: Q;
  headers?: H;
  body?: B;
  takes?: readonly string[];
  maxBytes?: number;
  gives?: string;
  files?: readonly string[];
  status?: 200 | 201 | 202;
  alsoGives?: readonly (200 | 201)[];
};

/** The media type of every body that is not a file. */
export const json = 'application/json';

/** What a line says when it does not say otherwise; a body of JSON is at most 64 KB. */
const usual = { params: Nothing, query: Nothing, headers: AnyHeaders, body: NoBody } as const;
const usualBody = { takes: [json], maxBytes: 64 * 1024 } as const;

/** Declares a route; what it does not name is empty (no parameters, no query, no body). */
export function route<
  R extends Shape,
  P extends Shape = typeof Nothing,
  Q extends Shape = typeof Nothing,
  H extends Shape = typeof AnyHeaders,
  B extends Shape = typeof NoBody,
>(line: Line<P, Q, H, B, R>): Route<P, Q, H, B, R>;
export function route(line: Line<Shape, Shape, Shape, Shape, Shape>): AnyRoute {
  return { ...usual, ...usualBody, gives: json, files: [], status: 200, alsoGives: [], ...line };
}

/** True when the route takes a body. */
export const takesBody = (line: AnyRoute) => line.body !== NoBody;

/** True when the body is a file: bytes that the route itself reads. */
export const takesFile = (line: AnyRoute) => takesBody(line) && line.takes.some((type) => type !== json);

/** True when the reply is JSON, under whatever name. */
export const givesJson = ({ gives }: Pick<AnyRoute, 'gives'>) => /[/+]json$/.test(gives);

/** `?limit` (1 to 200, default 100) and the opaque `?cursor` of every list. */
export const paging = {
  limit: z.optional(
    z.pipe(
      z.string().check(z.regex(/^\d{1,3}$/, { error: 'out-of-range' })),
      z.pipe(
        z.transform(Number),
        z.int().check(z.gte(1, { error: 'out-of-range' }), z.lte(200, { error: 'out-of-range' })),
      ),
    ),
  ),
  cursor: z.optional(z.string().check(z.maxLength(2000, { error: 'invalid' }))),
} as const;

/** Default size of a page of a list. */
export const defaultLimit = 100;

/** The reply of a list: its items, and the cursor of the next page or null. */
export const listOf = <T extends Shape>(item: T) =>
  z.strictObject({ items: z.array(item), cursor: z.nullable(z.string()) });
