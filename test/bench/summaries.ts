import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { addDays, dayOf } from '../../domain/day.ts';
import { addCounts } from '../../domain/figures.ts';
import { zones } from '../../domain/pack/zones.ts';
import { registerSite } from '../../domain/register.ts';
import { rosterRow } from '../../domain/roster.ts';
import { type Connection, connect } from '../../functions/stores/connection.ts';
import { projectionKey } from '../../functions/stores/table.ts';
import type { Door } from './door.ts';
import { median, milliseconds, shown } from './ratio.ts';

const small = 100;
const large = 10_000;
const pairs = 60;

/** Writes the roster of a day with so many sites, spread over all zones, with its counts. */
const fill = async ({ client, projections }: Connection, day: string, sites: number): Promise<void> => {
  const now = new Date().toISOString();
  const rows = Array.from({ length: sites }, (_, n) => {
    const zoneId = zones[n % zones.length]?.id ?? '';
    const site = {
      siteId: `many-${n}`,
      name: 'many',
      employer: 'many',
      zoneId,
      workforce: 100,
      state: 'active',
    } as const;
    return { zoneId, siteId: site.siteId, counts: rosterRow(registerSite(site, day), [], day, now) ?? {} };
  });
  const byZone = Map.groupBy(rows, ({ zoneId }) => zoneId);
  const items: Record<string, unknown>[] = [
    ...rows.map(({ zoneId, siteId, counts }) => ({
      ...projectionKey.rosterRow(day, zoneId, siteId),
      counts,
      writes: 1,
    })),
    ...[...byZone].map(([zoneId, ofZone]) => ({
      ...projectionKey.zoneDay(day, zoneId),
      ...addCounts(ofZone.map(({ counts }) => counts)),
    })),
  ];
  for (let start = 0; start < items.length; start += 25) {
    const puts = items.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [projections]: puts } }));
  }
};

/** Latency of the summary of a day with 100 sites beside one with 10,000, in turn, in one run. */
export const benchSummaries = async (door: Door): Promise<void> => {
  const connection = connect({
    RECORDS_TABLE: 'san-sang-records',
    PROJECTIONS_TABLE: 'san-sang-projections',
  });
  const today = dayOf(new Date().toISOString());
  const [few, many] = [addDays(today, -100), addDays(today, -101)];
  await fill(connection, few, small);
  await fill(connection, many, large);
  const headers = { authorization: `Bearer ${await door.token('leader@demo.test')}` };
  const read = async (day: string) => {
    const response = await fetch(`${door.origin}/api/summary?day=${day}`, { headers });
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    await response.arrayBuffer();
  };
  const times: { few: number; many: number }[] = [];
  for (let n = 0; n < pairs; n += 1) {
    times.push({ few: await milliseconds(() => read(few)), many: await milliseconds(() => read(many)) });
  }
  const warm = times.slice(10);
  const ratio = median(warm.map((one) => one.many / one.few));
  process.stdout.write(
    `summary: ${shown(median(warm.map((one) => one.few)))} ms at ${small} sites, ` +
      `${shown(median(warm.map((one) => one.many)))} ms at ${large}, ratio ${shown(ratio, 2)} (median of ${warm.length} pairs)\n`,
  );
};
