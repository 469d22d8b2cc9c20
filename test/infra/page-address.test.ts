import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const code = readFileSync(new URL('../../infra/page-address.js', import.meta.url), 'utf8');
const handler: unknown = new Function(`${code}; return handler`)();
const addressOf = (uri: string): unknown =>
  typeof handler === 'function' ? handler({ request: { uri, headers: {} } }) : undefined;

describe('an address that a browser asks for', () => {
  it.each([
    ['/', '/index.html'],
    ['/check-in', '/check-in/index.html'],
    ['/check-in/', '/check-in/index.html'],
    ['/sign-in', '/sign-in/index.html'],
    ['/assets/console-1a2b3c.js', '/assets/console-1a2b3c.js'],
    ['/config.json', '/config.json'],
    ['/check-in-worker.js', '/check-in-worker.js'],
    ['/v1.2/notes', '/v1.2/notes/index.html'],
  ])('%s is the file %s', (uri, file) => {
    expect(addressOf(uri)).toEqual({ uri: file, headers: {} });
  });
});
