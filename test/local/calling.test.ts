import { Agent, createServer, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  callAs,
  caller,
  callerOn,
  callingHeader,
  hearAnswers,
  nameCallers,
} from '../../functions/local/calling.ts';
import { freePort } from '../../functions/local/free-port.ts';

/** A service that answers each request with who it said it was from, and by which socket it came. */
const echo = async () => {
  const sockets = new Map<unknown, number>();
  const server = createServer((incoming, response) => {
    if (!sockets.has(incoming.socket)) sockets.set(incoming.socket, sockets.size);
    const from = incoming.headers[callingHeader] ?? callerOn(incoming.socket.remotePort);
    response.end(`${from ?? 'nobody'} ${sockets.get(incoming.socket)}`);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  const ask = (headers = {}) =>
    new Promise<string>((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, agent, headers }, async (answer) => {
        let text = '';
        for await (const chunk of answer) text += String(chunk);
        resolve(text);
      });
      sent.on('error', reject).end();
    });
  return { host: `127.0.0.1:${port}`, ask };
};

describe('what leaves for a service of the local door', () => {
  it('says which function sends it: across awaits, by one pooled socket, whatever runs beside it', async () => {
    const { host, ask } = await echo();
    onTestFinished(nameCallers(new Set([host])));
    const names = Array.from({ length: 20 }, (_, n) => `function${n}`);
    const asked = await Promise.all(
      names.map((name, n) =>
        callAs(name, async () => {
          const first = await ask();
          await sleep(n % 3);
          return [first, await Promise.resolve().then(() => ask()), caller()];
        }),
      ),
    );
    expect(asked).toEqual(names.map((name) => [`${name} 0`, `${name} 0`, name]));
  });

  it('says so of a large one as well, which waits for leave to send its body', async () => {
    const { host, ask } = await echo();
    onTestFinished(nameCallers(new Set([host])));
    const large = { expect: '100-continue' };
    const asked = await Promise.all(
      ['a', 'b', 'c'].map((name) => callAs(name, async () => [await ask(large), await ask()])),
    );
    expect([...asked, await ask()]).toEqual([['a 0', 'a 0'], ['b 0', 'b 0'], ['c 0', 'c 0'], 'nobody 0']);
  });

  it('says nothing outside of a function, to other hosts, and when nobody wants to know any more', async () => {
    const { host, ask } = await echo();
    const stop = nameCallers(new Set([host]));
    const other = await echo();
    const outside = await ask();
    const elsewhere = await callAs('getMe', () => other.ask());
    stop();
    expect([outside, elsewhere, await callAs('getMe', () => ask())]).toEqual([
      'nobody 0',
      'nobody 0',
      'nobody 0',
    ]);
  });
});

describe('what functions answer', () => {
  it('is heard by whoever listens', async () => {
    const heard: unknown[] = [];
    const deaf = hearAnswers(({ name, result }) => heard.push({ name, result }));
    await callAs('getMe', async () => ({ statusCode: 200 }));
    deaf();
    await callAs('getMe', async () => ({ statusCode: 404 }));
    expect(heard).toEqual([{ name: 'getMe', result: { statusCode: 200 } }]);
  });
});
