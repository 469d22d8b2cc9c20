import type { DynamoDBRecord } from 'aws-lambda';
import { bulkTries, isOver } from '../../domain/bulk-work.ts';
import { type RehearsalFile, rehearseSite, type Window } from '../../domain/rehearsal.ts';
import { mergeTotals, noTotals, type RehearsalTotals, totalsOf } from '../../domain/rehearsal-result.ts';
import type { RehearsalWork } from '../../domain/rehearsal-work.ts';
import type { Template } from '../../domain/template.ts';
import { settings, systemClock } from '../edge/config.ts';
import { lambda } from '../edge/lambda.ts';
import { log } from '../edge/log.ts';
import { connect } from '../stores/connection.ts';
import { type LongWorks, longWorkStore } from '../stores/long-works.ts';
import { type RehearsalFiles, rehearsalFileStore } from '../stores/rehearsal-files.ts';
import { type Rehearsals, rehearsalStore } from '../stores/rehearsals.ts';
import { type Templates, templateStore } from '../stores/templates.ts';
import { type NextPart, nextPart } from './next-part.ts';
import { recordBatch } from './record-batch.ts';

type Needs = {
  works: Pick<LongWorks, 'get' | 'countTry' | 'stop'>;
  rehearsals: Pick<Rehearsals, 'draft' | 'sites' | 'totals' | 'finishPart'>;
  files: Pick<RehearsalFiles, 'read'>;
  templates: Pick<Templates, 'all'>;
  clock: () => string;
};

/** Sites read at once. */
const width = 5;

/**
 * Rehearses templates, one part of the sites for each record of the stream: a part that is finished writes what the sites have come to so
 * far and how far the work is, as one, and that is the record by which the next part starts. A run that breaks off begins its part again,
 * and a part that is run twice is counted once.
 */
export const rehearse = (needs: Needs) =>
  recordBatch('rehearse', async (record: DynamoDBRecord) => {
    const next = nextPart(record, 'rehearsal');
    if (next !== null) await takePart(needs, next);
  });

const takePart = async (needs: Needs, { owner, jobId, part }: NextPart): Promise<void> => {
  const { works, rehearsals, clock } = needs;
  const work = await works.get(owner, jobId, clock());
  if (work === null || !('kind' in work) || work.kind !== 'rehearsal') return;
  if (work.part !== part || isOver(work)) return;
  if ((await works.countTry(work)) > bulkTries.most) {
    log('error', 'rehearsal.failed', { job: 'rehearse', records: work.done });
    return works.stop(work, 'failed');
  }
  const start = performance.now();
  const [before, siteIds] = await Promise.all([rehearsals.totals(jobId), rehearsals.sites(jobId, part)]);
  const totals = mergeTotals(before, await rehearseSites(needs, work, siteIds));
  await rehearsals.finishPart(work, siteIds.length, totals);
  const milliseconds = Math.round(performance.now() - start);
  log('info', 'rehearsal.part', { job: 'rehearse', records: siteIds.length, milliseconds });
};

/** What some sites come to together. */
const rehearseSites = async (
  { rehearsals, files, templates }: Needs,
  { jobId, from, to }: RehearsalWork,
  siteIds: readonly string[],
): Promise<RehearsalTotals> => {
  const window = { from, to };
  const asked = { window, draft: await rehearsals.draft(jobId), templates: await templates.all() };
  let totals = noTotals;
  for (let start = 0; start < siteIds.length; start += width) {
    const some = siteIds.slice(start, start + width);
    for (const file of await Promise.all(some.map((siteId) => files.read(siteId, window))))
      if (file !== null) totals = mergeTotals(totals, totalsOfFile(file, asked));
  }
  return totals;
};

type Asked = { window: Window; draft: Template; templates: readonly Template[] };

const totalsOfFile = (file: RehearsalFile, asked: Asked): RehearsalTotals =>
  totalsOf(file, rehearseSite(file, asked), asked.window);

export const handler = lambda(() => {
  const connection = connect(settings());
  return rehearse({
    works: longWorkStore(connection),
    rehearsals: rehearsalStore(connection),
    files: rehearsalFileStore(connection),
    templates: templateStore(connection),
    clock: systemClock,
  });
});
