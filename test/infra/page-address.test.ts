import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { langOf } from '../../functions/edge/problem.ts';
import { createStatic } from '../../functions/local/static.ts';
import { pageAddress, siteOf } from '../../infra/page-address.ts';

const folder = mkdtempSync(join(tmpdir(), 'san-sang-site-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const files = ['index.html', 'check-in/index.html', 'sign-in/index.html', 'check-in-worker.js'];
for (const name of [...files, 'csp.json', 'assets/console-1a2b3c.js']) {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), name);
}

const code = pageAddress(folder, { 'x-frame-options': 'DENY' });
const handler: unknown = new Function(`${code}; return handler`)();
const asked = (uri: string, language?: string): unknown => {
  const headers = language === undefined ? {} : { 'accept-language': { value: language } };
  return typeof handler === 'function' ? handler({ request: { uri, headers } }) : undefined;
};

const Answer = z.object({
  statusCode: z.literal(404),
  statusDescription: z.literal('Not Found'),
  headers: z.record(z.string(), z.object({ value: z.string() })),
  body: z.object({ encoding: z.literal('text'), data: z.string() }),
});
const refused = (uri: string, language?: string) => {
  const { headers, body } = Answer.parse(asked(uri, language));
  const plain = Object.entries(headers).map(([name, { value }]) => [name, value]);
  return { headers: Object.fromEntries(plain), body: body.data };
};

const here = ['/', '//', '/check-in', '/check-in/', '/sign-in', '/check-in-worker.js'];
const nowhere = [
  ...['/nowhere', '/v1.2/notes', '/check-in/no', '/check-ins', '/csp.json', '/index.html', '/api'],
  ...['/check-in//', '/favicon.ico', '/.env', '/check-in/index.html', '/constructor', '/%2e%2e/'],
];

describe('an address that a browser asks for', () => {
  it.each([
    ['/', '/index.html'],
    ['/check-in', '/check-in/index.html'],
    ['/check-in/', '/check-in/index.html'],
    ['/sign-in', '/sign-in/index.html'],
    ['/config.json', '/config.json'],
    ['/check-in-worker.js', '/check-in-worker.js'],
    ['/assets/console-1a2b3c.js', '/assets/console-1a2b3c.js'],
    ['/assets/of-an-earlier-build.js', '/assets/of-an-earlier-build.js'],
  ])('%s is the file %s', (uri, file) => {
    expect(asked(uri)).toEqual({ uri: file, headers: {} });
  });

  it('has the same answer as at the local door, page or none', () => {
    const local = createStatic(folder);
    const ask = (path: string) => local({ method: 'GET', path, headers: { 'accept-language': 'en' } });
    expect(here.map((path) => ask(path).status)).toEqual(here.map(() => 200));
    for (const path of nowhere) {
      const { status, headers, body } = ask(path);
      expect([path, { headers, body, status }]).toEqual([
        path,
        { headers: expect.any(Object), body: refused(path, 'en').body, status: 404 },
      ]);
      expect(refused(path, 'en').headers).toEqual({ ...headers, 'x-frame-options': 'DENY' });
    }
  });

  it.each([
    undefined,
    '',
    '*',
    'en',
    'EN-us',
    'vi-VN,vi;q=0.9,en;q=0.8',
    'en;q=0.5, vi',
    'en;q=0',
    'en;q=0,*',
  ])('without a page is told so in the language that "%s" asks for', (language) => {
    const said = refused('/nowhere', language);
    expect(said.headers['content-language']).toBe(langOf(language));
    expect(said.body).toContain(langOf(language) === 'en' ? 'Page not found' : 'Không tìm thấy trang');
  });
});

describe('the function of CloudFront', () => {
  it('speaks the language of its runtime: no destructuring, spread, optional chaining, class or for-of', () => {
    const own = code.slice(code.indexOf('\n'));
    expect(own).not.toMatch(/(const|let|var)\s*[{[]|\.\.\.|\?\.|\?\?|\bclass\b|\bof\b|\(\s*[{[][^)]*\)\s*=>/);
  });

  it('knows the pages and files of the build, and not what is ours', () => {
    expect(siteOf(folder)).toEqual({
      pages: ['/', '/check-in', '/sign-in'],
      files: ['/check-in-worker.js', '/config.json'],
    });
  });

  it('is refused where CloudFront would not take it', () => {
    expect(() => pageAddress(folder, { 'x-long': 'x'.repeat(6_000) })).toThrow('more than 10240 bytes');
  });
});
