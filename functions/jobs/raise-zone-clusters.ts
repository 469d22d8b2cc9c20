import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import { judgeZone, type ZoneNeeds } from '../alerts/judge-zone.ts';
import { settings, systemClock } from '../edge/config.ts';
import { lambda } from '../edge/lambda.ts';
import { alertStore } from '../stores/alerts.ts';
import { connect } from '../stores/connection.ts';
import { followed } from '../stores/table.ts';
import { zoneCaseStore } from '../stores/zone-cases.ts';
import { recordBatch } from './record-batch.ts';

type Image = Record<string, AttributeValue> | undefined;

/**
 * Raises the episode of a zone when cases come to several of its sites. A record only says where to look: the zone is judged by what
 * its sites say now, and written under the condition that nobody else wrote it, so that repeated, late or shuffled records, or two
 * runs at once, arrive at the same episode.
 */
export const raiseZoneClusters = (needs: ZoneNeeds) =>
  recordBatch('raiseZoneClusters', async ({ dynamodb }: DynamoDBRecord) => {
    const { Keys, OldImage, NewImage } = dynamodb ?? {};
    const siteId = Keys?.['pk']?.S?.slice(followed.sites.length) ?? '';
    const kind = Keys?.['sk']?.S;
    const zoneId =
      kind === 'SITE'
        ? zoneOfStanding(OldImage, NewImage)
        : kind === 'EPISODE#case-reported'
          ? zoneOfCases(OldImage, NewImage)
          : undefined;
    if (zoneId !== undefined) await judgeZone(needs, { zoneId, siteId });
  });

const siteIn = (image: Image) => {
  const { standing, site } = image?.['record']?.M ?? {};
  return { standing: standing?.M, zoneId: site?.M?.['zoneId']?.S };
};

/** The zone of a site whose standing is of another day or scenario than before, with cases. */
const zoneOfStanding = (before: Image, after: Image): string | undefined => {
  const [was, is] = [siteIn(before), siteIn(after)];
  const scenario = is.standing?.['scenario']?.S;
  const isSame = (name: string) => was.standing?.[name]?.S === is.standing?.[name]?.S;
  if (scenario !== 'case' && scenario !== 'outbreak') return undefined;
  return isSame('scenario') && isSame('day') ? undefined : is.zoneId;
};

/** The zone of a site that reported cases once more. */
const zoneOfCases = (before: Image, after: Image): string | undefined => {
  const [was, is] = [before?.['episode']?.M, after?.['episode']?.M];
  return was?.['lastOccurrenceAt']?.S === is?.['lastOccurrenceAt']?.S ? undefined : is?.['zoneId']?.S;
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return raiseZoneClusters({
    alerts: alertStore(connection),
    zoneCases: zoneCaseStore(connection),
    clock: systemClock,
  });
});
