import { createServer, type Server } from 'node:http';
import { incomingOf, send } from './exchange.ts';
import type { Handle } from './gateway.ts';
import { StartError } from './settings.ts';
import { errorCode } from './write-file.ts';

/** `localhost` may mean either. */
const hosts = ['127.0.0.1', '::1'] as const;

/** How long answers under way may take when we stop, ms. */
const closeWithinMs = 3_000;
/** How long a connection may be idle, ms: longer than clients keep theirs, so that none is cut under a request. */
const idleMs = 75_000;
/** How long a request may take to arrive, ms. */
const arriveWithinMs = 30_000;

export type Served = {
  /** From now on requests go here; until then they are told to come back. */
  open: (handle: Handle) => void;
  close: () => Promise<void>;
};

const notYet: Handle = async () => ({
  status: 503,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '1' },
  body: 'Đang khởi động / Starting\n',
});

/**
 * Takes the port on the machine's own addresses at once, so that nobody else gets it during a long start.
 * @throws StartError naming PORT when it is taken or not allowed
 */
export const serve = async (port: number): Promise<Served> => {
  let handle = notYet;
  const servers: Server[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(servers.map(closeServer));
  };
  for (const host of hosts) {
    const server = createServer(
      { keepAliveTimeout: idleMs, requestTimeout: arriveWithinMs },
      (request, response) => {
        handle(incomingOf(request)).then(
          (answer) => send(request, response, answer),
          () => response.destroy(), // the sender went away while sending
        );
      },
    );
    const failure = await listen(server, port, host);
    if (failure === undefined) servers.push(server);
    // Without IPv6 the first address is enough.
    else if (host === '127.0.0.1' || failure === 'EADDRINUSE') {
      await close();
      throw new StartError(portMessage(port, failure));
    }
  }
  return { open: (next) => (handle = next), close };
};

const listen = (server: Server, port: number, host: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    server.once('error', (error) => resolve(errorCode(error) ?? 'unknown'));
    server.listen({ port, host, ipv6Only: host === '::1' }, () => resolve(undefined));
  });

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), closeWithinMs);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });

const portMessage = (port: number, code: string): string =>
  code === 'EADDRINUSE'
    ? `PORT ${port} is taken by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`
    : `PORT ${port} cannot be used (${code}). Choose another port: PORT=3000 npm start`;
