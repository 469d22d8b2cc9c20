import { randomUUID } from 'node:crypto';
import type { Door } from './door.ts';

export type Reply = { status: number; text: string; body: unknown };

/** A client of the API in the name of a member. */
export type Client = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Reply>;

/** Signs in as the member of the e-mail and calls the API from then on. */
export const clientOf = async (door: Pick<Door, 'origin' | 'token'>, email: string): Promise<Client> => {
  const token = await door.token(email);
  return async (method, path, body, headers = {}) => {
    const response = await fetch(`${door.origin}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, text, body: parsed(text) };
  };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The header of a submission under a new key, or the given one. */
export const submission = (key: string = randomUUID()) => ({ 'idempotency-key': key });
