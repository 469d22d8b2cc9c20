import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request as the doors behind the server see it: nothing is decoded yet. */
export type Incoming = {
  method: string;
  /** As sent, still percent-encoded. */
  path: string;
  /** As sent, without the question mark. */
  query: string;
  /** Lower-case names; what came more than once is joined by a comma. Cookies are apart. */
  headers: Record<string, string>;
  cookies: readonly string[];
  sourceIp: string;
  /** @returns the whole body, or 'too-large' above the limit (bytes) @throws Error when the sender goes away */
  body: (limit: number) => Promise<Buffer | 'too-large'>;
};

export type Outgoing = {
  status: number;
  headers: Record<string, string>;
  cookies?: readonly string[];
  body: string | Buffer;
};

/** Reads what came, without looking at the body. */
export const incomingOf = (request: IncomingMessage): Incoming => {
  const target = (request.url ?? '/').replace(/^https?:\/\/[^/?]*/i, '') || '/';
  const mark = target.indexOf('?');
  const headers: Record<string, string> = {};
  const cookies: string[] = [];
  for (let i = 0; i < request.rawHeaders.length; i += 2) {
    const name = (request.rawHeaders[i] ?? '').toLowerCase();
    const value = request.rawHeaders[i + 1] ?? '';
    if (name === 'cookie') cookies.push(...value.split(/;\s*/).filter(Boolean));
    else headers[name] = headers[name] === undefined ? value : `${headers[name]},${value}`;
  }
  return {
    method: request.method ?? 'GET',
    path: mark === -1 ? target : target.slice(0, mark),
    query: mark === -1 ? '' : target.slice(mark + 1),
    headers,
    cookies,
    sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
    body: (limit) => readBody(request, limit),
  };
};

const readBody = async (request: IncomingMessage, limit: number): Promise<Buffer | 'too-large'> => {
  if (Number(request.headers['content-length'] ?? 0) > limit) return 'too-large';
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    // The rest is let through unread: many senders hear an answer only when they have said all.
    if (size <= limit) chunks.push(chunk);
  }
  return size <= limit ? Buffer.concat(chunks) : 'too-large';
};

/** Writes the answer. HEAD gets the headers alone; a body that was never read is drained by the server. */
export const send = (
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, cookies, body }: Outgoing,
): void => {
  if (response.headersSent || response.destroyed) return;
  const bodiless = status === 204 || status === 304;
  const length = bodiless ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const setCookie = cookies?.length ? { 'set-cookie': [...cookies] } : {};
  response.writeHead(status, { ...headers, ...length, ...setCookie });
  response.end(bodiless || request.method === 'HEAD' ? undefined : body);
};
