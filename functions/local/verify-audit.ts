import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { AuditDay } from '../../domain/audit.ts';
import { auditFaults, type WholeAuditDay } from '../../domain/audit-check.ts';

/*
 * `node functions/local/verify-audit.ts < pages.jsonl`: replies of GET /api/audit, one a line, all pages of one day or more. Prints what is
 * wrong with them; ends with 1 if anything is. A day is compared with the one before it where both are there.
 */
const sha256 = (said: string) => createHash('sha256').update(said).digest('hex');

const lines = (await text(process.stdin)).split('\n').filter((line) => line !== '');
const pages = lines.map((line) => AuditDay.parse(JSON.parse(line)));
const days: WholeAuditDay[] = [...Map.groupBy(pages, ({ day }) => day)]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([day, some]) => ({
    day,
    closing: some[0]?.closing ?? null,
    heads: some.flatMap(({ heads }) => heads),
    items: some.flatMap(({ items }) => items),
  }));

for (const [n, day] of days.entries()) {
  const faults = auditFaults(day, days[n - 1] ?? null, sha256);
  for (const { code, chain, seq } of faults)
    process.stdout.write(`${[day.day, code, chain, seq].filter((part) => part !== null).join(' ')}\n`);
  if (faults.length > 0) process.exitCode = 1;
  process.stderr.write(`${day.day}: ${day.heads.length} chains, ${day.items.length} links\n`);
}
