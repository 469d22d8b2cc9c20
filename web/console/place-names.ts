import { useEffect, useState } from 'preact/hooks';
import { zoneRoutes } from '../../domain/zone.ts';
import { call } from '../api.ts';

export type ZoneName = { id: string; name: string };

/** Read once for all parts of the page; a reading that failed is tried again by the next part that asks. */
let reading: Promise<readonly ZoneName[] | null> | null = null;
let known: readonly ZoneName[] = [];

/** Reads the names of the parks and clusters, once. */
export const readZones = (): Promise<readonly ZoneName[] | null> => {
  reading ??= call(zoneRoutes.listZones).then((answer) => {
    if (answer.kind === 'reply') known = answer.reply.items.map(({ id, name }) => ({ id, name }));
    else reading = null;
    return answer.kind === 'reply' ? known : null;
  });
  return reading;
};

/** The parks and clusters in the register's order; empty until they are read. */
export const useZones = (): readonly ZoneName[] => {
  const [zones, setZones] = useState(known);
  useEffect(() => {
    let gone = false;
    void readZones().then((read) => {
      if (read !== null && !gone) setZones(read);
    });
    return () => {
      gone = true;
    };
  }, []);
  return zones;
};

/** The name of a zone, or its id while names are not there. */
export const zoneName = (zones: readonly ZoneName[], id: string): string =>
  zones.find((zone) => zone.id === id)?.name ?? id;
