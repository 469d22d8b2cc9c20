import { briefFileName, briefForms, briefKey, parseBriefName } from '../../domain/brief-file.ts';
import { briefFileRoutes } from '../../domain/brief-file-routes.ts';
import { NotFound } from '../../domain/failure.ts';
import { requireReader } from '../../domain/issue.ts';
import { briefForm } from '../brief/brief-forms.ts';
import { storedIssue } from '../brief/issue-day.ts';
import { linkSettings, settings, snapshotSettings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { type Briefs, briefStore } from '../stores/briefs.ts';
import { connect } from '../stores/connection.ts';
import { connectFiles, type Files, fileStore } from '../stores/files.ts';
import { memberStore } from '../stores/members.ts';

type Needs = EdgeNeeds & {
  briefs: Pick<Briefs, 'getSnapshot'>;
  snapshotFiles: Pick<Files, 'get'>;
  origin: string;
};

/** A form of the brief of a day: as it went out, or, from its freezing until then, made from the snapshot and saying so. */
export const getBrief = (needs: Needs) =>
  http(briefFileRoutes.getBrief, needs, {
    find: nothingToFind,
    answer: async ({ params, query: { lang }, actor }) => {
      requireReader(actor);
      const asked = parseBriefName(params.name);
      if (asked === null) throw new NotFound('no-brief');
      const { day, form } = asked;
      const { briefs, snapshotFiles: files, origin } = needs;
      const file = (bytes: Uint8Array) => ({
        file: { bytes, type: briefForms[form], name: briefFileName(day, lang, form) },
      });
      const stored = await files.get(briefKey(day, lang, form));
      if (stored !== null) return file(stored);
      const found = await briefs.getSnapshot(day);
      if (found === null) throw new NotFound('no-brief');
      if (form === 'pdf') throw new NotFound('not-printed');
      const { sha256 } = found.entry.snapshot;
      const issue = await storedIssue(files, day);
      return file(briefForm({ snapshot: found.snapshot, sha256, issue, lang, origin }, form));
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  const files = fileStore({ client: connectFiles(), bucket: snapshotSettings().bucket });
  return getBrief({
    members: memberStore(connection),
    briefs: briefStore(connection, files),
    snapshotFiles: files,
    origin: linkSettings().origin,
    clock: systemClock,
  });
});
