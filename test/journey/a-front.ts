import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { freePort } from '../../functions/local/free-port.ts';

/** Another build of the page: its HTML and its worker differ, and it knows nothing of the script behind the plan. */
const nextBuild = (path: string, text: string) =>
  path.endsWith('worker.js')
    ? text.replace(/\?v=[0-9a-f]+/, '?v=00000000').replace(/"\/assets\/check-in-plan-view-[^"]*",/, '')
    : text.replace('</body>', '<!-- next --></body>');

const hop = new Set(['content-length', 'content-encoding', 'transfer-encoding', 'connection', 'etag']);

/** Stands in front of a door and can bring a new build, as an upload to the pages' bucket does, or be cut: then nothing passes. */
export const openFront = async (origin: string) => {
  const front = { isNext: false, isOldGone: false, isCut: false, origin: '', close: async () => {} };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '/';
    if (front.isCut) return response.destroy();
    if (front.isOldGone && path.startsWith('/assets/')) return response.writeHead(404).end();
    const chunks = await request.toArray();
    const { method = 'GET' } = request;
    const upstream = await fetch(`${origin}${path}`, {
      method,
      headers: Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
        typeof value === 'string' && !hop.has(name) && name !== 'host' ? [[name, value]] : [],
      ),
      ...(method === 'GET' ? {} : { body: Buffer.concat(chunks) }),
    });
    const isBuild = /^\/check-in/.test(path);
    const body = Buffer.from(await upstream.arrayBuffer());
    response.writeHead(upstream.status, [...upstream.headers].filter(([name]) => !hop.has(name)).flat());
    return response.end(front.isNext && isBuild ? nextBuild(path.replace(/\?.*/, ''), String(body)) : body);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const port = await freePort();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  front.origin = `http://127.0.0.1:${port}`;
  front.close = async () => {
    server.closeAllConnections();
    server.close();
  };
  return front;
};
