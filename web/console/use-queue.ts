import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Alert } from '../../domain/alert.ts';
import type { ListedAlert } from '../../domain/alert-routes.ts';
import type { Instant } from '../../domain/day.ts';
import { fill } from '../../domain/texts/text.ts';
import { readQueue } from './begun-reading.ts';
import { useZones, zoneName } from './place-names.ts';
import { plainText } from './plain-text.ts';
import { queueQueryOf } from './queue-filter.ts';
import { arrivals, inOrder } from './queue-order.ts';
import { pagesAtOnce, pollMs } from './queue-pages.ts';
import { useList } from './use-list.ts';
import { useWords } from './words.ts';

/** The same objects for the same alerts as at the last reading: what did not change is not drawn again. */
const useSame = (alerts: readonly ListedAlert[] | null): readonly ListedAlert[] | null => {
  const known = useRef(new Map<string, { text: string; alert: ListedAlert }>());
  return useMemo(() => {
    if (alerts === null) return null;
    const before = known.current;
    known.current = new Map();
    return alerts.map((alert) => {
      const text = JSON.stringify(alert);
      const last = before.get(alert.id);
      const same = last?.text === text ? last : { text, alert };
      known.current.set(alert.id, same);
      return same.alert;
    });
  }, [alerts]);
};

/** The list of before where it holds the same in the same order. */
const useSameOrder = (alerts: readonly ListedAlert[] | null): readonly ListedAlert[] | null => {
  const last = useRef<readonly ListedAlert[] | null>(null);
  const before = last.current;
  const isSame =
    alerts !== null &&
    before?.length === alerts.length &&
    alerts.every((alert, place) => alert === before[place]);
  if (!isSame) last.current = alerts;
  return last.current;
};

/** The alerts that the address asks for, in the order of work, and the names of the zones. */
export const useQueue = (search: string, now: Instant) => {
  const query = queueQueryOf(search);
  const listed = useList<ListedAlert>(
    JSON.stringify(query),
    ({ id }) => id,
    (signal) => (cursor, etag) => readQueue(query, cursor, etag, signal),
    pollMs,
  );
  const items = useSame(listed.items);
  const isBegun = items !== null;
  useEffect(() => {
    if (isBegun) listed.readOn(pagesAtOnce);
  }, [isBegun, search]);
  const { state } = query;
  const alerts = useSameOrder(
    useMemo(() => items && (state === 'closed' ? items : inOrder(items, now)), [items, state, now]),
  );
  const zones = useZones();
  const zoneOf = useCallback((zoneId: string) => zoneName(zones, zoneId), [zones]);
  return { ...listed, alerts, zones, zoneOf };
};

/** What a screen reader is told when a reading brought something new; the pages after the first are not news. */
export const useNews = (alerts: readonly Alert[] | null, key: string, isWhole: boolean): string => {
  const { page } = useWords();
  const before = useRef<{ key: string; alerts: readonly Alert[] | null }>({ key, alerts: null });
  const [news, setNews] = useState('');
  useEffect(() => {
    const last = before.current.key === key ? before.current.alerts : null;
    before.current = { key, alerts: isWhole ? alerts : null };
    const n = alerts === null ? 0 : arrivals(last, alerts);
    if (n > 0) setNews(fill(page.arrivals, { n: String(n) }));
  }, [alerts, key, isWhole, page]);
  return news;
};

/** The alerts whose site or zone has the text in its name, marks aside. */
export const matching = (
  alerts: readonly ListedAlert[],
  zoneOf: (zoneId: string) => string,
  find: string,
): readonly ListedAlert[] => {
  const wanted = plainText(find);
  if (wanted === '') return alerts;
  return alerts.filter(({ siteName, siteId, zoneId }) =>
    plainText(`${siteName ?? siteId ?? ''} ${zoneOf(zoneId)}`).includes(wanted),
  );
};
