import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packed, packingOf } from '../../functions/edge/packed.ts';

const text = JSON.stringify({ items: Array.from({ length: 100 }, (_, n) => ({ name: `Cơ sở số ${n}` })) });
const reply = { statusCode: 200, headers: { etag: 'W/"x"' }, body: text };

describe('a packed reply', () => {
  it.each([
    ['br, gzip', 'br'],
    ['gzip, deflate', 'gzip'],
    ['GZIP;q=0.5, BR;q=0', 'gzip'],
    ['br;q=0.0', null],
    ['identity', null],
    ['', null],
    [undefined, null],
  ])('of a reader that takes %j is packed as %j', (takes, as) => {
    expect(packingOf(takes)).toBe(as);
  });

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('says how it is packed, and is the same text: %s', async (takes, unpack) => {
    const sent = await packed(reply, takes);
    expect(sent).toMatchObject({
      statusCode: 200,
      headers: { etag: 'W/"x"', 'content-encoding': takes, vary: 'accept-encoding' },
      isBase64Encoded: true,
    });
    const bytes = Buffer.from(sent.body ?? '', 'base64');
    expect(bytes.byteLength).toBeLessThan(text.length / 4);
    expect(unpack(bytes).toString()).toBe(text);
  });

  it('goes as it is where it is small, or the reader takes nothing', async () => {
    const small = { statusCode: 200, body: '{"status":"ok"}' };
    expect(await packed(small, 'br')).toBe(small);
    expect(await packed(reply, undefined)).toBe(reply);
    expect(await packed({ statusCode: 304, headers: {} }, 'br')).toEqual({ statusCode: 304, headers: {} });
  });
});
