import { randomUUID } from 'node:crypto';
import { bulkRoutes } from '../../domain/bulk.ts';
import { readHeader } from '../../domain/bulk-header.ts';
import { type BulkWork, bulkRunning, inParts, isUnderWay, waitingRows } from '../../domain/bulk-work.ts';
import { dayOf } from '../../domain/day.ts';
import { Conflict, Invalid } from '../../domain/failure.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type Ask, type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { readSheet } from '../sheets/read-sheet.ts';
import { connect } from '../stores/connection.ts';
import { type LongWorks, longWorkStore } from '../stores/long-works.ts';
import { memberStore } from '../stores/members.ts';

type Needs = EdgeNeeds & { works: Pick<LongWorks, 'ofMember' | 'create'> };
type CreateBulk = typeof bulkRoutes.createBulk;

/**
 * Takes a sheet of check-ins: what is wrong with the file as a whole is refused at once, its rows are filed afterwards by the job. How
 * many a member may have under way is a bound on load and not a lock: two sheets of one moment may both pass.
 */
export const createBulk = (needs: Needs) =>
  http(bulkRoutes.createBulk, needs, {
    find: nothingToFind,
    answer: async (ask) => {
      const { work, parts } = await workOf(ask);
      const before = await needs.works.ofMember(ask.actor.id, ask.now);
      if (before.filter((one) => isUnderWay(one, ask.now)).length >= bulkRunning.most)
        throw new Conflict('too-many-jobs');
      await needs.works.create(work, parts);
      return { body: { jobId: work.jobId } };
    },
  });

const workOf = async ({ body, actor, now }: Ask<CreateBulk>) => {
  const sheet = await readSheet(body.bytes);
  const [head, ...rows] = sheet.rows;
  const header = readHeader(head?.cells ?? [], rows);
  if (rows.length === 0) throw new Invalid('empty-sheet');
  const today = dayOf(now);
  const waiting = waitingRows(header, rows, { own: new Set(actor.sites), today, now });
  const parts = inParts(waiting, (row) => Buffer.byteLength(JSON.stringify(row)));
  const work: BulkWork = {
    jobId: randomUUID(),
    by: { member: actor.id, name: actor.name },
    createdAt: now,
    today,
    header: { cells: [...header.cells], columns: [...header.columns] },
    notices: sheet.notices,
    total: rows.length,
    done: 0,
    parts: parts.length,
    part: 0,
    cancelled: false,
    failed: false,
  };
  return { work, parts };
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return createBulk({
    members: memberStore(connection),
    works: longWorkStore(connection),
    clock: systemClock,
  });
});
