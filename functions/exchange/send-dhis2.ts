import * as z from 'zod/mini';
import type { Day } from '../../domain/day.ts';
import type { Dhis2What } from '../../domain/dhis2-routes.ts';
import { Completeness, DataValueSet } from '../../domain/dhis2-values.ts';
import { Problem } from '../../domain/problem.ts';
import { type ImportSummary, importSummaryOf, isClean, summaryLines } from './dhis2-summary.ts';

/** Why a day did not get there: one sentence for whoever sends it. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
}

/** Our API and a DHIS2, each with an access token: ours of a member, theirs a personal access token (from DHIS2 2.38 on). */
export type Dhis2Settings = { api: string; apiToken: string; dhis2: string; dhis2Token: string };

type Needs = { settings: Dhis2Settings; fetch: typeof fetch; print: (line: string) => void };

/** Longest wait for an answer, milliseconds: an import of a day is some hundreds of values. */
const patienceMs = 60_000;

/** Where each payload goes, the values before what says that they are complete. */
const resources = { values: 'dataValueSets', completeness: 'completeDataSetRegistrations' } as const;
type Sent = keyof typeof resources;
const order = ['values', 'completeness'] as const satisfies readonly Sent[];

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const asked = async ({ fetch }: Needs, url: string, init: RequestInit, whose: string) => {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(patienceMs) });
    return { status: response.status, text: await response.text() };
  } catch (cause) {
    throw new NotSent(`${whose} does not answer at ${new URL(url).origin}`, { cause });
  }
};

/** A payload of ours, as the bytes that it came in. @throws NotSent */
const fetched = async (needs: Needs, day: Day, what: Dhis2What): Promise<string> => {
  const { api, apiToken } = needs.settings;
  const url = `${api}/api/exports/dhis2?day=${day}&what=${what}`;
  const headers = { authorization: `Bearer ${apiToken}`, 'accept-language': 'en' };
  const { status, text } = await asked(needs, url, { headers }, 'Our API');
  if (status === 401) throw new NotSent('Our API refuses the token: API_TOKEN is wrong, or an hour old');
  if (status === 200) return text;
  const problem = z.safeParse(Problem, jsonOf(text));
  throw new NotSent(
    problem.success
      ? `Our API: ${status} ${problem.data.title}. ${problem.data.detail}`
      : `Our API answered ${status}`,
  );
};

const parameters = (dryRun: boolean): string =>
  String(
    new URLSearchParams({
      ...{ dryRun: String(dryRun), importStrategy: 'CREATE_AND_UPDATE' },
      // The general scheme is read by newer releases, the others by all.
      ...{ idScheme: 'CODE', dataSetIdScheme: 'CODE', dataElementIdScheme: 'CODE' },
      ...{ orgUnitIdScheme: 'CODE', categoryOptionComboIdScheme: 'CODE' },
    }),
  );

/** Gives DHIS2 a payload, or asks what would become of it. @throws NotSent where it answers with no summary */
const posted = async (needs: Needs, what: Sent, body: string, dryRun: boolean): Promise<ImportSummary> => {
  const { dhis2, dhis2Token } = needs.settings;
  const headers = {
    ...{ 'content-type': 'application/json', accept: 'application/json' },
    authorization: `ApiToken ${dhis2Token}`,
  };
  const url = `${dhis2}/api/${resources[what]}?${parameters(dryRun)}`;
  const { status, text } = await asked(needs, url, { method: 'POST', headers, body }, 'DHIS2');
  if (status === 401) throw new NotSent('DHIS2 refuses the token: DHIS2_TOKEN is wrong, expired or revoked');
  if (status === 403) throw new NotSent('DHIS2 does not let this account write data');
  const summary = importSummaryOf(jsonOf(text));
  if (summary === null) throw new NotSent(`DHIS2 answered ${status} without an import summary`);
  for (const line of summaryLines(`${dryRun ? 'dry run' : 'sent'}, ${what}`, summary)) needs.print(line);
  return summary;
};

const countOf = (what: Sent, body: string): number =>
  what === 'values'
    ? DataValueSet.parse(jsonOf(body)).dataValues.length
    : Completeness.parse(jsonOf(body)).completeDataSetRegistrations.length;

/** Runs all payloads one way. @throws NotSent at the first that is not clean */
const run = async (needs: Needs, payloads: readonly (readonly [Sent, string])[], dryRun: boolean) => {
  for (const [what, body] of payloads) {
    if (isClean(await posted(needs, what, body, dryRun))) continue;
    throw new NotSent(
      dryRun
        ? `Nothing was sent: DHIS2 would not take all ${what}`
        : `DHIS2 did not take all ${what}: put it right and send the day again`,
    );
  }
};

/**
 * Gives a frozen day to DHIS2. Everything is tried first by a dry run, and only a clean one is followed by the real run, where that is
 * wanted. A day that is sent again has the same values under the same keys: nothing changes. @throws NotSent
 */
export const sendDhis2 = async (day: Day, isReal: boolean, needs: Needs): Promise<void> => {
  const payloads: [Sent, string][] = [];
  for (const what of order) payloads.push([what, await fetched(needs, day, what)]);
  for (const [what, body] of payloads) needs.print(`${day}: ${countOf(what, body)} of ${what}`);
  await run(needs, payloads, true);
  if (isReal) await run(needs, payloads, false);
  else needs.print('Nothing was sent; --send does');
};
