import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Answers } from '../../domain/answers.ts';
import { assess } from '../../domain/assess.ts';
import { addDays, type Day, daysFrom, instantOf } from '../../domain/day.ts';
import type { Filed } from '../../domain/filing.ts';
import { zones } from '../../domain/pack/zones.ts';
import { registerSite } from '../../domain/register.ts';
import { figuresFrom } from '../../domain/rehearsal-figures.ts';
import { newRehearsal, type RehearsalWork } from '../../domain/rehearsal-work.ts';
import type { Template } from '../../domain/template.ts';
import { rehearse } from '../../functions/jobs/rehearse.ts';
import { createTables, engineClient } from '../../functions/local/create-tables.ts';
import { startEngine } from '../../functions/local/engine.ts';
import { becomeLambda } from '../../functions/local/lambda-environment.ts';
import { missedItem } from '../../functions/stores/absences.ts';
import { type Connection, connect, connectBy } from '../../functions/stores/connection.ts';
import { filedItems } from '../../functions/stores/filings.ts';
import { longWorkStore } from '../../functions/stores/long-works.ts';
import { planItem } from '../../functions/stores/plans.ts';
import { rehearsalFileStore } from '../../functions/stores/rehearsal-files.ts';
import { rehearsalStore } from '../../functions/stores/rehearsals.ts';
import { newSiteWrites } from '../../functions/stores/site-item.ts';
import { recordKey, tables } from '../../functions/stores/table.ts';
import { a } from '../support/a.ts';
import { queued } from '../support/queued.ts';
import { milliseconds, perSecond, shown } from './ratio.ts';

const sites = 1_000;
const days = 60;
/** Days before the window that a rehearsal reads as well: the warm-up, and the reports that it looks back on. */
const daysBefore = 35;
const today: Day = '2021-09-15';
const now = instantOf(today, '08:00');
const first = addDays(today, -days - daysBefore);
const by = { member: 'bench', name: 'bench' };
const template = a.template({ effectiveFrom: '2021-01-01' });
const draft: Template = {
  ...template,
  bands: template.bands.map((band) => (band.id === 'ready' ? { ...band, from: 90 } : band)),
  rules: template.rules.map((rule) =>
    rule.id === 'testing-behind' ? { ...rule, params: { below: 0.5 } } : rule,
  ),
};

/** What site k says on the n-th day: no two alike, now and then something to open an alert on. */
const saidBy = (k: number, n: number): Partial<Answers> => ({
  symptomatic: (n * 7 + k * 3) % 5,
  f0: (n + k * 13) % 97 === 5 ? 1 : 0,
  f1: (n + k) % 41 === 7 ? 2 : 0,
  isolationFree: (n + k) % 13 === 2 ? 1 : 4,
  testedHighRisk: (n * k) % 11,
  testedService: (n + k) % 5,
  spacing: (n + k) % 3 === 0 ? 'all' : 'some',
});

const plan = a.plan({ drillEveryDays: 300 });

/** All that is kept of a site; one day in nine was missed. */
const itemsOf = (connection: Connection, k: number): Record<string, unknown>[] => {
  const siteId = `bench-${String(k).padStart(4, '0')}`;
  const record = registerSite(a.site({ siteId, zoneId: zones[k % zones.length]?.id ?? '' }), '2021-05-01');
  const deed = { actor: 'bench', act: 'site-registered', about: siteId, at: now };
  const own = newSiteWrites(connection, record, deed).flatMap(({ Put }) => (Put?.Item ? [Put.Item] : []));
  const reported = daysFrom(first, addDays(today, -1)).map((day, n) => {
    if ((n + k) % 9 === 4) return missedItem(siteId, day, instantOf(day, '15:01'));
    const answers = a.answers(saidBy(k, n));
    const filed: Filed = {
      checkIn: { siteId, day, revision: 1, receivedAt: instantOf(day, '09:00'), onTime: true, answers },
      assessment: assess(template, plan, answers, [], day),
      ...{ by, unchanged: false, reason: null, inspect: false, inputs: [] },
    };
    return filedItems(filed).head;
  });
  return [...own, planItem(record.site, plan), ...reported];
};

/** Puts all sites, through a client that waits as long as a starved machine needs. */
const fill = async (connection: Connection, endpoint: string): Promise<void> => {
  const { records, projections } = connection;
  const names = { RECORDS_TABLE: records, PROJECTIONS_TABLE: projections };
  const { client } = connectBy(engineClient(endpoint), names);
  const all = Array.from({ length: sites }, (_, k) => k);
  await perSecond(all, 2, async (k) => {
    const items = itemsOf(connection, k);
    for (let start = 0; start < items.length; start += 25) {
      const puts = items.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } }));
      await client.send(new BatchWriteCommand({ RequestItems: { [records]: puts } }));
    }
  });
  client.destroy();
};

/** The record by which the stream starts a part. */
const recordOf = ({ jobId }: RehearsalWork, part: number) => {
  const { pk, sk } = recordKey.work(by.member, jobId);
  const image = { work: { M: { kind: { S: 'rehearsal' }, part: { N: String(part) } } } };
  return {
    eventName: 'MODIFY' as const,
    dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, NewImage: image, SequenceNumber: String(part) },
  };
};

/** Runs the job part by part as the stream does. @returns how far it was seen to be after each */
const runJob = async (connection: Connection, work: RehearsalWork): Promise<number[]> => {
  const works = longWorkStore(connection);
  const job = queued(
    rehearse({
      ...{ works, clock: () => now, templates: { all: async () => [template] } },
      ...{ rehearsals: rehearsalStore(connection), files: rehearsalFileStore(connection) },
    }),
  );
  const steps: number[] = [];
  for (let part = 0; part < work.parts; part += 1) {
    // As the stream does it: what fails comes again.
    let failed = true;
    for (let tries = 0; failed && tries < 5; tries += 1)
      failed = (await job({ Records: [recordOf(work, part)] })).batchItemFailures.length > 0;
    if (failed) throw new Error(`part ${part} failed`);
    steps.push((await works.get(by.member, work.jobId, now))?.done ?? 0);
  }
  return steps;
};

/**
 * A rehearsal of 60 days × 1,000 sites through the job on the engine, beside reading the same files alone, in one run; the last line is for the
 * README. Filling
 * the engine with some 95,000 reports first takes minutes, and is not counted.
 */
export const benchRehearsals = async (): Promise<void> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-bench-rehearsal-'));
  const engine = await startEngine({ dbFile: join(dataDir, 'bench.db') });
  try {
    await createTables(engine.endpoint);
    becomeLambda(engine.endpoint);
    const connection = connect({
      RECORDS_TABLE: tables.records.localName,
      PROJECTIONS_TABLE: tables.projections.localName,
    });
    await fill(connection, engine.endpoint);
    const siteIds = Array.from({ length: sites }, (_, k) => `bench-${String(k).padStart(4, '0')}`);
    const version = { template: draft, draftedAt: null };
    const asked = { jobId: randomUUID(), by, version, total: sites, days, now };
    const work = newRehearsal(asked);
    await rehearsalStore(connection).create(work, draft, siteIds);
    let steps: number[] = [];
    const spent = await milliseconds(async () => {
      steps = await runJob(connection, work);
    });
    const { from, to } = work;
    const files = rehearsalFileStore(connection);
    const reading =
      (1000 * sites) / (await perSecond(siteIds, 5, async (id) => void (await files.read(id, work))));
    const { reports, opened } = figuresFrom(await rehearsalStore(connection).totals(work.jobId), {
      from,
      to,
    });
    process.stdout.write(
      `rehearsal: ${shown((1000 * reports) / spent, 0)} check-ins/s on both sides (${opened.inForce} alerts in force, ${opened.draft} ` +
        `with the draft), ${shown(spent / reading, 2)} × reading alone (${shown(reading / 1000)} s); ` +
        `sites done after each part: ${steps.slice(0, 2).join(', ')} … ${steps.at(-1)}\n` +
        `rehearsal: ${days} days × ${sites} sites, ${reports} check-ins, in ${shown(spent / 1000)} s, ` +
        `${steps.length} parts of progress\n`,
    );
    connection.client.destroy();
  } finally {
    await engine.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
};
