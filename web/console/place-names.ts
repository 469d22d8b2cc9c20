import { useEffect, useState } from 'preact/hooks';
import { siteRoutes } from '../../domain/site.ts';
import { zoneRoutes } from '../../domain/zone.ts';
import { call } from '../api.ts';

/** Pages of the register that are read for names; sites beyond them are asked for one by one. */
const pagesAtMost = 5;
/** Sites asked for one by one at a time, and in all. */
const oneByOne = { together: 4, atMost: 100 };

const known = new Map<string, string>();
let cursor: string | null = null;
let pagesRead = 0;
let isComplete = false;

const readPage = async (): Promise<boolean> => {
  const query = { limit: '200', ...(cursor !== null && { cursor }) };
  const answer = await call(siteRoutes.listSites, { query });
  if (answer.kind !== 'reply') return false;
  for (const { site } of answer.reply.items) known.set(site.siteId, site.name);
  cursor = answer.reply.cursor;
  isComplete = cursor === null;
  pagesRead += 1;
  return true;
};

const readOne = async (siteId: string) => {
  const answer = await call(siteRoutes.getSite, { params: { siteId } });
  // What cannot be read keeps its id for a name: asking every time would not change that.
  known.set(siteId, answer.kind === 'reply' ? answer.reply.site.name : siteId);
};

const unknownOf = (ids: readonly string[]) => ids.filter((id) => !known.has(id));

const readNames = async (ids: readonly string[]): Promise<void> => {
  while (unknownOf(ids).length > 0 && !isComplete && pagesRead < pagesAtMost) if (!(await readPage())) return;
  const rest = unknownOf(ids).slice(0, oneByOne.atMost);
  for (let i = 0; i < rest.length; i += oneByOne.together)
    await Promise.all(rest.slice(i, i + oneByOne.together).map(readOne));
};

let reading: Promise<void> = Promise.resolve();

/** Names of sites by their id, as far as they are known; the list of alerts has only ids. */
export const useSiteNames = (ids: readonly string[]): ReadonlyMap<string, string> => {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(known);
  const missing = unknownOf(ids).join(' ');
  useEffect(() => {
    if (missing === '') return;
    let gone = false;
    reading = reading.then(() => readNames(missing.split(' ')));
    void reading.then(() => {
      if (!gone) setNames(new Map(known));
    });
    return () => {
      gone = true;
    };
  }, [missing]);
  return names;
};

export type ZoneName = { id: string; name: string };

/** The parks and clusters in the register's order; empty until they are read. */
export const useZones = (): readonly ZoneName[] => {
  const [zones, setZones] = useState<readonly ZoneName[]>([]);
  useEffect(() => {
    void call(zoneRoutes.listZones).then((answer) => {
      if (answer.kind === 'reply') setZones(answer.reply.items.map(({ id, name }) => ({ id, name })));
    });
  }, []);
  return zones;
};

/** The name of a zone, or its id while names are not there. */
export const zoneName = (zones: readonly ZoneName[], id: string): string =>
  zones.find((zone) => zone.id === id)?.name ?? id;
