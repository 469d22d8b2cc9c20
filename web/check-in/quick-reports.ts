import { useEffect, useState } from 'preact/hooks';
import { alertRoutes } from '../../domain/alert-routes.ts';
import type { Day } from '../../domain/day.ts';
import type { ListedEvent } from '../../domain/event.ts';
import { checkInDayOf } from '../../domain/pack/clocks.ts';
import { call } from '../api.ts';
import type { Entry } from './outbox-entry.ts';
import { useOutbox } from './outbox-news.tsx';

/** F0 that the server was already told of in the day's period, the earliest first; none where that cannot be read. */
export const loadQuickReports = async (siteId: string, day: Day): Promise<ListedEvent[]> => {
  const query = { from: day, to: day };
  const answer = await call(alertRoutes.listEventReports, { params: { siteId }, query });
  if (answer.kind !== 'reply') return [];
  return answer.reply.items.filter(({ kind }) => kind === 'f0').toReversed();
};

/** The same on a screen, with those that this device sent meanwhile or has still to send. */
export const useQuickReports = (siteId: string, day: Day): readonly ListedEvent[] => {
  const { entries } = useOutbox();
  const [events, setEvents] = useState<readonly ListedEvent[]>([]);
  useEffect(() => {
    let gone = false;
    void loadQuickReports(siteId, day).then((listed) => {
      if (!gone) setEvents(listed);
    });
    return () => {
      gone = true;
    };
  }, [siteId, day]);
  return merged(events, entries, siteId, day);
};

/** What the server listed, and what this device sent since or has still to send. */
const merged = (
  listed: readonly ListedEvent[],
  entries: readonly Entry[],
  siteId: string,
  day: Day,
): readonly ListedEvent[] => {
  const known = new Set(listed.map(({ at }) => at));
  const own = entries.flatMap((entry): ListedEvent[] => {
    if (entry.kind !== 'event-report' || entry.siteId !== siteId || entry.request.kind !== 'f0') return [];
    const at = entry.reply?.receivedAt ?? entry.at;
    const of = entry.reply?.day ?? checkInDayOf(at);
    const isMore = of === day && !known.has(at) && entry.state !== 'refused';
    return isMore ? [{ ...entry.request, at, day: of }] : [];
  });
  return own.length === 0 ? listed : [...listed, ...own];
};
