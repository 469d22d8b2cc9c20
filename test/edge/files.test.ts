import '../support/quiet.ts';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { openapi } from '../../domain/openapi.ts';
import { json, route } from '../../domain/route.ts';
import { type FileAnswer, http, nothingToFind } from '../../functions/edge/http.ts';
import { outgoingOf } from '../../functions/local/handler-result.ts';
import { a } from '../support/a.ts';
import { claimsOf, context, eventOf } from '../support/event.ts';

const sheet = route({
  ...{ method: 'GET', path: '/api/sheets', summary: 'x', who: 'signed-in' },
  ...{ reply: z.strictObject({ n: z.int() }), files: [json, 'text/html', 'application/pdf'] },
});
const needs = { members: { bySubject: async () => a.member() }, clock: () => '2021-06-15T02:00:00.000Z' };

const asked = async (file: FileAnswer, headers: Record<string, string> = {}) => {
  const handler = http(sheet, needs, { find: nothingToFind, answer: async () => ({ file }) });
  const result = await handler(eventOf(sheet, { claims: claimsOf('subject'), headers }), context);
  const sent = outgoingOf(result);
  if (sent === undefined) throw new Error('the gateway cannot send this');
  return { ...sent, result };
};

const bytes = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0xfe, 0x80]);
const page = Buffer.from(`<!doctype html><p>Sẵn sàng${' tỷ lệ'.repeat(400)}</p>`);

describe('a file', () => {
  it('reaches the reader byte by byte, under its type and name', async () => {
    const { status, headers, body } = await asked({ bytes, type: 'application/pdf', name: 'x-1.pdf' });
    expect({ status, body: Buffer.from(body) }).toEqual({ status: 200, body: Buffer.from(bytes) });
    expect(headers).toEqual({
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="x-1.pdf"',
      'cache-control': 'no-store',
      etag: expect.stringMatching(/^W\/"[\w-]{22}"$/),
    });
  });

  it('is packed when it is text, and never when it is not', async () => {
    const takes = { 'accept-encoding': 'br' };
    const html = await asked({ bytes: page, type: 'text/html', name: 'x.html' }, takes);
    expect([html.headers['content-type'], html.headers['content-encoding']]).toEqual([
      'text/html; charset=utf-8',
      'br',
    ]);
    expect(brotliDecompressSync(html.body)).toEqual(page);
    const large = Buffer.alloc(5_000, 0xff);
    const pdf = await asked({ bytes: large, type: 'application/pdf', name: 'x.pdf' }, takes);
    expect([pdf.headers['content-encoding'], Buffer.compare(Buffer.from(pdf.body), large)]).toEqual([
      undefined,
      0,
    ]);
  });

  it('is not sent again to whoever has it', async () => {
    const file = { bytes, type: 'application/pdf', name: 'x.pdf' };
    const tag = (await asked(file)).headers['etag'] ?? '';
    const again = await asked(file, { 'if-none-match': tag });
    expect([again.status, again.body, again.headers['content-type']]).toEqual([
      304,
      '',
      'text/plain;charset=utf-8',
    ]);
    const other = await asked({ ...file, bytes: bytes.subarray(1) }, { 'if-none-match': tag });
    expect(other.status).toBe(200);
  });

  it('of a type that the route does not name is a fault of ours', async () => {
    const { status } = await asked({ bytes, type: 'image/png', name: 'x.png' });
    expect(status).toBe(500);
  });

  it('is told of in OpenAPI beside what JSON holds', () => {
    const document = openapi({ sheet }, '1');
    const said = z
      .object({
        get: z.object({ responses: z.record(z.string(), z.object({ content: z.optional(z.unknown()) })) }),
      })
      .parse(document.paths['/api/sheets']);
    expect(said.get.responses['200']?.content).toEqual({
      'application/json': { schema: expect.objectContaining({ type: 'object' }) },
      'text/html': { schema: { type: 'string', contentMediaType: 'text/html' } },
      'application/pdf': {
        schema: { type: 'string', format: 'binary', contentMediaType: 'application/pdf' },
      },
    });
  });
});
