import '../support/quiet.ts';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { addDays, type Day, dayOf, weekday } from '../../domain/day.ts';
import { settings } from '../../functions/edge/config.ts';
import { recordCalls } from '../../functions/local/record-calls.ts';
import { connect } from '../../functions/stores/connection.ts';
import { projectionKey } from '../../functions/stores/table.ts';
import { type DayDoor, openDayDoor } from '../day/day-door.ts';
import { a } from '../support/a.ts';
import { type Client, type Reply, submission } from '../support/client.ts';

/** Longest wait for what follows from a request, ms. */
const patienceMs = 300_000;

const ok = (reply: Reply): Reply => {
  if (reply.status >= 300) throw new Error(`${reply.status} ${reply.text}`);
  return reply;
};

const Job = z.object({ state: z.string(), link: z.optional(z.string()) });
const Begun = z.object({ jobId: z.string() });

/** Waits for long work to end. */
const ended = async (client: Client, reply: Reply) => {
  const { jobId } = Begun.parse(ok(reply).body);
  for (const start = performance.now(); performance.now() - start < patienceMs; await sleep(200)) {
    const job = Job.parse(ok(await client('GET', `/api/jobs/${jobId}`)).body);
    if (job.state === 'done') return job;
    if (job.state === 'failed') break;
  }
  throw new Error(`work ${jobId} did not end`);
};

/** Services that do not answer for the moment. */
const away = new Set<string>();

/** The zone of the demo's first site. */
const ownZone = 'kcn-diem-thuy';

/** The newest Tuesday: offices are open, and so they were the day before. */
const aWorkday = (): Day => {
  const today = dayOf(new Date().toISOString());
  return addDays(today, -((weekday(today) + 5) % 7));
};

/** The morning: the brief is frozen, reviewed, issued, printed, sent and read, and a warning waits for the department's hours. */
const morning = async (door: DayDoor, day: Day): Promise<void> => {
  const before = addDays(day, -1);
  const [health, leader, hr] = [
    door.as('health@demo.test'),
    door.as('leader@demo.test'),
    door.as('hr@demo.test'),
  ];
  await door.run('freezeBrief', day, '06:30');
  ok(await health('GET', `/api/briefs/${before}/review`));
  // While somebody waits, nothing is printed; the mail is away at first, and goes out later without a sheet.
  await door.run('issueBrief', day, '06:40', { isWaitedFor: true });
  away.add('SESV2');
  await door.run('sendBrief', day, '06:45');
  await settled();
  await leader('GET', `/api/briefs/${before}.pdf`);
  away.clear();
  await door.run('sendHeld', day, '07:45');
  await door.run('issueBrief', day, '07:46');
  for (const path of ['sites', 'alerts']) ok(await leader('GET', `/api/briefs/${before}/${path}`));
  for (const form of ['json', 'html', 'pdf', 'txt']) ok(await leader('GET', `/api/briefs/${before}.${form}`));
  ok(await leader('GET', '/api/briefs'));
  ok(await health('GET', `/api/exports/dhis2?day=${before}`));
  const warned = a.answers({ present: 900, spacing: 'none', masks: 'none', isolationFree: 0 });
  const path = `/api/sites/${await ownSite(hr)}/check-ins/${day}`;
  ok(await hr('PUT', path, { answers: warned, seenRevision: 0 }, submission()));
  ok(await hr('GET', `/api/sites/${await ownSite(hr)}/due-dates.ics`));
  await settled();
};

const Me = z.object({ sites: z.array(z.string()) });
const ownSite = async (hr: Client): Promise<string> =>
  Me.parse(ok(await hr('GET', '/api/me')).body).sites[0] ?? '';

/** What follows from a record comes within moments. */
const settled = () => sleep(4_000);

/** The day: files are written and fetched, and what waited is told. */
const later = async (door: DayDoor, day: Day): Promise<void> => {
  const health = door.as('health@demo.test');
  await door.run('sendHeld', day, '08:01');
  await settled();
  for (const [what, format, audience] of [
    ['check-ins', 'csv', 'internal'],
    ['daily-report', 'csv', 'internal'],
    ['check-ins', 'csv', 'outside'],
  ] as const) {
    const body = { what, format, audience, from: addDays(day, -7), to: addDays(day, -1) };
    const job = await ended(health, await health('POST', '/api/exports', body, submission(randomUUID())));
    if (job.link !== undefined) await (await fetch(job.link)).arrayBuffer();
  }
  for (const [job, time] of [
    ['remindSites', '12:00'],
    ['sendCallList', '14:00'],
    ['sweepCheckIns', '15:00'],
    ['sendCount', '15:30'],
  ] as const)
    await door.run(job, day, time);
  await settled();
  for (const job of ['sendHeld', 'runClocks', 'retryWebhooks', 'measureCoverage'] as const)
    await door.run(job, addDays(day, 1), '08:01');
};

/** Somebody becomes a member, leaves, and comes back; and what nobody has any more is found in the projections and taken away. */
const upkeep = async (door: DayDoor, day: Day): Promise<void> => {
  const admin = door.as('admin@demo.test');
  const member = { name: 'Trực ban Mẫu', role: 'health', sites: [], zones: [] };
  for (const active of [true, false, true])
    ok(await admin('PUT', '/api/members/moi@demo.test', { ...member, active }));
  const connection = connect(settings());
  const orphan = async () => {
    const { client, projections: TableName } = connection;
    const key = projectionKey.rosterRow(day, ownZone, '');
    const asked = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': key.pk } };
    const { Items = [] } = await client.send(new QueryCommand({ TableName, Limit: 1, ...asked }));
    for (const Item of Items)
      await client.send(new PutCommand({ TableName, Item: { ...Item, sk: 'khong-con' } }));
  };
  await orphan();
  await ended(admin, await admin('POST', '/api/rebuilds', undefined, submission()));
  await orphan();
  await door.hand('redriveProjections', { Records: [{ messageId: '1', body: '{}' }] });
  connection.client.destroy();
};

/** A day of the service as the built functions run it, each call noted in the folder. */
export const driveADay = async (folder: string): Promise<void> => {
  const day = aWorkday();
  const door = await openDayDoor({
    ...{ demoSites: 12, day, time: '05:30' },
    listen: () => recordCalls(folder, process.env, (service) => away.has(service)),
  });
  try {
    await morning(door, day);
    await later(door, day);
    await upkeep(door, day);
  } finally {
    await door.close();
  }
};
