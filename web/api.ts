import * as z from 'zod/mini';
import { Problem } from '../domain/problem.ts';
import type { AnyRoute } from '../domain/route.ts';
import type { Lang } from '../domain/texts/text.ts';
import { heard } from './clock.ts';
import { currentLang } from './lang.ts';
import { type Access, sessions, subjectOf } from './session.ts';

/**
 * Why there is no reply. `problem`: the server refused, in its words, `code` naming why. `signed-out`: sign in again.
 * `network`: nothing reached the server or came back. `timeout`: ten seconds passed; the outcome is unknown.
 * `unreadable`: an answer that is not the contract's (a gateway's own, or a newer server).
 */
export type Failure =
  | { kind: 'problem'; status: number; code: string; problem: Problem; retryAfter: number | null }
  | { kind: 'signed-out' }
  | { kind: 'network' }
  | { kind: 'timeout' }
  | { kind: 'unreadable'; status: number };

/** A reply with its status; `unchanged` only when `etag` was sent and still holds. */
export type Answer<Reply> =
  | { kind: 'reply'; status: number; reply: Reply; etag: string | null }
  | { kind: 'unchanged' }
  | Failure;

type Inputs<R extends AnyRoute> = {
  params?: z.input<R['params']>;
  query?: z.input<R['query']>;
  body?: z.input<R['body']>;
  headers?: Readonly<Record<string, string>>;
  /** Sent as If-None-Match. */
  etag?: string;
  signal?: AbortSignal;
  /** Longest wait, ms: a file takes longer to go than words do. */
  patience?: number;
};

type Needs = {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  access: (refused?: string) => Promise<Access>;
  lang: () => Lang;
  /** Is told the server's `Date` of every answer. */
  heard?: (date: string | null) => void;
};

const DEADLINE_MS = 10_000;

const textOf = (value: unknown) => (value === undefined || value === null ? undefined : String(value));
const entriesOf = (value: unknown) =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** The address of a route: parameters in its path, whatever the query says behind it. */
export const addressOf = (path: string, params: unknown, query: unknown): string => {
  const values = new Map(entriesOf(params).map(([name, value]) => [name, String(value)]));
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values.get(name) ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of entriesOf(query)) {
    const text = textOf(value);
    if (text !== undefined) search.set(name, text);
  }
  return search.size > 0 ? `${filled}?${search}` : filled;
};

/** A file goes as it is, under its own media type; everything else as JSON. */
const contentOf = (body: unknown): { type: string; body: BodyInit } | undefined => {
  if (body === undefined) return undefined;
  const isFile = typeof body === 'object' && body !== null && 'bytes' in body && 'mediaType' in body;
  return isFile && body.bytes instanceof Uint8Array
    ? { type: String(body.mediaType), body: new Blob([new Uint8Array(body.bytes)]) }
    : { type: 'application/json', body: JSON.stringify(body) };
};

const requestOf = (
  route: AnyRoute,
  input: Inputs<AnyRoute>,
  lang: Lang,
  token: string | null,
): RequestInit => {
  const headers = new Headers({ accept: 'application/json', 'accept-language': lang, ...input.headers });
  if (token !== null) headers.set('authorization', `Bearer ${token}`);
  if (input.etag) headers.set('if-none-match', input.etag);
  const content = contentOf(input.body);
  if (content) headers.set('content-type', content.type);
  const deadline = AbortSignal.timeout(input.patience ?? DEADLINE_MS);
  return {
    method: route.method,
    headers,
    body: content?.body ?? null,
    // What the browser caches could be somebody else's after a change of account.
    cache: 'no-store',
    signal: input.signal ? AbortSignal.any([deadline, input.signal]) : deadline,
  };
};

const failureOf = (response: Response, json: unknown): Failure => {
  const problem = z.safeParse(Problem, json);
  if (!problem.success) return { kind: 'unreadable', status: response.status };
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return {
    kind: 'problem',
    status: response.status,
    code: problem.data.type.replace(/^.*\//, ''),
    problem: problem.data,
    retryAfter: Number.isFinite(seconds) ? seconds : null,
  };
};

const isTimeout = (cause: unknown) => cause instanceof DOMException && cause.name === 'TimeoutError';

const sent = async (fetch: Needs['fetch'], url: string, init: RequestInit) => {
  try {
    const response = await fetch(url, init);
    return { response, text: response.status === 304 ? '' : await response.text() };
  } catch (cause) {
    return { failure: { kind: isTimeout(cause) ? 'timeout' : 'network' } as const };
  }
};

/** What an answer holds: JSON, else the text that it is. */
const contentIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** A client of the contract: never throws for what a server or a network does. */
export const makeCall = ({ fetch, access, lang, heard }: Needs) => {
  const once = async (route: AnyRoute, input: Inputs<AnyRoute>, token: string | null) => {
    const url = addressOf(route.path, input.params, input.query);
    const result = await sent(fetch, url, requestOf(route, input, lang(), token));
    if (result.response) heard?.(result.response.headers.get('date'));
    return result;
  };

  /** Sends with a token; a 401 renews it once. */
  const withToken = async (route: AnyRoute, input: Inputs<AnyRoute>) => {
    const first = await access();
    if (first.kind !== 'token')
      return { failure: { kind: first.kind === 'offline' ? 'network' : first.kind } as const };
    const result = await once(route, input, first.token);
    if (result.response?.status !== 401) return result;
    const second = await access(first.token);
    if (second.kind !== 'token')
      return { failure: { kind: second.kind === 'offline' ? 'network' : second.kind } as const };
    const again = await once(route, input, second.token);
    return again.response?.status === 401 ? { failure: { kind: 'signed-out' } as const } : again;
  };

  return async <R extends AnyRoute>(
    route: R,
    input: Inputs<R> = {},
  ): Promise<Answer<z.output<R['reply']>>> => {
    const result = route.who === 'all' ? await once(route, input, null) : await withToken(route, input);
    if (result.failure) return result.failure;
    const { response, text } = result;
    if (response.status === 304) return { kind: 'unchanged' };
    const json = contentIn(text);
    if (!response.ok) return failureOf(response, json);
    const reply = z.safeParse<R['reply']>(route.reply, json);
    if (!reply.success) return { kind: 'unreadable', status: response.status };
    return { kind: 'reply', status: response.status, reply: reply.data, etag: response.headers.get('etag') };
  };
};

const here: Needs = {
  fetch: (url, init) => fetch(url, init),
  access: (refused) => sessions.access(refused),
  lang: currentLang,
  heard,
};

/** Calls the API of this origin as whoever is signed in here. */
export const call = makeCall(here);

/** Calls it as this owner only: a token of somebody else, who signed in meanwhile, is never used for what is theirs. */
export const callAs = (owner: string) =>
  makeCall({
    ...here,
    access: async (refused) => {
      const access = await sessions.access(refused);
      return access.kind === 'token' && subjectOf(access.token) !== owner ? { kind: 'signed-out' } : access;
    },
  });

/** True when the same request may succeed later as it is: no network, no answer, or a server that asks to wait. */
export const mayPass = (failure: Failure): boolean =>
  failure.kind === 'network' ||
  failure.kind === 'timeout' ||
  ((failure.kind === 'problem' || failure.kind === 'unreadable') &&
    (failure.status === 429 || failure.status >= 500));
