import { createHash } from 'node:crypto';
import middy from '@middy/core';
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Instant } from '../../domain/day.ts';
import { NotFound } from '../../domain/failure.ts';
import { originHeader } from '../../domain/front-answer.ts';
import type { Actor } from '../../domain/member.ts';
import { type AnyRoute, givesJson } from '../../domain/route.ts';
import { originSecrets } from './config.ts';
import { identify, type Members } from './identity.ts';
import { log } from './log.ts';
import { packed } from './packed.ts';
import { langOf, problemReply, verdictOf } from './problem.ts';
import { type GatewayEvent, type Named, readAsk, readNamed } from './request.ts';
import { requireFront } from './require-front.ts';

/** What the edge itself asks for: members, unless everybody may call, and the clock. */
export type EdgeNeeds = { members: Members; clock: () => Instant };

/** A parsed request; `actor` is the member who calls. */
export type Ask<R extends AnyRoute, A = Actor> = {
  params: z.output<R['params']>;
  query: z.output<R['query']>;
  headers: z.output<R['headers']>;
  body: z.output<R['body']>;
  actor: A;
  now: Instant;
};

/** A file as it lies there: one of the route's media types, and the name that a reader saves it under. */
export type FileAnswer = { bytes: Uint8Array; type: string; name: string };

/** A reply: a body that the route's schema must accept, the very text that was stored for a replay, or a file. */
export type Answer<R extends AnyRoute> =
  | { status?: number; body: z.input<R['reply']> }
  | { status: number; text: string }
  | { file: FileAnswer };

type Steps<R extends AnyRoute, F> = {
  /** Finds what the path names, before the body is looked at: throws NotFound for what is unknown or not the caller's. */
  find: (ask: { params: Named; actor: Actor; now: Instant }) => Promise<F>;
  answer: (ask: Ask<R>, found: F) => Promise<Answer<R>>;
};

export type HttpHandler = (
  event: GatewayEvent,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** `find` of a route whose path names nothing that must be looked up first. */
export const nothingToFind = async () => undefined;

/**
 * The handler of a route for members. Order of judgement: which way it came, who is asking, role, tenant, size, media type, JSON, schema, and then the
 * answer's own. Every failure becomes problem details; replies are parsed as requests are.
 */
export const http = <R extends AnyRoute, F>(
  line: R,
  { members, clock }: EdgeNeeds,
  { find, answer }: Steps<R, F>,
): HttpHandler =>
  onion(line, async (event) => {
    if (line.who === 'all') throw new TypeError('a route for everybody is served by open()');
    const now = clock();
    const actor = await identify(members, event.requestContext.authorizer?.jwt?.claims, line.who);
    if (actor.role === 'employer') requireOwn(actor, event.pathParameters?.['siteId']);
    const found = await find({ params: readNamed(line, event), actor, now });
    return answer({ ...readAsk(line, event), actor, now }, found);
  });

/** The handler of a route for everybody. */
export const open = <R extends AnyRoute>(line: R, answer: () => Promise<Answer<R>>): HttpHandler =>
  onion(line, async () => answer());

/** Employers know of their own sites only; what is not theirs looks like what does not exist. */
const requireOwn = (actor: Actor, siteId: string | undefined) => {
  if (siteId !== undefined && !actor.sites.includes(siteId)) throw new NotFound();
};

const onion = <R extends AnyRoute>(
  line: R,
  run: (event: GatewayEvent) => Promise<Answer<R>>,
): HttpHandler => {
  const started = new WeakMap<object, number>();
  return middy<GatewayEvent, APIGatewayProxyStructuredResultV2>()
    .use({
      before: ({ event }) => {
        started.set(event, performance.now());
        requireFront(event.headers[originHeader], originSecrets());
      },
      after: ({ event, response }) => report(line, response?.statusCode ?? 0, started.get(event)),
      onError: (request) => {
        const verdict = verdictOf(request.error);
        request.response = problemReply(verdict, langOf(request.event.headers['accept-language']));
        report(line, verdict.status, started.get(request.event), verdict.code, request.error);
      },
    })
    .handler(async (event) => {
      const { 'if-none-match': seen, 'accept-encoding': takes } = event.headers;
      return packed(reply(line, await run(event), seen), takes);
    });
};

const reply = (
  line: AnyRoute,
  answer: Answer<AnyRoute>,
  seen: string | undefined,
): APIGatewayProxyStructuredResultV2 => {
  const { content, ...sent } = 'file' in answer ? fileOf(line, answer.file) : bodyOf(line, answer);
  const headers = { ...sent.headers, 'cache-control': 'no-store' };
  const whole = { statusCode: sent.status, headers, ...plainOrCoded(content) };
  if (line.method !== 'GET') return whole;
  // Weak: the packed reply and the plain one bear the same.
  const etag = `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
  const unchanged = seen
    ?.split(',')
    .some((tag) => `W/${tag.trim().replace(/^W\//, '')}` === etag || tag.trim() === '*');
  return unchanged
    ? { statusCode: 304, headers: { 'cache-control': 'no-store', etag } }
    : { ...whole, headers: { ...headers, etag } };
};

/** What is sent: text as such, which may be packed, and other bytes as the gateway takes them. */
type Sent = { status: number; headers: Record<string, string>; content: string | Uint8Array };

const plainOrCoded = (content: string | Uint8Array) =>
  typeof content === 'string'
    ? { body: content }
    : { body: Buffer.from(content).toString('base64'), isBase64Encoded: true };

const bodyOf = (line: AnyRoute, answer: Exclude<Answer<AnyRoute>, { file: FileAnswer }>): Sent => ({
  status: answer.status ?? line.status,
  headers: { 'content-type': mediaType(line.gives) },
  content: 'text' in answer ? answer.text : textOf(line, z.parse(line.reply, answer.body)),
});

const fileOf = (line: AnyRoute, { bytes, type, name }: FileAnswer): Sent => {
  if (!line.files.includes(type)) throw new TypeError(`${line.path} gives no ${type}`);
  const isText = type.startsWith('text/') || givesJson({ gives: type });
  return {
    status: line.status,
    headers: {
      'content-type': isText ? mediaType(type) : type,
      // Names are ours: letters, digits, dots and hyphens.
      'content-disposition': `inline; filename="${name}"`,
    },
    content: isText ? Buffer.from(bytes).toString() : bytes,
  };
};

const textOf = (line: AnyRoute, reply: unknown): string =>
  givesJson(line) ? JSON.stringify(reply) : z.string().parse(reply);

/** JSON under its own name and XML say their alphabet; GeoJSON has no such parameter (RFC 7946). */
const mediaType = (gives: string) => (gives === 'application/geo+json' ? gives : `${gives}; charset=utf-8`);

const report = (
  line: AnyRoute,
  status: number,
  start: number | undefined,
  code?: string,
  error?: unknown,
) => {
  const milliseconds = Math.round(performance.now() - (start ?? performance.now()));
  const facts = {
    route: `${line.method} ${line.path}`,
    status,
    milliseconds,
    ...(code === undefined ? {} : { code }),
  };
  if (status < 500) return log('info', 'request.answered', facts);
  log('error', 'request.failed', { ...facts, errorName: error instanceof Error ? error.name : typeof error });
};
