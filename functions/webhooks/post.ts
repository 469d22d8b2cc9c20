import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { mayPostTo } from '../../domain/address-range.ts';

/** What came of a request: the receiver's status, or why there was none. */
export type Posted =
  | { status: number }
  | { refused: 'blocked-address' | 'no-such-host' | 'no-connection' | 'bad-certificate' | 'timeout' };

export type Post = (url: string, headers: Record<string, string>, body: string) => Promise<Posted>;

/** Resolves a name to all of its addresses. */
export type Resolve = (
  name: string,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

type PostNeeds = {
  /** Whether this very machine may be posted to: at the local door only. */
  isLocalDoor: boolean;
  timeoutMs?: number;
  resolve?: Resolve;
};

/** The name leads to where we do not post. */
class Blocked extends Error {
  override readonly name = 'Blocked';
}

const byDns: Resolve = (name, done) => dnsLookup(name, { all: true, verbatim: true }, done);

/**
 * Looks a name up and hands the connection the addresses that were judged, so that the name cannot lead elsewhere a moment later. One
 * address that is not allowed spoils the name.
 */
const guarded =
  (isLocalDoor: boolean, resolve: Resolve): LookupFunction =>
  (name, options, done) =>
    resolve(name, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || first === undefined) return done(error ?? new Error('no address'), '', 4);
      if (addresses.some(({ address }) => !mayPostTo(address, isLocalDoor)))
        return done(new Blocked(), '', 4);
      if (options.all) return done(null, addresses);
      done(null, first.address, first.family);
    });

const timeoutMsOfOne = 5_000;

/**
 * Posts to an address that somebody else chose: within 5 s, only to the public network, following no redirect, and reading no more of
 * the answer than its status. Never throws.
 */
export const createPost =
  ({ isLocalDoor, timeoutMs = timeoutMsOfOne, resolve = byDns }: PostNeeds): Post =>
  async (address, headers, body) => {
    if (!URL.canParse(address)) return { refused: 'no-such-host' };
    const url = new URL(address);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const isBlocked = isIP(host) !== 0 && !mayPostTo(host, isLocalDoor);
    if (isBlocked || (url.protocol !== 'https:' && !isLocalDoor)) return { refused: 'blocked-address' };
    const options: RequestOptions = {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)), 'user-agent': 'san-sang' },
      lookup: guarded(isLocalDoor, resolve),
      signal: AbortSignal.timeout(timeoutMs),
      agent: false,
    };
    try {
      return { status: await statusOf(url, options, body) };
    } catch (error) {
      return { refused: reasonOf(error) };
    }
  };

const statusOf = (url: URL, options: RequestOptions, body: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const asked = send(url, options, (answer) => {
      resolve(answer.statusCode ?? 0);
      answer.destroy();
    });
    asked.on('error', reject);
    asked.end(body);
  });

const certificate = /^(CERT_|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|ERR_TLS|HOSTNAME_MISMATCH)/;

const reasonOf = (error: unknown): Extract<Posted, { refused: string }>['refused'] => {
  if (error instanceof Blocked) return 'blocked-address';
  if (!(error instanceof Error)) return 'no-connection';
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timeout';
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'no-such-host';
  return certificate.test(code) ? 'bad-certificate' : 'no-connection';
};
