import { join } from 'node:path';
import { routes } from '../../domain/contract.ts';
import { addDays, dayOf, type Instant } from '../../domain/day.ts';
import { province } from '../../domain/pack/province.ts';
import { settings as lambdaSettings, snapshotSettings } from '../edge/config.ts';
import { connect } from '../stores/connection.ts';
import { connectFiles, fileStore } from '../stores/files.ts';
import { memberStore } from '../stores/members.ts';
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
import { startMailSink } from './mail-sink.ts';
import { mailbox } from './mailbox.ts';
import { startObjectStore } from './object-store.ts';
import { distOf, packFolder, projectRoot } from './pack-folder.ts';
import { quietly } from './quiet-stream.ts';
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
};

/**
 * Opens the local door: everything of the cloud on this machine, from the data folder. When it resolves, requests are served
 * and the demo and its projections are complete.
 * @returns the reason when the door cannot go on @throws StartError for what the person can put right
 */
export const openDoor = async ({ settings, undo, tell }: Opening): Promise<{ lost: Promise<Error> }> => {
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
  const userPool = await startUserPool();
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
  const where = { endpoint, dataDir, dist };
  if (!empty) await seed(where, settings.demoSites, tell);
  const { pollers, scheduler, intervals, redrive } = runJobs(where);
  undo.defer(async () => void (await Promise.all(pollers.map(({ stop }) => stop()))));
  for (const { job, day } of await scheduler.catchUp())
    tell(`${job} of ${day} failed; the next start tries again`);
  await Promise.all(pollers.map(({ drained }) => drained()));
  const key = await issuerKey(dataDir);
  const grants = openGrants(dataDir);
  served.open(createGateway({ port, routes, dist, key, grants, engine: engine.state, mail: letters }));
  // Requests under way are answered before what they need goes away.
  undo.defer(served.close);
  scheduler.start();
  undo.defer(scheduler.stop);
  intervals.start();
  undo.defer(intervals.stop);
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

/** Brings the demo up to now. What it has done for every site of the register, the scheduler need not do again. */
const seed = async (where: JobsPlace, sites: number, progress: (line: string) => void): Promise<void> => {
  // Only then: the demo's data is large, and nobody else needs it.
  const { seedDemo } = await import('./demo.ts');
  const now = new Date().toISOString();
  const { endpoint } = where;
  const { isWhole, written } = await seedDemo({ endpoint, sites, progress, now, quietly: quietly(where) });
  if (written > 0) await freeze(now, progress);
  const done = { openDay: dayOf(now), sweepCheckIns: addDays(dayOf(now), -1) };
  if (isWhole) noteDone(schedulesFile(where.dataDir), done);
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
