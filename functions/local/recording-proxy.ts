import {
  Agent,
  request as ask,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from 'node:http';
import { callerOn, callingHeader } from './calling.ts';
import { freePort } from './free-port.ts';

/** A call that went through, with the function that made it where one said its name. */
export type Passed = {
  from: string | undefined;
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  status: number;
  answer: Buffer;
};

export type Watch = {
  /** May send other bytes on than those that came. */
  before?: (call: Pick<Passed, 'headers' | 'body'>) => Buffer;
  /** Sees the call when it is over; may answer other bytes than those that came. */
  after: (call: Passed) => Buffer | undefined;
};

const bytesOf = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** How long a caller's socket may idle, ms: longer than any pause of a job that runs every minute. */
const idleMs = 300_000;

/** Headers that speak of one hop, or of bytes that may be others behind it. */
const oneHop = new Set([callingHeader, 'connection', 'expect', 'transfer-encoding', 'content-length']);

const passedOn = (headers: IncomingHttpHeaders, bytes: Buffer) => ({
  ...Object.fromEntries(Object.entries(headers).filter(([name]) => !oneHop.has(name))),
  'content-length': String(bytes.length),
});

/**
 * Stands on a free port before a service of the local door, passes everything on and tells of it. Nothing is retried: where the
 * service does not answer, neither does this.
 */
export const startProxy = async (endpoint: string, { before, after }: Watch) => {
  const { hostname, port: behind } = new URL(endpoint);
  // A socket that is kept may be closed at its other end just when it is used again, and nothing is retried here.
  const agent = new Agent({ keepAlive: false });
  const send = async (incoming: IncomingMessage, body: Buffer) => {
    const { method = 'GET', url = '/', headers } = incoming;
    const to = { hostname, port: behind, method, path: url, agent, headers: passedOn(headers, body) };
    const answered = Promise.withResolvers<IncomingMessage>();
    ask(to, answered.resolve).on('error', answered.reject).end(body);
    const message = await answered.promise;
    return { message, answer: await bytesOf(message) };
  };
  const server = createServer(async (incoming, response) => {
    const { method = 'GET', url = '/', headers } = incoming;
    const onPort = callerOn(incoming.socket.remotePort);
    try {
      const came = await bytesOf(incoming);
      const body = before?.({ headers, body: came }) ?? came;
      const { message, answer } = await send(incoming, body);
      const status = message.statusCode ?? 502;
      const name = headers[callingHeader];
      const from = typeof name === 'string' ? name : onPort;
      const given = after({ from, method, url, headers, body, status, answer }) ?? answer;
      response.writeHead(status, passedOn(message.headers, given)).end(given);
    } catch {
      incoming.socket.destroy();
    }
  });
  server.keepAliveTimeout = idleMs;
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  server.unref();
  const stop = () => {
    server.close();
    server.closeAllConnections();
    agent.destroy();
  };
  return { endpoint: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}`, stop };
};
