import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { onTestFinished } from 'vitest';
import { freePort } from '../../functions/local/free-port.ts';

/** What a receiver was posted. */
export type Received = { path: string; headers: IncomingHttpHeaders; body: string };

/** What it answers: a status, with headers; `never` keeps the sender waiting. */
export type Answers = (
  received: Received,
  nth: number,
) => { status: number; headers?: Record<string, string> } | 'never';

/** A real receiver of webhooks on this machine, until the test is over. */
export const aReceiver = async (answer: Answers = () => ({ status: 204 })) => {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const one = {
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    received.push(one);
    const said = answer(one, received.length);
    if (said !== 'never') response.writeHead(said.status, said.headers).end('not read');
  });
  const port = await freePort();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { received, url: `http://127.0.0.1:${port}/take`, port };
};
