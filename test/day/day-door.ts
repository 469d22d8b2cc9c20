import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Day, instantOf } from '../../domain/day.ts';
import type { JobName } from '../../domain/job.ts';
import { freePort } from '../../functions/local/free-port.ts';
import { hostBundles } from '../../functions/local/host-bundles.ts';
import { issuerKey } from '../../functions/local/issuer-key.ts';
import { accessToken } from '../../functions/local/issuer-tokens.ts';
import { issuerOf, originsOf, signInScope } from '../../functions/local/local-identity.ts';
import { openDoor } from '../../functions/local/open-door.ts';
import { distOf, packFolder, projectRoot } from '../../functions/local/pack-folder.ts';
import type { Listening } from '../../functions/local/record-calls.ts';
import { type Client, clientOf } from '../support/client.ts';
import { putClock } from './moved-clock.ts';

/** A local door in this very process, with a clock that is moved through a day and jobs that are started by hand. */
export type DayDoor = {
  /** Moves the clock of everything. */
  at: (day: Day, time: string) => void;
  /** Runs a job as its schedule does at this time of the day. */
  run: (job: JobName, day: Day, time: string, more?: { isWaitedFor: true }) => Promise<void>;
  /** Hands an event to a job. */
  hand: (job: JobName, event: unknown) => Promise<unknown>;
  as: (email: string) => Client;
  origin: string;
  close: () => Promise<void>;
};

type Opening = {
  demoSites: number;
  day: Day;
  /** The time of the day at which it opens. */
  time: string;
  /** Of an engine of somebody else's. */
  endpoint?: string;
  listen: () => Promise<Listening>;
};

/** How long a job may take, ms: printing seven briefs on a busy machine. */
const jobTimeoutMs = 300_000;

/** Opens a door with a demo that is brought up to the hour. */
export const openDayDoor = async ({ demoSites, day, time, endpoint, listen }: Opening): Promise<DayDoor> => {
  putClock(instantOf(day, time));
  const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-day-'));
  const port = await freePort();
  const undo = new AsyncDisposableStack();
  undo.defer(() => rmSync(dataDir, { recursive: true, force: true }));
  const settings = { port, dataDir, demoSites, empty: false, endpoint };
  const tell = (line: string) => void process.stdout.write(`${line}\n`);
  await openDoor({ settings, undo, tell, listen, byHand: true });
  const folder = join(distOf(projectRoot, packFolder()), 'functions', 'jobs');
  const invoke = hostBundles({ folder, timeoutMs: jobTimeoutMs });
  const [origin] = originsOf(port);
  const token = async (email: string) => {
    const signer = {
      issuer: issuerOf(origin),
      key: await issuerKey(dataDir),
      now: Math.floor(Date.now() / 1000),
    };
    return accessToken(signer, { email, scope: signInScope });
  };
  return {
    at: (of, when) => putClock(instantOf(of, when)),
    run: async (job, of, when, more) => {
      const due = instantOf(of, when);
      putClock(due);
      await invoke(job, { time: due, ...more }, randomUUID());
    },
    hand: (job, event) => invoke(job, event, randomUUID()),
    // A token lasts an hour, and the clock jumps.
    as:
      (email) =>
      async (...said) =>
        (await clientOf({ origin, token }, email))(...said),
    origin,
    close: () => undo.disposeAsync(),
  };
};
