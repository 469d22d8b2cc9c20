import { type Day, dayOf } from '../../domain/day.ts';
import { dhis2MetadataOf } from '../../domain/dhis2-metadata.ts';
import { type Dhis2What, dhis2Routes } from '../../domain/dhis2-routes.ts';
import { completenessOf, dataValueSetOf } from '../../domain/dhis2-values.ts';
import { Invalid, NotFound } from '../../domain/failure.ts';
import { requireReader } from '../../domain/issue.ts';
import { settings, snapshotSettings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { type Briefs, briefStore } from '../stores/briefs.ts';
import { connect } from '../stores/connection.ts';
import { connectFiles, fileStore } from '../stores/files.ts';
import { memberStore } from '../stores/members.ts';

type Needs = EdgeNeeds & { briefs: Pick<Briefs, 'getSnapshot'> };

/** A day for DHIS2, read from its snapshot alone: the same day gives the same bytes. It is the whole province's. */
export const getDhis2 = (needs: Needs) =>
  http(dhis2Routes.getDhis2, needs, {
    find: nothingToFind,
    answer: async ({ query: { day, what }, actor, now }) => {
      // An administrator keeps all sites, whatever zones the member item names.
      if (actor.role !== 'admin') requireReader(actor);
      if (what === 'metadata') return { body: dhis2MetadataOf(day ?? dayOf(now)) };
      return { body: await frozenDay(needs, day, what) };
    },
  });

const frozenDay = async ({ briefs }: Needs, day: Day | undefined, what: Exclude<Dhis2What, 'metadata'>) => {
  if (day === undefined) throw Invalid.at('/day', 'missing');
  const found = await briefs.getSnapshot(day);
  if (found === null) throw new NotFound('no-brief');
  return what === 'values' ? dataValueSetOf(found.snapshot) : completenessOf(found.snapshot);
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return getDhis2({
    members: memberStore(connection),
    briefs: briefStore(connection, fileStore({ client: connectFiles(), bucket: snapshotSettings().bucket })),
    clock: systemClock,
  });
});
