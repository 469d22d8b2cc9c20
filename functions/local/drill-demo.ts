import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod/mini';
import { addDays, dayOf, type Instant } from '../../domain/day.ts';
import { connectBy } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { tables } from '../stores/table.ts';
import { createTables, engineClient } from './create-tables.ts';
import { seedDemo } from './demo.ts';
import { hrEmail } from './demo-people.ts';
import { freePort } from './free-port.ts';
import { issuerKey } from './issuer-key.ts';
import { accessToken } from './issuer-tokens.ts';
import { issuerOf, originsOf, signInScope } from './local-identity.ts';
import { switchStream } from './quiet-stream.ts';
import { writeAccounts } from './write-accounts.ts';

type Filling = { endpoint: string; sites: number; now: Instant; progress: (line: string) => void };

/** Fills new tables with the accounts and the demo, and its projections, while nobody follows. */
export const fillDemo = async ({ endpoint, ...demo }: Filling): Promise<void> => {
  await createTables(endpoint);
  const client = engineClient(endpoint);
  const names = { RECORDS_TABLE: tables.records.localName, PROJECTIONS_TABLE: tables.projections.localName };
  await writeAccounts(memberStore(connectBy(client, names)));
  client.destroy();
  await switchStream(endpoint, false);
  await seedDemo({ endpoint, ...demo });
};

type Door = { origin: string; bearer: string };

const Me = z.object({ sites: z.array(z.string()) });
const Read = z.object({
  checkIn: z.object({ revision: z.int(), answers: z.record(z.string(), z.unknown()) }),
});

/**
 * Opens the local door on the tables and files a check-in of today, as the demo's employer.
 * @returns what was filed @throws Error when the door does not open, or what it answered instead of taking the check-in
 */
export const fileOnce = async (endpoint: string, dataDir: string, now: Instant): Promise<string> => {
  const port = await freePort();
  const entry = join(import.meta.dirname, 'start.ts');
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, DYNAMODB_ENDPOINT: endpoint };
  const child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    if (!(await isReady(child.stdout))) throw new Error('the door did not open');
    const [origin] = originsOf(port);
    const seconds = Math.floor(Date.now() / 1000);
    const signer = { issuer: issuerOf(origin), key: await issuerKey(dataDir), now: seconds };
    const bearer = await accessToken(signer, { email: hrEmail, scope: signInScope });
    return await file({ origin, bearer }, now);
  } finally {
    child.kill();
    await ended;
  }
};

const isReady = async (said: NodeJS.ReadableStream): Promise<boolean> => {
  for await (const line of createInterface({ input: said })) {
    if (!line.startsWith('ready ')) continue;
    said.resume();
    return true;
  }
  return false;
};

const call = ({ origin, bearer }: Door, path: string, init: RequestInit = {}) =>
  fetch(`${origin}/api${path}`, {
    ...init,
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json', ...init.headers },
  });

/** Sends the newest answers once more, for today. */
const file = async (door: Door, now: Instant): Promise<string> => {
  const { sites } = Me.parse(await (await call(door, '/me')).json());
  const [siteId = ''] = sites;
  const today = dayOf(now);
  const path = (day: string) => `/sites/${siteId}/check-ins/${day}`;
  const days = Array.from({ length: 8 }, (_, n) => addDays(today, -n));
  for (const day of days) {
    const read = await call(door, path(day));
    if (read.status !== 200) continue;
    const { revision, answers } = Read.parse(await read.json()).checkIn;
    const body = JSON.stringify({ answers, seenRevision: day === today ? revision : 0 });
    const headers = { 'idempotency-key': randomUUID() };
    const filed = await call(door, path(today), { method: 'PUT', body, headers });
    const text = await filed.text();
    if (!filed.ok) throw new Error(`the check-in was answered with ${filed.status}: ${text}`);
    return `${siteId} ${today} revision ${Read.parse(JSON.parse(text)).checkIn.revision}, status ${filed.status}`;
  }
  throw new Error(`${siteId} has no check-in of this week`);
};
