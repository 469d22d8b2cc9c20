import { join } from 'node:path';
import { routes } from '../../domain/contract.ts';
import { addDays, dayOf, type Instant } from '../../domain/day.ts';
import { province } from '../../domain/pack/province.ts';
import { settings as lambdaSettings, snapshotSettings } from '../edge/config.ts';
import { connect } from '../stores/connection.ts';
import { connectFiles, fileStore } from '../stores/files.ts';
import { memberStore } from '../stores/members.ts';
import { accounts } from './accounts.ts';
import { build } from './build.ts';
import { createTables } from './create-tables.ts';
import { checkDataVersion } from './data-version.ts';
import { createGateway } from './gateway.ts';
import { openGrants } from './issuer-grants.ts';
import { issuerKey } from './issuer-key.ts';
import type { KeptEngine } from './keep-engine.ts';
import { becomeLambda } from './lambda-environment.ts';
import { localEngine } from './local-engine.ts';
import { originsOf } from './local-identity.ts';
import { takeLock } from './lock.ts';
import { mendPositions } from './lost-positions.ts';
import { startMailSink } from './mail-sink.ts';
import { mailbox } from './mailbox.ts';
import { startObjectStore } from './object-store.ts';
import { distOf, packFolder, projectRoot } from './pack-folder.ts';
import type { Poller } from './poller.ts';
import { poolAccounts } from './pool-accounts.ts';
import { startQueues } from './queue-endpoint.ts';
import { quietly } from './quiet-stream.ts';
import type { Listening } from './record-calls.ts';
import type { Redrive } from './redrive.ts';
import { type JobsPlace, runJobs, schedulesFile } from './run-jobs.ts';
import { noteDone } from './scheduler.ts';
import { serve } from './serve.ts';
import { type Settings, StartError } from './settings.ts';
import { startUserPool } from './user-pool.ts';
import { writeAccounts } from './write-accounts.ts';

type Opening = {
  settings: Settings;
  /** What must be undone when we end, the last first. */
  undo: Pick<AsyncDisposableStack, 'defer'>;
  tell: (line: string) => void;
  /** Begins to listen to what functions call, once every service is there and before the first of them runs. */
  listen?: (() => Promise<Listening>) | undefined;
  /** Jobs do not start by the clock: somebody else starts them. */
  byHand?: boolean;
};

/**
 * Opens the local door: everything of the cloud on this machine, from the data folder. When it resolves, requests are served
 * and the demo and its projections are complete.
 * @returns the reason when the door cannot go on @throws StartError for what the person can put right
 */
export const openDoor = async ({
  settings,
  undo,
  tell,
  listen,
  byHand = false,
}: Opening): Promise<{ lost: Promise<Error> }> => {
  const { port, dataDir, empty } = settings;
  const dist = distOf(projectRoot, packFolder());
  checkDataVersion(dataDir, province.id);
  const lock = lockData(dataDir);
  undo.defer(lock.release);
  const served = await serve(port);
  undo.defer(served.close);
  if (await build()) tell('built');
  const engine = await localEngine(settings);
  undo.defer(engine.stop);
  const { endpoint } = engine;
  await fillTables(engine);
  const pool = poolAccounts(dataDir);
  pool.give(accounts.map(({ email }) => email));
  const userPool = await startUserPool(pool);
  undo.defer(userPool.stop);
  process.env['AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER'] = userPool.endpoint;
  process.env['ORIGIN'] = originsOf(port)[0];
  const letters = mailbox(dataDir);
  const mailSink = await startMailSink(letters);
  undo.defer(mailSink.stop);
  process.env['AWS_ENDPOINT_URL_SESV2'] = mailSink.endpoint;
  const objects = await startObjectStore(dataDir);
  undo.defer(objects.stop);
  process.env['AWS_ENDPOINT_URL_S3'] = objects.endpoint;
  const isLost = mendPositions(dataDir, tell);
  const queues = await startQueues(dataDir);
  undo.defer(queues.stop);
  Object.assign(process.env, queues.environment);
  const where = { endpoint, dataDir, dist, queues: queues.file };
  if (!empty) await seed(where, settings.demoSites, tell);
  if (listen !== undefined) undo.defer((await listen()).stop);
  const { stream, scheduler, intervals, redrive } = runJobs(where);
  undo.defer(stream.stop);
  for (const { job, day } of await scheduler.catchUp())
    tell(`${job} of ${day} failed; the next start tries again`);
  await stream.drained();
  if (isLost) await heal(redrive, stream, tell);
  const key = await issuerKey(dataDir);
  const grants = openGrants(dataDir);
  served.open(createGateway({ port, routes, dist, key, grants, engine: engine.state, mail: letters }));
  // Requests under way are answered before what they need goes away.
  undo.defer(served.close);
  if (!byHand) {
    scheduler.start();
    undo.defer(scheduler.stop);
    intervals.start();
    undo.defer(intervals.stop);
  }
  redrive.start();
  undo.defer(redrive.stop);
  return { lost: engine.lost };
};

const lockData = (dataDir: string) => {
  const lock = takeLock(join(dataDir, 'lock'));
  if ('release' in lock) return lock;
  const remedy = 'Stop it, or choose another DATA_DIR and PORT.';
  throw new StartError(`The data in ${dataDir} is in use by process ${lock.heldBy}. ${remedy}`);
};

const fillTables = async ({ endpoint }: Pick<KeptEngine, 'endpoint'>): Promise<void> => {
  becomeLambda(endpoint);
  await createTables(endpoint);
  const connection = connect(lambdaSettings());
  await writeAccounts(memberStore(connection));
  connection.client.destroy();
};

/** Drives again what was lost, before anybody reads the figures; what cannot be healed now is tried again every minute. */
const heal = async (
  redrive: Pick<Redrive, 'once'>,
  stream: Pick<Poller, 'drained'>,
  tell: (line: string) => void,
): Promise<void> => {
  try {
    await redrive.once();
    await stream.drained();
  } catch {
    tell('Driving again failed; it is tried again every minute, and figures may lack something until then.');
  }
};

/** Brings the demo up to now. What it has done for every site of the register, the scheduler need not do again. */
const seed = async (where: JobsPlace, sites: number, progress: (line: string) => void): Promise<void> => {
  // Only then: the demo's data is large, and nobody else needs it.
  const { seedDemo } = await import('./demo.ts');
  const now = new Date().toISOString();
  const { endpoint } = where;
  const { isWhole, written } = await seedDemo({ endpoint, sites, progress, now, quietly: quietly(where) });
  const file = schedulesFile(where.dataDir);
  if (written > 0) {
    await freeze(now, progress);
    // The mornings of these days are over, and their briefs go out now: before the hour of today's, nothing else would issue them.
    noteDone(file, { issueBrief: addDays(dayOf(now), -2) });
  }
  if (isWhole) noteDone(file, { openDay: dayOf(now), sweepCheckIns: addDays(dayOf(now), -1) });
};

/** Freezes the demo's last days, so that there are briefs to read and to compare. */
const freeze = async (now: Instant, progress: (line: string) => void): Promise<void> => {
  const { freezeDemo } = await import('./demo-briefs.ts');
  const connection = connect(lambdaSettings());
  const client = connectFiles();
  const files = fileStore({ client, ...snapshotSettings() });
  progress(`demo: ${await freezeDemo(connection, files, now)} days frozen for the brief`);
  connection.client.destroy();
  client.destroy();
};
