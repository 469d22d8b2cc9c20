import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Incoming } from '../../functions/local/exchange.ts';
import { freePort } from '../../functions/local/free-port.ts';
import { serve } from '../../functions/local/serve.ts';

const opened = async () => {
  const port = await freePort();
  const served = await serve(port);
  onTestFinished(served.close);
  return { served, at: (path: string, host = '127.0.0.1') => `http://${host}:${port}${path}`, port };
};

describe('the server', () => {
  it('asks to come back until the door is open', async () => {
    const { served, at } = await opened();
    const early = await fetch(at('/'));
    expect([early.status, early.headers.get('retry-after')]).toEqual([503, '1']);
    served.open(async () => ({ status: 200, headers: {}, body: 'open' }));
    expect(await (await fetch(at('/'))).text()).toBe('open');
    expect(await (await fetch(at('/', 'localhost'))).text()).toBe('open');
  });

  it('hands on names in lower case, what came twice joined by a comma, and cookies apart', async () => {
    const { served, port } = await opened();
    const seen: Omit<Incoming, 'body'>[] = [];
    served.open(async ({ body, ...request }) => {
      seen.push(request);
      const content = await body(100);
      return { status: 200, headers: {}, cookies: ['a=1', 'b=2'], body: String(content) };
    });
    const headers = { 'X-Twice': ['a', 'b'], Cookie: 'one=1; two=2', 'content-type': 'text/plain' };
    const sent = httpRequest({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/api/a%2Fb?x=1&x=2',
      headers,
    });
    sent.end('body');
    const [answer] = await once(sent, 'response');
    answer.resume();
    expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
    expect(answer.headers['content-length']).toBe('4');
    expect(seen).toEqual([
      {
        method: 'POST',
        path: '/api/a%2Fb',
        query: 'x=1&x=2',
        headers: expect.objectContaining({ 'x-twice': 'a,b', 'content-type': 'text/plain' }),
        cookies: ['one=1', 'two=2'],
        sourceIp: '127.0.0.1',
      },
    ]);
  });

  it('answers a body that is too large, announced or not, and goes on', async () => {
    const { served, at } = await opened();
    served.open(async ({ body }) => ({
      status: (await body(1_000)) === 'too-large' ? 413 : 200,
      headers: {},
      body: '',
    }));
    const large = 'x'.repeat(2_000_000);
    const streamed = new Blob([large]).stream();
    expect((await fetch(at('/'), { method: 'PUT', body: large })).status).toBe(413);
    expect((await fetch(at('/'), { method: 'PUT', body: streamed, duplex: 'half' })).status).toBe(413);
    expect((await fetch(at('/'), { method: 'PUT', body: 'small' })).status).toBe(200);
  });

  it('sends HEAD no body, and its length', async () => {
    const { served, at } = await opened();
    served.open(async () => ({ status: 200, headers: {}, body: 'Sông Công' }));
    const answer = await fetch(at('/'), { method: 'HEAD' });
    expect([answer.headers.get('content-length'), await answer.text()]).toEqual(['11', '']);
  });

  it.each(['127.0.0.1', '::1'])('says which setting helps when the port is taken at %s', async (host) => {
    const other = createServer().listen(0, host);
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(serve(port)).rejects.toThrow(`PORT ${port} is taken by another program.`);
  });
});
