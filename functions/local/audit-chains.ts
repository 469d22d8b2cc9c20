import { ChainLink, chained } from '../stores/site-item.ts';
import { recordKey } from '../stores/table.ts';
import type { Stored } from './table-copy.ts';

/** The chains: where links lie, where the end is kept, and which one field of a link says what the chain is of. */
const kinds = [
  {
    links: recordKey.audit('', 1).pk,
    head: recordKey.site('').pk,
    sk: recordKey.site('').sk,
    place: 'siteId',
  },
  {
    links: recordKey.zoneAudit('', 1).pk,
    head: recordKey.zone('').pk,
    sk: recordKey.zone('').sk,
    place: 'zoneId',
  },
  {
    links: recordKey.templateAudit(1).pk,
    head: recordKey.templates.pk,
    sk: recordKey.templates.sk,
    place: 'of',
  },
] as const;

/** Which partitions and sort keys matter, so that the rest need not be kept. */
const partitionOf = (item: Stored) => item['pk']?.S ?? '';

const linkOf = (item: Stored): ChainLink =>
  ChainLink.parse({
    ...Object.fromEntries(Object.entries(item).map(([name, value]) => [name, value.S])),
    seq: Number(item['seq']?.N),
  });

/** Whether the links follow one another from the first, and end where the record of the place says. */
const isWhole = (
  place: Record<string, string>,
  links: readonly ChainLink[],
  head: Stored | undefined,
): boolean => {
  let before = '';
  for (const [n, link] of links.toSorted((a, b) => a.seq - b.seq).entries()) {
    const { hash } = chained(place, n + 1, before, link);
    if (link.seq !== n + 1 || link.before !== before || link.hash !== hash) return false;
    before = hash;
  }
  return head?.['chain']?.S === before && Number(head['seq']?.N) === links.length;
};

/**
 * Follows the audit chains of all sites, zones and templates in the items of `records`.
 * @returns how many chains and links there are, and the partitions of those that are broken
 */
export const auditChains = (
  pages: Iterable<Stored[]>,
): { chains: number; links: number; broken: string[] } => {
  const links = new Map<string, ChainLink[]>();
  const heads = new Map<string, Stored>();
  const isHead = (item: Stored) =>
    kinds.some(({ head, sk }) => partitionOf(item).startsWith(head) && item['sk']?.S === sk);
  const isLink = (pk: string) => kinds.some((kind) => pk.startsWith(kind.links));
  for (const page of pages)
    for (const item of page) {
      const pk = partitionOf(item);
      if (isHead(item)) heads.set(pk, item);
      if (isLink(pk)) links.set(pk, [...(links.get(pk) ?? []), linkOf(item)]);
    }
  const broken = kinds.flatMap((kind) => {
    const names = new Set([
      ...[...links.keys()].filter((pk) => pk.startsWith(kind.links)).map((pk) => pk.slice(kind.links.length)),
      ...[...heads.keys()].filter((pk) => pk.startsWith(kind.head)).map((pk) => pk.slice(kind.head.length)),
    ]);
    return [...names].flatMap((name) => {
      const pk = `${kind.links}${name}`;
      const place = { [kind.place]: kind.place === 'of' ? 'templates' : name };
      return isWhole(place, links.get(pk) ?? [], heads.get(`${kind.head}${name}`)) ? [] : [pk];
    });
  });
  const count = [...links.values()].reduce((sum, some) => sum + some.length, 0);
  return { chains: heads.size, links: count, broken };
};
