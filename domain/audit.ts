import * as z from 'zod/mini';
import { Day, Instant } from './day.ts';
import { ZoneId } from './me.ts';

const Hash = z.string();

/** Of what a chain is: `site:<id>`, `zone:<id>`, or `templates`. */
export const ChainName = z.string().check(z.regex(/^(site:.+|zone:.+|templates)$/));

/** The name of the chain of a site. */
export const siteChain = (siteId: string) => `site:${siteId}`;
/** The name of the chain of a zone. */
export const zoneChain = (zoneId: string) => `zone:${zoneId}`;
/** The name of the chain of all versions of the template. */
export const templateChain = 'templates';

/** One link of an audit chain: who did what, when; `previous` is the hash of the link before, '' for the first. Times in UTC. */
export const AuditLink = z.strictObject({
  chain: ChainName,
  seq: z.int(),
  at: Instant,
  actor: z.string(),
  act: z.string(),
  about: z.string(),
  previous: Hash,
  hash: Hash,
});
export type AuditLink = z.infer<typeof AuditLink>;

/** The end of a chain as a seal holds it; `after` is the `seq` that the seal before held, 0 where it held none: the day's links lie between. */
export const SealedHead = z.strictObject({ chain: ChainName, seq: z.int(), hash: Hash, after: z.int() });
export type SealedHead = z.infer<typeof SealedHead>;

/** The seal of a day: how many ends of chains it covers, the hash of the sealed day before ('' for the first), and its own (SHA-256, hex). */
export const AuditSeal = z.strictObject({ heads: z.int(), previous: z.string(), hash: Hash });
export type AuditSeal = z.infer<typeof AuditSeal>;

/** A page of the audit of a day. `heads` and `items` are those of the page's chains; without a seal there are no heads yet. */
export const AuditDay = z.strictObject({
  day: Day,
  /** null while the day is not sealed. */
  closing: z.nullable(AuditSeal),
  heads: z.array(SealedHead),
  items: z.array(AuditLink),
  cursor: z.nullable(z.string()),
});
export type AuditDay = z.infer<typeof AuditDay>;

/** The end of a chain with its zone, by which officials of some zones are shown theirs alone; null: no zone's. */
export const KeptHead = z.extend(SealedHead, { zoneId: z.nullable(ZoneId) });
export type KeptHead = z.infer<typeof KeptHead>;

/** The end of a chain as it was read. */
export type ReadHead = Omit<KeptHead, 'after'>;

/** Ends of chains in the order of a seal: by the name of the chain, as its UTF-16 units compare. */
export const inSealOrder = <H extends { chain: string }>(heads: readonly H[]): H[] =>
  heads.toSorted((a, b) => (a.chain < b.chain ? -1 : 1));

/** What the hash of a seal covers, line by line: the day, the hash of the seal before, and `chain seq hash` of each end in order. */
export function* sealLines(
  day: Day,
  previous: string,
  heads: Iterable<{ chain: string; seq: number; hash: string }>,
): Generator<string> {
  yield `${day}\n`;
  yield `${previous}\n`;
  for (const { chain, seq, hash } of heads) yield `${chain} ${seq} ${hash}\n`;
}

const placeOf = (chain: string): Record<string, string> => {
  const [kind, ...id] = chain.split(':');
  if (chain === templateChain) return { of: 'templates' };
  return { [kind === 'zone' ? 'zoneId' : 'siteId']: id.join(':') };
};

/** What the hash of a link covers: JSON of its place and its fields, in this order, without blanks. */
export const linkText = ({ chain, seq, at, actor, act, about, previous }: AuditLink): string =>
  JSON.stringify({ ...placeOf(chain), seq, at, actor, act, about, before: previous });
