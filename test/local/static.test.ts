import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { createStatic } from '../../functions/local/static.ts';
import { incoming } from './incoming.ts';
import { scratch } from './scratch.ts';

let pages: ReturnType<typeof createStatic>;
const page = '<!doctype html><title>Bảng điều hành</title>';

beforeEach(() => {
  const folder = join(scratch(), 'web');
  const put = (name: string, content: string) => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  put('index.html', '<!doctype html>home');
  put('console/index.html', page);
  put('assets/console-abc.js', 'run()');
  put('check-in-worker.js', 'worker()');
  put('csp.json', '{}');
  put('../secret.txt', 'secret');
  pages = createStatic(folder);
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  pages(incoming({ path, headers, method }));

describe('the pages', () => {
  it.each(['/console', '/console/'])('answer at %s', (path) => {
    const { status, headers, body } = get(path);
    expect([status, String(body)]).toEqual([200, page]);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
    });
  });

  it('begin at the first page', () => {
    expect(String(get('/').body)).toBe('<!doctype html>home');
  });

  it('keep assets for a year, and a worker not at all', () => {
    expect(get('/assets/console-abc.js').headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(get('/check-in-worker.js').headers['cache-control']).toBe('no-cache');
  });

  it.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
  ])('are compressed for a browser that takes %s', (accept, coding, unpack) => {
    const { headers, body } = get('/console', { 'accept-encoding': accept });
    expect(headers).toMatchObject({ 'content-encoding': coding, vary: 'accept-encoding' });
    expect(String(unpack(Buffer.from(body)))).toBe(page);
  });

  it('are not sent again when the browser has them, in the same coding', () => {
    const etag = get('/console', { 'accept-encoding': 'br' }).headers['etag'] ?? '';
    const seen = { 'accept-encoding': 'br', 'if-none-match': `W/"x", ${etag}` };
    expect(get('/console', seen)).toMatchObject({ status: 304, body: '' });
    expect(get('/console', { ...seen, 'accept-encoding': 'gzip' }).status).toBe(200);
  });

  it.each([
    '/nowhere',
    '/csp.json',
    '/../secret.txt',
    '/console/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/console//',
    '//console',
    '/assets',
    '/assets/',
    '/%',
  ])('are none at %s', (path) => {
    const { status, body, headers } = get(path);
    expect(status).toBe(404);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(String(body)).toContain('Không tìm thấy trang');
  });

  it('say so in English to who prefers it', () => {
    expect(String(get('/nowhere', { 'accept-language': 'en' }).body)).toContain('Page not found');
  });

  it('are only read', () => {
    expect(get('/console', {}, 'POST')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
  });
});
