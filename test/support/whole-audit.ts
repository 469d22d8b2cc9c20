import { createHash } from 'node:crypto';
import type { AuditLink, SealedHead } from '../../domain/audit.ts';
import { auditFaults, type WholeAuditDay } from '../../domain/audit-check.ts';
import type { Day } from '../../domain/day.ts';
import type { Member } from '../../domain/member.ts';
import { ok, type Service } from './call.ts';
import { people } from './people.ts';

/** SHA-256 of a text, hex. */
export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A day of the audit, page by page to its end, as anybody may read it who may. */
export const wholeAudit = async (
  { as }: Service,
  day: Day,
  { limit = 100, who = people.admin }: { limit?: number; who?: Member } = {},
): Promise<WholeAuditDay & { pages: number }> => {
  const [heads, items]: [SealedHead[], AuditLink[]] = [[], []];
  let cursor: string | null = null;
  for (let pages = 1; ; pages += 1) {
    const query: Record<string, string> = {
      ...{ day, limit: String(limit) },
      ...(cursor === null ? {} : { cursor }),
    };
    const page = ok('getAudit', await as(who)('getAudit', { query }));
    heads.push(...page.heads);
    items.push(...page.items);
    cursor = page.cursor;
    if (cursor === null) return { day, closing: page.closing, heads, items, pages };
  }
};

/** What is wrong with a day, as lines; `earlier`: the sealed day before. */
export const faultLines = async (works: Service, day: Day, earlier: Day | null = null): Promise<string[]> => {
  const before = earlier === null ? null : await wholeAudit(works, earlier);
  const faults = auditFaults(await wholeAudit(works, day), before, sha256);
  return faults.map(({ code, chain, seq }) => [code, chain, seq].filter((part) => part !== null).join(' '));
};
