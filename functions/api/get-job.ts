import { exportWords } from '../../domain/export-words.ts';
import { isThere } from '../../domain/export-work.ts';
import { longWorkRoutes } from '../../domain/long-work.ts';
import { findWork, tellWork } from '../check-ins/tell-work.ts';
import { fileSettings, settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { fileName } from '../exports/export-file.ts';
import { connect } from '../stores/connection.ts';
import { type ExportFiles, exportFileStore } from '../stores/exports.ts';
import { connectFiles, fileStore } from '../stores/files.ts';
import { type LongWorks, longWorkStore } from '../stores/long-works.ts';
import { memberStore } from '../stores/members.ts';

type Needs = EdgeNeeds & {
  works: Pick<LongWorks, 'get' | 'everything'>;
  exportFiles: Pick<ExportFiles, 'link'>;
};

/** How far long work is, for who started it, and its results at the end; of an export a link that is made anew each time. */
export const getJob = (needs: Needs) =>
  http(longWorkRoutes.getJob, needs, {
    find: findWork(needs.works),
    answer: async ({ headers, actor, now }, work) => {
      const body = await tellWork(needs.works, work, headers['accept-language']);
      if (!('kind' in work) || work.kind !== 'export' || !isThere(work, actor, now)) return { body };
      const link = await needs.exportFiles.link(work.jobId, fileName(work, exportWords[work.lang]));
      return { body: { ...body, link } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return getJob({
    members: memberStore(connection),
    works: longWorkStore(connection),
    exportFiles: exportFileStore(fileStore({ client: connectFiles(), ...fileSettings() })),
    clock: systemClock,
  });
});
