import type { Outgoing } from './exchange.ts';

/** A JSON answer; never cached unless said. */
export const json = (status: number, body: unknown, cacheControl = 'no-store'): Outgoing => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': cacheControl },
  body: JSON.stringify(body),
});

/** An answer that API Gateway itself makes: a message and nothing else. */
export const gatewayMessage = (
  status: number,
  message: string,
  headers: Record<string, string> = {},
): Outgoing => {
  const answer = json(status, { message });
  return { ...answer, headers: { ...answer.headers, ...headers } };
};
