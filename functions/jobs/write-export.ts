import type { DynamoDBRecord } from 'aws-lambda';
import { bulkTries, isOver } from '../../domain/bulk-work.ts';
import { exportWords } from '../../domain/export-words.ts';
import { type ExportWork, isTooLong } from '../../domain/export-work.ts';
import { fileSettings, settings, snapshotSettings, systemClock } from '../edge/config.ts';
import { lambda } from '../edge/lambda.ts';
import { log } from '../edge/log.ts';
import { fileName, fileTypes, partBytes, wholeFile } from '../exports/export-file.ts';
import { headsOf, type RowSources, rowsOfPart } from '../exports/export-rows.ts';
import { briefStore } from '../stores/briefs.ts';
import { connect } from '../stores/connection.ts';
import { episodeStore } from '../stores/episodes.ts';
import { type ExportFiles, type Exports, exportFileStore, exportStore } from '../stores/exports.ts';
import { connectFiles, fileStore } from '../stores/files.ts';
import { filingStore } from '../stores/filings.ts';
import { type LongWorks, longWorkStore } from '../stores/long-works.ts';
import { projectionStore } from '../stores/projections.ts';
import { siteStore } from '../stores/sites.ts';
import { type NextPart, nextPart } from './next-part.ts';
import { recordBatch } from './record-batch.ts';

type Needs = RowSources & {
  works: Pick<LongWorks, 'get' | 'countTry' | 'stop'>;
  exports: Pick<Exports, 'sites' | 'finishPart'>;
  exportFiles: Pick<ExportFiles, 'putPart' | 'parts' | 'write'>;
  clock: () => string;
};

/**
 * Writes exports, one part for each record of the stream: a part that is finished is a file of its own, and writes how far the work is,
 * which is the record by which the next part starts. The last one puts them together. A run that breaks off begins its part again and
 * writes the same; so no run is long, and none holds more than a part.
 */
export const writeExport = (needs: Needs) =>
  recordBatch('writeExport', async (record: DynamoDBRecord) => {
    const next = nextPart(record, 'export');
    if (next !== null) await takePart(needs, next);
  });

const takePart = async (needs: Needs, { owner, jobId, part }: NextPart): Promise<void> => {
  const { works, clock } = needs;
  const work = await works.get(owner, jobId, clock());
  if (work === null || !('kind' in work) || work.kind !== 'export') return;
  if (work.part !== part || isOver(work)) return;
  if (isTooLong(work)) return works.stop(work, 'failed');
  if ((await works.countTry(work)) > bulkTries.most) {
    log('error', 'export.failed', { job: 'writeExport', records: work.rows });
    return works.stop(work, 'failed');
  }
  const start = performance.now();
  const rows = part === work.parts - 1 ? await putTogether(needs, work) : await writePart(needs, work);
  const milliseconds = Math.round(performance.now() - start);
  log('info', 'export.part', { job: 'writeExport', records: rows, milliseconds });
};

const writePart = async (needs: Needs, work: ExportWork): Promise<number> => {
  const { rows, done } = await rowsOfPart(needs, work, exportWords[work.lang]);
  await needs.exportFiles.putPart(work.jobId, work.part, partBytes(work, rows, work.rows));
  await needs.exports.finishPart(work, done, rows.length);
  return rows.length;
};

const putTogether = async ({ exports, exportFiles }: Needs, work: ExportWork): Promise<number> => {
  const words = exportWords[work.lang];
  const parts = exportFiles.parts(work.jobId, work.parts - 1);
  const whole = wholeFile(work, headsOf(work, words), parts, words);
  await exportFiles.write(work.jobId, fileName(work, words), whole, fileTypes[work.format]);
  await exports.finishPart(work, 0, 0);
  return work.rows;
};

export const handler = lambda(() => {
  const connection = connect(settings());
  const client = connectFiles();
  return writeExport({
    works: longWorkStore(connection),
    exports: exportStore(connection),
    exportFiles: exportFileStore(fileStore({ client, ...fileSettings() })),
    sites: siteStore(connection),
    filings: filingStore(connection),
    episodes: episodeStore(connection),
    projections: projectionStore(connection),
    briefs: briefStore(connection, fileStore({ client, ...snapshotSettings() })),
    clock: systemClock,
  });
});
