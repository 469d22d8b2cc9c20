import { isDeepStrictEqual } from 'node:util';
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import { markOf } from '../../domain/alert-figures.ts';
import { dayOf } from '../../domain/day.ts';
import { batch } from '../edge/batch.ts';
import { settings, systemClock } from '../edge/config.ts';
import { lambda } from '../edge/lambda.ts';
import { type Alerts, alertStore } from '../stores/alerts.ts';
import { connect } from '../stores/connection.ts';
import { filingStore } from '../stores/filings.ts';
import { type Projections, projectionStore } from '../stores/projections.ts';
import { siteStore } from '../stores/sites.ts';
import { type ProjectionNeeds, projectSite } from './projection.ts';

type Needs = ProjectionNeeds & {
  alerts: Pick<Alerts, 'get'>;
  projections: Pick<Projections, 'putMark'>;
};

/** Keeps the counts of zones and days, and the marks of alerts, in step with the records. */
export const projectSummary = (needs: Needs) =>
  batch('projectSummary', async ({ dynamodb }: DynamoDBRecord) => {
    const { Keys, OldImage, NewImage } = dynamodb ?? {};
    if (NewImage === undefined || isDeepStrictEqual(OldImage, NewImage)) return;
    const siteId = /^SITE#(.+)$/.exec(Keys?.['pk']?.S ?? '')?.[1];
    const [kind, name] = (Keys?.['sk']?.S ?? '').split('#');
    if (siteId === undefined) return;
    if (kind === 'DAY' && name !== undefined) return projectSite(needs, siteId, name);
    if (kind === 'SITE' && registerOf(OldImage) !== registerOf(NewImage))
      return projectSite(needs, siteId, dayOf(needs.clock()));
    if (kind === 'EPISODE') return projectAlert(needs, NewImage['episode']?.M?.['id']?.S);
  });

/** The register's part of a site's image: the standing changes with every check-in, which comes as an image of its own. */
const registerOf = (image: Record<string, AttributeValue> | undefined) => {
  const { standing: _, ...register } = image?.['record']?.M ?? {};
  return JSON.stringify(register);
};

const projectAlert = async ({ alerts, projections }: Needs, alertId: string | undefined) => {
  const episode = alertId === undefined ? null : await alerts.get(alertId);
  if (episode !== null) await projections.putMark(episode.zoneId, episode.id, markOf(episode));
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
