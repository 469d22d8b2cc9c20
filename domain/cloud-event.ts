import { briefPath } from './brief-link.ts';
import { consoleLink } from './cap.ts';
import type { Notice } from './notice.ts';

/** CloudEvents 1.0 in its JSON format, for the structured mode of HTTP. */
export const cloudEventMediaType = 'application/cloudevents+json';

/**
 * An event for another system. `data` names rule, place and state: no figure of health, no person; who wants more follows the link and
 * signs in (language.md §5).
 */
export type CloudEvent = {
  specversion: '1.0';
  /** The notice's: the same in every try of every endpoint. */
  id: string;
  source: string;
  type: string;
  subject: string;
  time: string;
  datacontenttype: 'application/json';
  data: Record<string, string | number | null>;
};

/** What the steps of an episode are called in the types of events. */
const steps: Readonly<Record<string, string>> = {
  open: 'opened',
  occur: 'occurred',
  reopen: 'reopened',
  lower: 'lowered',
  'raise-severity': 'severity-raised',
  propose: 'closing-proposed',
  close: 'closed',
  act: 'moved',
  snooze: 'snoozed',
  'fall-back': 'fell-back',
  escalate: 'escalated',
};

/** Names and addresses that a notice is put into words with. `origin` is that of the pages, without a slash at its end. */
export type EventNames = { siteName: string | null; zoneName: string | null; origin: string };

/** A notice as an event for other systems. */
export const cloudEventOf = (notice: Notice, { siteName, zoneName, origin }: EventNames): CloudEvent => {
  const { id, at } = notice;
  const event = (type: string, subject: string, data: CloudEvent['data']): CloudEvent => ({
    ...{ specversion: '1.0', id, source: origin, type: `vn.san-sang.${type}`, subject, time: at },
    datacontenttype: 'application/json',
    data,
  });
  switch (notice.about) {
    case 'alert': {
      const { alertId, rule, severity, state, siteId, zoneId, level, parent } = notice;
      return event(`alert.${steps[notice.step] ?? notice.step}`, alertId, {
        ...{ alertId, rule, severity, state, level, parent, zoneId, zoneName, siteId, siteName },
        link: consoleLink(origin, alertId),
      });
    }
    case 'reminder': {
      const { siteId, zoneId, day } = notice;
      const link = `${origin}/check-in?site=${siteId}`;
      return event('reminder.due', siteId, { day, zoneId, zoneName, siteId, siteName, link });
    }
    case 'call-list':
      return event('call-list.ready', notice.day, { day: notice.day, link: `${origin}/console` });
    case 'brief':
      return event('brief.issued', notice.day, {
        day: notice.day,
        link: `${origin}${briefPath(notice.day)}`,
      });
    case 'count':
      return event('count.ready', notice.day, { day: notice.day, link: `${origin}/console` });
  }
};
