import { type AuditDay, type AuditLink, inSealOrder, linkText, type SealedHead, sealLines } from './audit.ts';

/** What is wrong with the audit of a day: with a link, with a chain, or with the seal (`chain` null). */
export type AuditFault = {
  code:
    | 'link-missing'
    | 'link-changed'
    | 'chain-broken'
    | 'head-differs'
    | 'link-of-no-chain'
    | 'heads-differ'
    | 'seal-differs'
    | 'days-differ';
  chain: string | null;
  seq: number | null;
};

/** A day of the audit, all of its pages together. */
export type WholeAuditDay = Omit<AuditDay, 'cursor'>;

type Sha256 = (text: string) => string;

const faultOf = (code: AuditFault['code'], { chain, seq }: { chain: string; seq: number }): AuditFault => ({
  code,
  chain,
  seq,
});

/** The faults of a chain from where the seal before held it to where this one does; `start`: its end then, null where not known. */
const faultsOfChain = (
  head: SealedHead,
  links: readonly AuditLink[],
  start: string | null,
  sha256: Sha256,
): AuditFault[] => {
  const faults: AuditFault[] = [];
  const bySeq = new Map(links.map((link) => [link.seq, link]));
  let before = start;
  for (let seq = head.after + 1; seq <= head.seq; seq += 1) {
    const link = bySeq.get(seq);
    if (link === undefined) faults.push(faultOf('link-missing', { ...head, seq }));
    else {
      if (sha256(linkText(link)) !== link.hash) faults.push(faultOf('link-changed', link));
      if (before !== null && link.previous !== before) faults.push(faultOf('chain-broken', link));
    }
    before = link?.hash ?? null;
  }
  if (before !== null && before !== head.hash) faults.push(faultOf('head-differs', head));
  return faults;
};

/** The faults of the seal itself: that it covers these ends of chains, and goes on from the day before where that is at hand. */
const faultsOfSeal = (
  { day, closing, heads }: WholeAuditDay,
  earlier: WholeAuditDay | null,
  sha256: Sha256,
): AuditFault[] => {
  const fault = (code: AuditFault['code']): AuditFault => ({ code, chain: null, seq: null });
  if (closing === null) return [fault('seal-differs')];
  const text = [...sealLines(day, closing.previous, inSealOrder(heads))].join('');
  return [
    ...(closing.heads === heads.length ? [] : [fault('heads-differ')]),
    ...(sha256(text) === closing.hash ? [] : [fault('seal-differs')]),
    ...(earlier === null || earlier.closing?.hash === closing.previous ? [] : [fault('days-differ')]),
  ];
};

/**
 * All that is wrong with a sealed day: every link is there, hashes to what it says and follows the one before it, every chain ends where
 * the seal says, and the seal covers all of them. `earlier` is the sealed day before, whose ends the chains must go on from; null where
 * it is not at hand, or there is none. `sha256` gives lower-case hex of the text in UTF-8.
 */
export const auditFaults = (
  day: WholeAuditDay,
  earlier: WholeAuditDay | null,
  sha256: Sha256,
): AuditFault[] => {
  const links = Map.groupBy(day.items, ({ chain }) => chain);
  const ends = new Map(earlier?.heads.map((head) => [head.chain, head]));
  const known = new Map(day.heads.map((head) => [head.chain, head]));
  const startOf = ({ chain, after }: SealedHead) => {
    if (after === 0) return '';
    const end = ends.get(chain);
    return end?.seq === after ? end.hash : null;
  };
  const gone = [...ends.values()].filter(({ chain, seq }) => known.get(chain)?.after !== seq);
  return [
    ...faultsOfSeal(day, earlier, sha256),
    ...day.heads.flatMap((head) => faultsOfChain(head, links.get(head.chain) ?? [], startOf(head), sha256)),
    ...gone.map((head) => faultOf('chain-broken', head)),
    ...day.items.filter(({ chain }) => !known.has(chain)).map((link) => faultOf('link-of-no-chain', link)),
  ];
};
