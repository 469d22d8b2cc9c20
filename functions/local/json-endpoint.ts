import { createServer, type IncomingHttpHeaders } from 'node:http';
import { freePort } from './free-port.ts';

/** One call of an AWS service's JSON protocol; what is no JSON, or too long to be read, is undefined. */
export type JsonCall = {
  method: string;
  path: string;
  /** What `x-amz-target` names; empty where the path says it. */
  operation: string;
  input: unknown;
};
export type JsonAnswer = { status: number; body: object; headers?: Record<string, string> };

/** Longest request that is read, bytes: a brief's mail with its printed page has some hundred thousand. */
const longest = 2_000_000;

const read = async (request: AsyncIterable<Buffer>): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= longest) chunks.push(chunk);
  }
  if (size > longest) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
};

const operationIn = (headers: IncomingHttpHeaders): string =>
  String(headers['x-amz-target'] ?? '')
    .split('.')
    .at(-1) ?? '';

/** Stands for a service of AWS on a free port of this machine, where the SDK's own client asks. It keeps no process alive. */
export const startJsonEndpoint = async (
  contentType: string,
  answer: (call: JsonCall) => JsonAnswer,
): Promise<{ endpoint: string; stop: () => void }> => {
  const port = await freePort();
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request;
    const call = { method, path, operation: operationIn(headers), input: await read(request) };
    const { status, body, headers: more } = answer(call);
    response.writeHead(status, { 'content-type': contentType, ...more }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  server.unref();
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { endpoint: `http://127.0.0.1:${port}`, stop };
};
