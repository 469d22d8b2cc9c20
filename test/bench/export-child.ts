import { randomUUID } from 'node:crypto';
import { assess } from '../../domain/assess.ts';
import { addDays, daysFrom, instantOf } from '../../domain/day.ts';
import { type ExportWork, exportParts, newExport } from '../../domain/export-work.ts';
import type { Filed } from '../../domain/filing.ts';
import { registerSite } from '../../domain/register.ts';
import { writeExport } from '../../functions/jobs/write-export.ts';
import { exportFileStore } from '../../functions/stores/exports.ts';
import { connectFiles, fileStore } from '../../functions/stores/files.ts';
import { buckets, recordKey } from '../../functions/stores/table.ts';
import { a } from '../support/a.ts';
import { queued } from '../support/queued.ts';

/*
 * One export in a process of its own, so that its memory is its own: made-up reports through the real job, its writers and its object
 * storage. Prints what it took as a line of JSON. Arguments: rows, format.
 */
const [rows = 0, format = 'csv'] = [Number(process.argv[2]), process.argv[3] === 'xlsx' ? 'xlsx' : 'csv'];
const days = Math.min(365, rows);
const [from, now] = ['2021-01-01', instantOf('2022-03-01', '08:00')];
const to = addDays(from, days - 1);
const siteIds = Array.from({ length: Math.floor(rows / days) }, (_, k) => `bench-${k}`);
const filed: Filed = {
  checkIn: { siteId: 'x', day: from, revision: 1, receivedAt: now, onTime: true, answers: a.answers() },
  assessment: assess(a.template(), a.plan(), a.answers(), [], a.day),
  ...{ by: { member: 'bench', name: 'bench' }, unchanged: false, reason: null, inspect: false, inputs: [] },
};
const record = (siteId: string) => registerSite(a.site({ siteId }), from);

/** Newest first, as the table gives them. */
const reportsOf = (siteId: string): Filed[] =>
  daysFrom(from, to)
    .map((day, n) => ({
      ...filed,
      checkIn: { ...filed.checkIn, siteId, day, answers: a.answers({ symptomatic: n % 7, f1: n % 5 }) },
    }))
    .reverse();

const actor = { id: 'bench', name: 'bench', role: 'health' as const, zones: [] };
let work: ExportWork = newExport({
  ...{ what: 'check-ins', format, from, to, audience: 'internal', lang: 'vi' },
  ...{ jobId: randomUUID(), actor, sites: siteIds.length, now },
});
const parts = exportParts(work, siteIds);
const job = queued(
  writeExport({
    works: { get: async () => work, countTry: async () => 1, stop: async () => {} },
    exports: {
      sites: async (_, part) => parts[part] ?? [],
      finishPart: async (of, done, more) => {
        work = { ...of, done: of.done + done, rows: of.rows + more, part: of.part + 1 };
        return true;
      },
    },
    exportFiles: exportFileStore(fileStore({ client: connectFiles(), bucket: buckets.files.localName })),
    sites: { many: async (ids) => new Map(ids.map((id) => [id, record(id)])) },
    filings: { list: async (siteId) => ({ items: reportsOf(siteId), cursor: null }) },
    episodes: { at: async () => [] },
    projections: { zoneCounts: async () => new Map() },
    briefs: { getSnapshot: async () => null },
    clock: () => now,
  }),
);

const start = performance.now();
while (work.part < work.parts) {
  const { part } = work;
  const { pk, sk } = recordKey.work('bench', work.jobId);
  const image = { work: { M: { kind: { S: 'export' }, part: { N: String(work.part) } } } };
  const dynamodb = { Keys: { pk: { S: pk }, sk: { S: sk } }, NewImage: image, SequenceNumber: '1' };
  const { batchItemFailures } = await job({ Records: [{ eventName: 'MODIFY', dynamodb }] });
  if (batchItemFailures.length > 0 || work.part === part) throw new Error(`part ${part} failed`);
}
const seconds = (performance.now() - start) / 1000;
process.stdout.write(
  `${JSON.stringify({ rows: work.rows, seconds, megabytes: process.resourceUsage().maxRSS / 1024 })}\n`,
);
process.exit(0);
