import * as z from 'zod/mini';
import type { Outgoing } from './exchange.ts';

const Result = z.object({
  statusCode: z.int().check(z.minimum(200), z.maximum(599)),
  headers: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
  cookies: z.optional(z.array(z.string())),
  body: z.optional(z.string()),
  isBase64Encoded: z.optional(z.boolean()),
});

/** A handler's result as an answer, by the rules of payload format 2.0; undefined for what the gateway cannot send. */
export const outgoingOf = (result: unknown): Outgoing | undefined => {
  const isReply = typeof result === 'object' && result !== null && 'statusCode' in result;
  if (!isReply) {
    const body = typeof result === 'string' ? result : JSON.stringify(result ?? null);
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }
  const parsed = Result.safeParse(result);
  if (!parsed.success) return undefined;
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded = false } = parsed.data;
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return {
    status: statusCode,
    headers: { 'content-type': 'text/plain;charset=utf-8', ...Object.fromEntries(lower) },
    cookies,
    body: isBase64Encoded ? Buffer.from(body, 'base64') : body,
  };
};
