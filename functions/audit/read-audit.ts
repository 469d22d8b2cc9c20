import {
  type AuditDay,
  type AuditLink,
  type KeptHead,
  siteChain,
  templateChain,
  zoneChain,
} from '../../domain/audit.ts';
import { type Day, dayOf } from '../../domain/day.ts';
import { Invalid } from '../../domain/failure.ts';
import { type Actor, seesZone } from '../../domain/member.ts';
import { zones } from '../../domain/pack/zones.ts';
import type { Audits } from '../stores/audits.ts';
import { decodeCursor, encodeCursor, type PageRequest } from '../stores/page.ts';
import type { SealedDay, Seals } from '../stores/seals.ts';
import type { Sites } from '../stores/sites.ts';

export type AuditNeeds = {
  audits: Pick<Audits, 'links' | 'newest'>;
  seals: Pick<Seals, 'part'>;
  sites: Pick<Sites, 'listItems'>;
};

type Page = Pick<AuditDay, 'heads' | 'items' | 'cursor'>;

/** Chains read at once. */
const width = 20;
/** Links after which a page ends with the chains at hand: 400 bytes each, of the 6 MB that a reply may have (Lambda quotas). */
const enoughLinks = 2_000;

/** Where a page of a sealed day begins: in which part of the seal, and at which of its heads. */
const placeIn = (cursor: string | undefined): { part: number; from: number } => {
  if (cursor === undefined) return { part: 0, from: 0 };
  const { part, from } = decodeCursor(cursor, ['part', 'from'], (position) =>
    Object.values(position).every((text) => /^\d{1,6}$/.test(text)),
  );
  return { part: Number(part), from: Number(from) };
};

const isSeen = (actor: Pick<Actor, 'role' | 'zones'>, { zoneId }: KeptHead) =>
  zoneId === null || seesZone(actor, zoneId);

/** A seal names heads that are not in the table. */
class HeadsLost extends Error {
  override readonly name = 'HeadsLost';
}

/**
 * A page of a sealed day: the next chains of the seal with the links that it added to them. Chains of zones that are not the member's are
 * left out, so that a page may be empty. It ends early where its chains have very many links.
 */
export const sealedPage = async (
  { seals, audits }: Pick<AuditNeeds, 'seals' | 'audits'>,
  sealed: SealedDay,
  actor: Pick<Actor, 'role' | 'zones'>,
  { limit, cursor }: PageRequest,
): Promise<Page> => {
  const { part: n, from } = placeIn(cursor);
  const part = await seals.part(sealed, n);
  if (part === null) {
    if (n > 0) throw new Invalid('bad-cursor', [{ pointer: '/cursor', code: 'bad-cursor' }]);
    throw new HeadsLost(`the heads of the seal of ${sealed.day} are not there`);
  }
  const [heads, items]: [KeptHead[], AuditLink[]] = [[], []];
  const end = Math.min(from + limit, part.heads.length);
  let next = from;
  while (next < end && items.length < enoughLinks) {
    const some = part.heads.slice(next, Math.min(next + width, end));
    const seen = some.filter((head) => isSeen(actor, head));
    const links = await Promise.all(seen.map(({ chain, after, seq }) => audits.links(chain, after, seq)));
    heads.push(...seen);
    items.push(...links.flat());
    next += some.length;
  }
  return {
    heads: heads.map(({ zoneId: _, ...head }) => head),
    items,
    cursor: cursorAfter(n, next, part),
  };
};

const cursorAfter = (n: number, next: number, part: { heads: readonly unknown[]; more: boolean }) => {
  if (next < part.heads.length) return encodeCursor({ part: String(n), from: String(next) });
  return part.more ? encodeCursor({ part: String(n + 1), from: '0' }) : null;
};

/** Links of a chain that are looked through for those of a day without a seal. */
const newestLinks = 200;
/** Sites on a page of a day without a seal. */
const mostSites = 50;

/** A page of a day that has no seal yet: of the newest links of each chain those of the day; zones and templates with the first sites. */
export const openPage = async (
  { sites, audits }: Pick<AuditNeeds, 'sites' | 'audits'>,
  day: Day,
  actor: Pick<Actor, 'role' | 'zones'>,
  { limit, cursor }: PageRequest,
): Promise<Page> => {
  const mine = actor.role === 'admin' ? [] : actor.zones;
  const page = await sites.listItems(
    { zones: mine, keep: () => true },
    { limit: Math.min(limit, mostSites), cursor },
  );
  const others = zones.filter(({ id }) => seesZone(actor, id)).map(({ id }) => zoneChain(id));
  const chains = [
    ...(cursor === undefined ? [templateChain, ...others] : []),
    ...page.items.map(({ record }) => siteChain(record.site.siteId)),
  ];
  const items: AuditLink[] = [];
  for (let start = 0; start < chains.length; start += width) {
    const some = chains.slice(start, start + width);
    const links = await Promise.all(some.map((chain) => audits.newest(chain, newestLinks)));
    items.push(...links.flat().filter(({ at }) => dayOf(at) === day));
  }
  return { heads: [], items, cursor: page.cursor };
};
