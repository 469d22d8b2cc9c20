import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { httpEvent } from '../../functions/local/http-event.ts';
import { incoming } from './incoming.ts';

const at = new Date('2021-06-15T01:02:03.456Z');
const requestId = '00000000-0000-4000-8000-000000000001';
const claims = {
  sub: 'subject',
  client_id: 'san-sang-web',
  token_use: 'access',
  scope: 'openid san-sang/api',
  exp: '1623722523',
};
const verified = { claims, scopes: ['openid', 'san-sang/api'] };
const golden = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, `golden/${name}.json`), 'utf8'));

describe('the event of a request', () => {
  it('has the shape of payload format 2.0', () => {
    const request = incoming({
      method: 'PUT',
      path: '/api/sites/s%C3%B4ng/check-ins/2021-06-15',
      query: 'a=1&a=2&b=x%20y+z&c=',
      headers: {
        host: 'localhost:3000',
        'content-type': 'application/json',
        'user-agent': 'test',
        accept: 'a,b',
      },
      cookies: ['one=1', 'two=2'],
    });
    const params = { siteId: 'sông', day: '2021-06-15' };
    const match = {
      name: 'putCheckIn',
      routeKey: 'PUT /api/sites/{siteId}/check-ins/{day}',
      open: false,
      params,
    };
    const event = httpEvent({ request, match, verified, body: Buffer.from('{"answers":{}}'), requestId, at });
    expect(event).toEqual(golden('put-check-in'));
  });

  it('leaves out what an open request without parameters has not', () => {
    const request = incoming({ path: '/api/health' });
    const match = { name: 'getHealth', routeKey: 'GET /api/health', open: true, params: {} };
    const event = httpEvent({ request, match, verified: undefined, body: Buffer.alloc(0), requestId, at });
    expect(event).toEqual(golden('get-health'));
  });

  it.each([
    ['application/json', '{"note":"Sông Công"}', false],
    ['application/problem+json; charset=utf-8', '{}', false],
    ['text/csv', 'a;b', false],
    ['text/csv', Buffer.from('\ufeffMã;Tên', 'utf16le'), true],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK', true],
    ['application/x-www-form-urlencoded', 'a=1', true],
    ['application/octet-stream', 'abc', true],
    ['application/json', Buffer.from([0x7b, 0xff, 0x7d]), true],
  ])('hands on a body of %s as text or in base64', (type, body, isBase64Encoded) => {
    const request = incoming({ method: 'POST', headers: { host: 'h', 'content-type': type } });
    const match = { name: 'any', routeKey: 'POST /', open: true, params: {} };
    const bytes = Buffer.from(body);
    const event = httpEvent({ request, match, verified: undefined, body: bytes, requestId, at });
    expect(event.isBase64Encoded).toBe(isBase64Encoded);
    expect(Buffer.from(event.body ?? '', isBase64Encoded ? 'base64' : 'utf8')).toEqual(bytes);
  });
});
