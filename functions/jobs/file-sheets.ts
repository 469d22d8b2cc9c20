import type { DynamoDBRecord } from 'aws-lambda';
import { bulkTries, isOver } from '../../domain/bulk-work.ts';
import { filePart, type PartNeeds } from '../check-ins/file-part.ts';
import { settings, systemClock } from '../edge/config.ts';
import type { Members } from '../edge/identity.ts';
import { lambda } from '../edge/lambda.ts';
import { log } from '../edge/log.ts';
import { connect } from '../stores/connection.ts';
import { filingStore } from '../stores/filings.ts';
import { type LongWorks, longWorkStore } from '../stores/long-works.ts';
import { memberStore } from '../stores/members.ts';
import { type NextPart, nextPart } from './next-part.ts';
import { recordBatch } from './record-batch.ts';

type Needs = PartNeeds & {
  members: Members;
  works: Pick<LongWorks, 'get' | 'rows' | 'countTry' | 'finishPart' | 'stop'>;
};

/**
 * Files the sheets that came in, one part for each record of the stream: a part that is finished writes how far the work is, and that
 * is the record by which the next part starts. A run that breaks off is begun again with the part it was at, and files nothing twice.
 */
export const fileSheets = (needs: Needs) =>
  recordBatch('fileSheets', async (record: DynamoDBRecord) => {
    const next = nextPart(record, undefined);
    if (next !== null) await takePart(needs, next);
  });

const takePart = async (needs: Needs, { owner, jobId, part }: NextPart): Promise<void> => {
  const { works, members, clock } = needs;
  const work = await works.get(owner, jobId, clock());
  if (work === null || 'kind' in work || work.part !== part || isOver(work)) return;
  const tries = await works.countTry(work);
  if (tries > bulkTries.most) {
    log('error', 'sheet.failed', { job: 'fileSheets', records: work.done });
    return works.stop(work, 'failed');
  }
  const start = performance.now();
  const [member, rows] = await Promise.all([members.bySubject(owner), works.rows(jobId, part)]);
  const results = await filePart(needs, rows, { work, member, tries });
  await works.finishPart(work, results);
  const failed = results.filter(({ outcome }) => outcome === 'refused').length;
  const milliseconds = Math.round(performance.now() - start);
  log('info', 'sheet.part', { job: 'fileSheets', records: results.length, failed, milliseconds });
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return fileSheets({
    works: longWorkStore(connection),
    members: memberStore(connection),
    filings: filingStore(connection),
    clock: systemClock,
  });
});
