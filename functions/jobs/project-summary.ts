import { isDeepStrictEqual } from 'node:util';
import type { DynamoDBRecord } from 'aws-lambda';
import { isSpent, markOf } from '../../domain/alert-figures.ts';
import { dayOf } from '../../domain/day.ts';
import { opensAt } from '../../domain/pack/clocks.ts';
import { settings, systemClock } from '../edge/config.ts';
import { lambda } from '../edge/lambda.ts';
import { type Alerts, alertStore } from '../stores/alerts.ts';
import { connect } from '../stores/connection.ts';
import { filingStore } from '../stores/filings.ts';
import { type Projections, projectionStore } from '../stores/projections.ts';
import { siteStore } from '../stores/sites.ts';
import { type ProjectionNeeds, projectSite } from './projection.ts';
import { recordBatch } from './record-batch.ts';
import { firstTouched } from './register-touched.ts';

type Needs = ProjectionNeeds & {
  alerts: Pick<Alerts, 'get'>;
  projections: Pick<Projections, 'putMark' | 'dropMarks'>;
};

/** Keeps the counts of zones and days, and the marks of alerts, in step with the records. */
export const projectSummary = (needs: Needs) =>
  recordBatch('projectSummary', async ({ dynamodb }: DynamoDBRecord) => {
    const { Keys, OldImage, NewImage } = dynamodb ?? {};
    if (NewImage === undefined || isDeepStrictEqual(OldImage, NewImage)) return;
    const [kind, name] = (Keys?.['sk']?.S ?? '').split('#');
    if (kind === 'EPISODE') return projectAlert(needs, NewImage['episode']?.M?.['id']?.S);
    const siteId = /^SITE#(.+)$/.exec(Keys?.['pk']?.S ?? '')?.[1];
    if (siteId === undefined) return;
    if (kind === 'DAY' && name !== undefined) return projectSite(needs, siteId, name);
    const from = kind === 'SITE' ? firstTouched(OldImage, NewImage, dayOf(needs.clock())) : null;
    if (from !== null) return projectSite(needs, siteId, from);
  });

/** Marks the alert as it is now. One that the opening of this day has cleared away stays away, however late its record comes. */
const projectAlert = async ({ alerts, projections, clock }: Needs, alertId: string | undefined) => {
  const episode = alertId === undefined ? null : await alerts.get(alertId);
  if (episode === null) return;
  const { zoneId, id } = episode;
  const mark = markOf(episode);
  if (isSpent(mark, opensAt(dayOf(clock())))) await projections.dropMarks(zoneId, [id]);
  else await projections.putMark(zoneId, id, mark);
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return projectSummary({
    sites: siteStore(connection),
    filings: filingStore(connection),
    alerts: alertStore(connection),
    projections: projectionStore(connection),
    clock: systemClock,
  });
});
