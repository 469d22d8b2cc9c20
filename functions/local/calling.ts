import { AsyncLocalStorage } from 'node:async_hooks';
import { channel, subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';

/** Says, on what leaves for a service of the local door, which function sent it. In the cloud its role says so. */
export const callingHeader = 'x-calling-function';

const calling = new AsyncLocalStorage<string | undefined>();

/** Node tells of every request of `node:http` here before anything of it is sent. */
const requests = 'http.client.request.created';

/** What functions answered; told only while somebody listens. */
const answers = channel('san-sang.function.answered');

/** `milliseconds`: how long the function took, all that it waited for included. */
export type Answered = { name: string; milliseconds: number; result: unknown };

/** The function in whose name this runs; undefined outside of any. It holds across awaits, timers and pooled sockets. */
export const caller = (): string | undefined => calling.getStore();

/** Runs work in nobody's name, though a function started it. */
export const asNobody = <T>(work: () => T): T => calling.run(undefined, work);

/** Runs work in the name of a function, and tells listeners what came of it. */
export const callAs = async <T>(name: string, work: () => T | Promise<T>): Promise<T> => {
  const start = performance.now();
  const result = await calling.run(name, work);
  const milliseconds = performance.now() - start;
  if (answers.hasSubscribers) answers.publish({ name, milliseconds, result } satisfies Answered);
  return result;
};

/** By the caller's own port: who sends a request whose head was on its way before a name could be put on it. */
const byPort = new Map<number, string>();

/** Who sends the request that comes by a port, where its head does not say; told once. */
export const callerOn = (port: number | undefined): string | undefined => {
  const from = port === undefined ? undefined : byPort.get(port);
  if (port !== undefined) byPort.delete(port);
  return from;
};

/** A request that expects a 100 has sent its head when Node tells of it: its name is kept beside its socket. */
const noteSocket = (request: ClientRequest, from: string): void => {
  request.once('socket', (socket) => {
    const note = () => void byPort.set(socket.localPort ?? 0, from);
    if (socket.connecting) socket.once('connect', note);
    else note();
  });
};

/** From now on requests to these hosts (`127.0.0.1:4566`) say which function sends them. @returns how to stop it */
export const nameCallers = (hosts: ReadonlySet<string>): (() => void) => {
  const name = (message: unknown) => {
    const from = caller();
    if (from === undefined || typeof message !== 'object' || message === null) return;
    const request = 'request' in message ? message.request : undefined;
    if (!(request instanceof ClientRequest) || !hosts.has(String(request.getHeader('host')))) return;
    if (request.headersSent) noteSocket(request, from);
    else request.setHeader(callingHeader, from);
  };
  subscribe(requests, name);
  return () => void unsubscribe(requests, name);
};

const isAnswered = (message: unknown): message is Answered =>
  typeof message === 'object' && message !== null && 'name' in message && 'milliseconds' in message;

/** Hears what every function answers. @returns how to stop it */
export const hearAnswers = (hear: (answered: Answered) => void): (() => void) => {
  const listen = (message: unknown) => {
    if (isAnswered(message)) hear(message);
  };
  subscribe(answers.name, listen);
  return () => void unsubscribe(answers.name, listen);
};
