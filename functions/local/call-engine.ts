import * as z from 'zod/mini';

const Fault = z.object({ __type: z.string(), message: z.optional(z.string()) });

/** What the engine answered instead of a reply; `code` is the exception's short name. */
export class EngineFault extends Error {
  override readonly name = 'EngineFault';
  readonly code: string;
  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** The engine wants a signature to be there and does not check it. */
const signature =
  'AWS4-HMAC-SHA256 Credential=local/20210101/ap-southeast-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';

/**
 * Calls the engine by its JSON protocol, for what the SDK's client does not hold (the Streams API) and for probes.
 * @throws EngineFault when it answers with an exception; TypeError when it cannot be reached within 5 s
 */
export const callEngine = async (endpoint: string, target: string, input: object): Promise<unknown> => {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': target,
      'x-amz-date': '20210101T000000Z',
      authorization: signature,
    },
    body: JSON.stringify(input),
    signal: AbortSignal.timeout(5_000),
  });
  const body: unknown = await response.json();
  if (response.ok) return body;
  const fault = Fault.safeParse(body);
  const code = fault.success ? (fault.data.__type.split('#').at(-1) ?? 'Unknown') : `HTTP ${response.status}`;
  throw new EngineFault(code, fault.success ? (fault.data.message ?? '') : '');
};
