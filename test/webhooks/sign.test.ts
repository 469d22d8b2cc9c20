import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { WebhookSecret } from '../../domain/webhook.ts';
import { newSecret, signedHeaders } from '../../functions/webhooks/sign.ts';
import { knownSecret } from '../support/notices.ts';

const known = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  at: '2021-02-25T15:02:10.000Z',
  body: '{"test": 2432232314}',
};

describe('a signature', () => {
  it('is the one of the vector that Standard Webhooks publishes', () => {
    expect(signedHeaders(known, [knownSecret])).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it.each([
    ['of the body', { body: '{"test": 2432232315}' }],
    ['of the id', { id: 'msg_p5jXN8AQM9LWM0D4loKWxJel' }],
    ['of the second', { at: '2021-02-25T15:02:11.000Z' }],
  ])('changes with every letter %s', (_, over) => {
    const of = (what: typeof known) => signedHeaders(what, [knownSecret])['webhook-signature'];
    expect(of({ ...known, ...over })).not.toBe(of(known));
  });

  it('covers the body byte for byte, whatever letters it has', () => {
    const body = '{"name":"Điềm Thụy – 𝔛"}';
    const key = Buffer.from(knownSecret.slice('whsec_'.length), 'base64');
    const expected = createHmac('sha256', key)
      .update(Buffer.from(`${known.id}.1614265330.${body}`, 'utf8'))
      .digest('base64');
    expect(signedHeaders({ ...known, body }, [knownSecret])['webhook-signature']).toBe(`v1,${expected}`);
  });

  it('is there once for each secret in use', () => {
    const [one, other] = [newSecret(), newSecret()];
    const both = signedHeaders(known, [one, other])['webhook-signature'];
    expect(both).toBe(
      [one, other].map((secret) => signedHeaders(known, [secret])['webhook-signature']).join(' '),
    );
  });

  it('has a secret of 24 bytes, another each time', () => {
    const secrets = Array.from({ length: 50 }, newSecret);
    expect(new Set(secrets).size).toBe(50);
    for (const secret of secrets) {
      expect(WebhookSecret.parse(secret)).toBe(secret);
      expect(Buffer.from(secret.slice(6), 'base64')).toHaveLength(24);
    }
  });
});
