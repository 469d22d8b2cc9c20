import type { Incoming } from '../../functions/local/exchange.ts';

type Given = Partial<Omit<Incoming, 'body'>> & { text?: string | Buffer };

/** A request as the server hands it on: a GET of the first page unless said. */
export const incoming = ({ text = '', ...given }: Given = {}): Incoming => ({
  method: 'GET',
  path: '/',
  query: '',
  headers: { host: 'localhost:3000' },
  cookies: [],
  sourceIp: '127.0.0.1',
  body: async (limit) => (Buffer.byteLength(text) > limit ? 'too-large' : Buffer.from(text)),
  ...given,
});

/** A form as a browser posts it. */
export const form = (path: string, fields: Record<string, string>): Incoming =>
  incoming({
    method: 'POST',
    path,
    headers: { host: 'localhost:3000', 'content-type': 'application/x-www-form-urlencoded' },
    text: new URLSearchParams(fields).toString(),
  });
