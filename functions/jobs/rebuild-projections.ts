import type { DynamoDBRecord } from 'aws-lambda';
import { bulkTries, isOver } from '../../domain/bulk-work.ts';
import { placeOfPart, type RebuildWork, rebuildOwner } from '../../domain/rebuild-work.ts';
import { settings, systemClock } from '../edge/config.ts';
import { lambda } from '../edge/lambda.ts';
import { log } from '../edge/log.ts';
import { alertStore } from '../stores/alerts.ts';
import { type Connection, connect } from '../stores/connection.ts';
import { episodeStore } from '../stores/episodes.ts';
import { type LongWorks, longWorkStore } from '../stores/long-works.ts';
import { projectionMendStore } from '../stores/projection-mend.ts';
import { projectionStore } from '../stores/projections.ts';
import { revisionStore } from '../stores/revisions.ts';
import { siteStore } from '../stores/sites.ts';
import { type NextPart, nextPart } from './next-part.ts';
import { type MarkNeeds, rebuildMarks } from './rebuild-marks.ts';
import { type RowNeeds, rebuildRows } from './rebuild-rows.ts';
import { recordBatch } from './record-batch.ts';

/** What making all projections anew asks for. */
export type RebuildNeeds = RowNeeds & MarkNeeds;

type Needs = RebuildNeeds & {
  works: Pick<LongWorks, 'get' | 'countTry' | 'finishRebuilt' | 'stop'>;
};

/**
 * Makes all projections anew, one part for each record of the stream: a part that is finished writes how far the work is, and that is the
 * record by which the next part starts. A run that breaks off begins its part again; what was right already is not written.
 */
export const rebuildProjections = (needs: Needs) =>
  recordBatch('rebuildProjections', async (record: DynamoDBRecord) => {
    const next = nextPart(record, 'rebuild');
    if (next !== null) await takePart(needs, next);
  });

const takePart = async (needs: Needs, { owner, jobId, part }: NextPart): Promise<void> => {
  const { works, clock } = needs;
  const work = await works.get(owner, jobId, clock());
  if (work === null || !('kind' in work) || work.kind !== 'rebuild' || work.part !== part || isOver(work))
    return;
  // One that nobody waits for is not ended: it is given up with its record, which rings.
  if ((await works.countTry(work)) > bulkTries.most && work.by.member !== rebuildOwner.member) {
    log('error', 'rebuild.failed', { job: 'rebuildProjections', records: work.done });
    return works.stop(work, 'failed');
  }
  const start = performance.now();
  const { days, mended } = await rebuildPart(needs, work, part);
  await works.finishRebuilt(work, days, mended);
  const milliseconds = Math.round(performance.now() - start);
  log('info', 'rebuild.part', { job: 'rebuildProjections', records: days, failed: mended, milliseconds });
};

/** Makes one part of the projections anew; tells how many days of the zone that were, and what was not as the records say. */
export const rebuildPart = async (
  needs: RebuildNeeds,
  work: Pick<RebuildWork, 'zones' | 'from' | 'to' | 'parts'>,
  part: number,
): Promise<{ days: number; mended: number }> => {
  const place = placeOfPart(work, part);
  if (place === null) return { days: 0, mended: 0 };
  const { zoneId, days, withMarks } = place;
  const rows = await rebuildRows(needs, zoneId, days);
  const marks = withMarks ? await rebuildMarks(needs, zoneId) : 0;
  return { days: days.length, mended: rows + marks };
};

/** The stores that a rebuild works on. */
export const rebuildStores = (connection: Connection) => ({
  sites: siteStore(connection),
  revisions: revisionStore(connection),
  episodes: episodeStore(connection),
  alerts: alertStore(connection),
  projections: projectionStore(connection),
  mend: projectionMendStore(connection),
  clock: systemClock,
});

export const handler = lambda(() => {
  const connection = connect(settings());
  return rebuildProjections({ ...rebuildStores(connection), works: longWorkStore(connection) });
});
