import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Conflict, type Fault, Forbidden, Invalid, NotFound, type Winner } from '../../domain/failure.ts';
import { type Problem, problemType } from '../../domain/problem.ts';
import { type Lang, problemWords } from '../../domain/texts/problem-words.ts';
import { fill } from '../../domain/texts/text.ts';
import { Unauthenticated } from './identity.ts';
import { Unreadable } from './request.ts';

type Verdict = { status: number; code: string; faults?: readonly Fault[]; winner?: Winner };

const unreadable = {
  'too-large-body': 413,
  'too-large-file': 413,
  'unsupported-media-type': 415,
  'unsupported-file': 415,
  'not-json': 400,
  'empty-body': 400,
} as const;

/** The only place that knows status codes: only the sender's mistakes are 4xx, all else is a 500 that says nothing. */
export const verdictOf = (error: unknown): Verdict => {
  if (error instanceof Unauthenticated) return { status: 401, code: 'unauthenticated' };
  if (error instanceof Forbidden) return { status: 403, code: error.code };
  if (error instanceof NotFound) return { status: 404, code: error.code };
  if (error instanceof Unreadable) return { status: unreadable[error.code], code: error.code };
  if (error instanceof Invalid) return { status: 422, code: error.code, faults: error.faults };
  if (error instanceof Conflict) return { status: 409, code: error.code, winner: error.winner };
  if (isOverload(error)) return { status: 503, code: 'overloaded' };
  return { status: 500, code: 'internal' };
};

/** Refusals of the database that pass: too many requests, a transaction that lost every try, no answer in time. */
const overload = [
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TransactionConflictException',
  'TransactionInProgressException',
  'TimeoutError',
  'AbortError',
  'Busy',
];
const isOverload = (error: unknown) => error instanceof Error && overload.includes(error.name);

/** A verdict as RFC 9457 problem details in the reader's language. */
export const problemOf = ({ status, code, faults, winner }: Verdict, lang: Lang): Problem => {
  const list = faults ?? [{ pointer: '', code }];
  const only: Fault = list.length === 1 && list[0] ? list[0] : { pointer: '', code };
  const head = problemWords(only.code, lang, only.why);
  return {
    type: problemType(only.code),
    title: head.title,
    status,
    detail: fill(head.detail, only.says ?? {}),
    errors: list.map(({ pointer, code, why, says = {}, line, column }) => ({
      pointer,
      code,
      detail: fill(problemWords(code, lang, why).detail, says),
      ...(line === undefined ? {} : { line, column: column ?? 1 }),
    })),
    ...winner,
  };
};

/** The reply to the gateway. */
export const problemReply = (verdict: Verdict, lang: Lang): APIGatewayProxyStructuredResultV2 => ({
  statusCode: verdict.status,
  headers: {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': lang,
    'cache-control': 'no-store',
    ...(verdict.status === 503 ? { 'retry-after': '1' } : {}),
    ...(verdict.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
  },
  body: JSON.stringify(problemOf(verdict, lang)),
});

/** The language of a reply: Vietnamese, English only where the reader prefers it. */
export const langOf = (acceptLanguage: string | undefined): Lang => {
  const ranked = (acceptLanguage ?? '')
    .split(',')
    .map((part, place) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';');
      const q = params
        .map((param) => /^\s*q=([\d.]+)\s*$/.exec(param)?.[1])
        .find((value) => value !== undefined);
      return { tag: tag.trim(), q: q === undefined ? 1 : Number(q), place };
    })
    .filter(({ q }) => q > 0)
    .toSorted((a, b) => b.q - a.q || a.place - b.place);
  const first = ranked.find(({ tag }) => /^(vi|en)(-|$)|^\*$/.test(tag));
  return first?.tag.startsWith('en') ? 'en' : 'vi';
};
