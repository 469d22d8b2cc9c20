import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Incoming, Outgoing } from './exchange.ts';
import { notFoundPage } from './not-found-page.ts';

type Coding = 'br' | 'gzip' | 'identity';
type File = {
  content: Buffer;
  type: string;
  cacheControl: string;
  tag: string;
  isPacked: boolean;
  /** Compressed when it is asked for first: most files are asked for by nobody. */
  coded: Map<Coding, Buffer>;
};

/** As hard as a server packs while it answers. */
const coders: Record<Coding, (content: Buffer) => Buffer> = {
  br: (content) => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (content) => gzipSync(content, { level: 6 }),
  identity: (content) => content,
};

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
};

/** Formats that are compressed already. */
const packed = new Set(['png', 'ico', 'woff2']);

/** What the build writes for us and not for browsers. */
const ours = new Set(['/csp.json']);

/**
 * Serves the built pages from memory: only what was there at the start has an address, so no path can lead outside.
 * A page answers with and without a trailing slash; files under /assets are named by their content and kept for a year.
 */
export const createStatic = (folder: string) => {
  const files = readAll(folder);
  return ({ method, path, headers }: Pick<Incoming, 'method' | 'path' | 'headers'>): Outgoing => {
    const file = files.get(path.length > 1 ? path.replace(/\/$/, '') : path);
    if (file === undefined) return notFoundPage(headers['accept-language']);
    if (method !== 'GET' && method !== 'HEAD') {
      return { status: 405, headers: { allow: 'GET, HEAD', 'content-type': 'text/plain' }, body: '' };
    }
    return answer(file, headers);
  };
};

const answer = (file: File, headers: Record<string, string>): Outgoing => {
  const coding = file.isPacked ? 'identity' : codingFor(headers['accept-encoding'] ?? '');
  const etag = coding === 'identity' ? `"${file.tag}"` : `"${file.tag}-${coding}"`;
  const common = { etag, 'cache-control': file.cacheControl, vary: 'accept-encoding' };
  const seen = (headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (seen.includes(etag) || seen.includes('*')) return { status: 304, headers: common, body: '' };
  const encoding: Record<string, string> = coding === 'identity' ? {} : { 'content-encoding': coding };
  const body = codedBy(coding, file);
  return { status: 200, headers: { ...common, ...encoding, 'content-type': file.type }, body };
};

const codedBy = (coding: Coding, { content, coded }: File): Buffer => {
  const body = coded.get(coding) ?? coders[coding](content);
  coded.set(coding, body);
  return body;
};

/** The best coding the browser takes; `q=0` refuses one. */
const codingFor = (accept: string): Coding => {
  const taken = accept
    .toLowerCase()
    .split(',')
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(';')[0]?.trim());
  if (taken.includes('br')) return 'br';
  return taken.includes('gzip') ? 'gzip' : 'identity';
};

const readAll = (folder: string): Map<string, File> => {
  const entries = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry): [string, File] => {
      const file = join(entry.parentPath, entry.name);
      return [
        addressOf(relative(folder, file)),
        fileOf(entry.name, readFileSync(file), file.includes(`${sep}assets${sep}`)),
      ];
    });
  return new Map(files.filter(([address]) => !ours.has(address)));
};

/** `console/index.html` is /console, `index.html` is /. */
const addressOf = (name: string): string => {
  const address = `/${name.split(sep).join('/')}`;
  const page = address.replace(/\/index\.html$/, '');
  return page === '' ? '/' : page;
};

const fileOf = (name: string, content: Buffer, isAsset: boolean): File => {
  const extension = name.split('.').at(-1) ?? '';
  return {
    content,
    type: types[extension] ?? 'application/octet-stream',
    cacheControl: isAsset ? 'public, max-age=31536000, immutable' : 'no-cache',
    tag: createHash('sha256').update(content).digest('base64url').slice(0, 22),
    isPacked: packed.has(extension),
    coded: new Map(),
  };
};
