import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Alert } from '../../domain/alert.ts';
import { alertRoutes } from '../../domain/alert-routes.ts';
import { fill } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { useSiteNames, useZones, zoneName } from './place-names.ts';
import { plainText } from './plain-text.ts';
import { queueFilterOf } from './queue-filter.ts';
import { arrivals, inOrder } from './queue-order.ts';
import type { PlaceOf } from './queue-table.tsx';
import { useList } from './use-list.ts';
import { useWords } from './words.ts';

/** Another officer's act is seen within 5 s: a reading every 4, and the time it takes. */
const pollMs = 4000;

/** The episodes that the address asks for, in the order of work, with the names of where they are. */
export const useQueue = (search: string) => {
  const { state, severity, zone, rule } = queueFilterOf(search);
  const query = { state, ...(severity && { severity }), ...(zone && { zone }), ...(rule && { rule }) };
  const listed = useList<Alert>(
    JSON.stringify(query),
    ({ id }) => id,
    (signal) => (cursor, etag) =>
      call(alertRoutes.listAlerts, {
        query: { ...query, ...(cursor && { cursor }) },
        ...(etag && { etag }),
        signal,
      }),
    pollMs,
  );
  const { items } = listed;
  const alerts = useMemo(() => items && (state === 'closed' ? items : inOrder(items)), [items, state]);
  const names = useSiteNames([...new Set((items ?? []).flatMap(({ siteId }) => siteId ?? []))]);
  const zones = useZones();
  const placeOf: PlaceOf = useCallback(
    ({ siteId, zoneId }) => ({
      site: siteId === null ? null : (names.get(siteId) ?? siteId),
      zone: zoneName(zones, zoneId),
    }),
    [names, zones],
  );
  return { ...listed, alerts, zones, placeOf };
};

/** What a screen reader is told when a reading brought something new. */
export const useNews = (alerts: readonly Alert[] | null, key: string): string => {
  const { page } = useWords();
  const before = useRef<{ key: string; alerts: readonly Alert[] | null }>({ key, alerts: null });
  const [news, setNews] = useState('');
  useEffect(() => {
    const last = before.current.key === key ? before.current.alerts : null;
    before.current = { key, alerts };
    const n = alerts === null ? 0 : arrivals(last, alerts);
    if (n > 0) setNews(fill(page.arrivals, { n: String(n) }));
  }, [alerts, key, page]);
  return news;
};

/** The alerts whose site or zone has the text in its name, marks aside. */
export const matching = (alerts: readonly Alert[], placeOf: PlaceOf, find: string): readonly Alert[] => {
  const wanted = plainText(find);
  if (wanted === '') return alerts;
  return alerts.filter((alert) =>
    plainText(`${placeOf(alert).site ?? ''} ${placeOf(alert).zone}`).includes(wanted),
  );
};
