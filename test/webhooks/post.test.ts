import { describe, expect, it } from 'vitest';
import { freePort } from '../../functions/local/free-port.ts';
import { createPost, type Resolve } from '../../functions/webhooks/post.ts';
import { aReceiver } from '../support/receiver.ts';

const atDoor = createPost({ isLocalDoor: true });
const inStage = createPost({ isLocalDoor: false });
const headers = { 'content-type': 'application/json' };

/** A name service that gives every name these addresses. */
const resolving =
  (...addresses: string[]): Resolve =>
  (_, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

describe('a post', () => {
  it('brings body and headers as they are, and answers with the status', async () => {
    const { received, url } = await aReceiver();
    expect(await atDoor(`${url}?key=1`, { ...headers, 'webhook-id': 'x#1' }, '{"a":"Điềm"}')).toEqual({
      status: 204,
    });
    expect(received).toMatchObject([
      { path: '/take?key=1', body: '{"a":"Điềm"}', headers: { 'webhook-id': 'x#1', 'content-length': '15' } },
    ]);
  });

  it.each([301, 302, 303, 307, 308])('does not follow a redirect: %s', async (status) => {
    const other = await aReceiver();
    const { url } = await aReceiver(() => ({ status, headers: { location: other.url } }));
    expect(await atDoor(url, headers, '{}')).toEqual({ status });
    expect(other.received).toEqual([]);
  });

  it('waits no longer than it may', async () => {
    const { url, received } = await aReceiver(() => 'never');
    const start = performance.now();
    expect(await createPost({ isLocalDoor: true, timeoutMs: 1_000 })(url, headers, '{}')).toEqual({
      refused: 'timeout',
    });
    expect(performance.now() - start).toBeLessThan(4_500);
    expect(received).toHaveLength(1);
  });

  it('says that nobody is there', async () => {
    expect(await atDoor(`http://127.0.0.1:${await freePort()}/`, headers, '{}')).toEqual({
      refused: 'no-connection',
    });
  });

  it('says that there is no such name', async () => {
    const unknown: Resolve = (_, done) => done(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), []);
    const post = createPost({ isLocalDoor: false, resolve: unknown });
    expect(await post('https://nobody.example/', headers, '{}')).toEqual({ refused: 'no-such-host' });
  });
});

describe('in a deployed stage', () => {
  it.each([
    'http://127.0.0.1/',
    'http://example.org/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://127.0.0.1./',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://10.0.0.1/',
    'https://192.168.1.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[fd00:ec2::254]/',
    'https://0.0.0.0/',
  ])('nothing is posted to %s', async (url) => {
    expect(await inStage(url, headers, '{}')).toEqual({ refused: 'blocked-address' });
  });

  it.each([
    [['127.0.0.1']],
    [['10.1.2.3']],
    [['169.254.169.254']],
    [['::1']],
    [['fd12::1']],
    [['8.8.8.8', '10.0.0.1']],
    [['2606:4700::1111', '::ffff:192.168.0.1']],
  ])('nothing is posted to a name that leads to %j', async (addresses) => {
    const post = createPost({ isLocalDoor: false, resolve: resolving(...addresses) });
    expect(await post('https://innocent.example/', headers, '{}')).toEqual({ refused: 'blocked-address' });
  });

  it('a name that says it is this machine is looked up, and refused', async () => {
    expect(await inStage('https://localhost/', headers, '{}')).toEqual({ refused: 'blocked-address' });
  });
});

describe('at the local door', () => {
  it('this machine is reached by its name', async () => {
    const { port, received } = await aReceiver();
    const post = createPost({ isLocalDoor: true, resolve: resolving('127.0.0.1') });
    expect(await post(`http://localhost:${port}/`, headers, '{}')).toEqual({ status: 204 });
    expect(received).toHaveLength(1);
  });

  it.each(['https://10.0.0.1/', 'https://169.254.169.254/', 'https://192.168.1.1/'])(
    'nothing is posted to %s',
    async (url) => {
      expect(await atDoor(url, headers, '{}')).toEqual({ refused: 'blocked-address' });
    },
  );
});
