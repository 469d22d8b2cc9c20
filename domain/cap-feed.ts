import {
  type CapFacts,
  capAlert,
  capIdentifier,
  capMediaType,
  capSender,
  capStatus,
  capTime,
} from './cap.ts';
import type { Instant } from './day.ts';
import { fill } from './texts/text.ts';
import capVi from './texts/vi/cap.json' with { type: 'json' };
import rulesVi from './texts/vi/rules.json' with { type: 'json' };
import { element, type Xml, xmlDocument } from './xml.ts';

export const atomMediaType = 'application/atom+xml';
const namespace = 'http://www.w3.org/2005/Atom';

const feedAddress = (origin: string) => `${origin}/api/alerts/cap`;
const entryAddress = (origin: string, alertId: string) => `${origin}/api/alerts/${alertId}/cap`;

/** One alert by itself. */
export const capDocument = (facts: CapFacts): string => xmlDocument(capAlert(facts));

/** The newest message of each alert as an Atom feed (RFC 4287), each with its CAP message inside; the newest first. */
export const capFeed = (alerts: readonly CapFacts[], origin: string, now: Instant): string => {
  const sorted = alerts.toSorted((a, b) => Date.parse(b.message.sent) - Date.parse(a.message.sent));
  const updated = sorted[0]?.message.sent ?? now;
  return xmlDocument(
    element(
      'feed',
      [
        element('id', feedAddress(origin)),
        element('title', capVi.feed),
        element('updated', capTime(updated)),
        element('author', element('name', capVi.senderName)),
        element('link', null, { rel: 'self', type: atomMediaType, href: feedAddress(origin) }),
        ...sorted.map((facts) => entry(facts, origin)),
      ],
      { xmlns: namespace, 'xml:lang': 'vi-VN' },
    ),
  );
};

const entry = (facts: CapFacts, origin: string): Xml => {
  const { episode, message, zone } = facts;
  const title = fill(message.type === 'Cancel' ? capVi.headlineOver : capVi.headline, {
    rule: rulesVi[episode.rule].label,
    zone: zone.name,
  });
  const href = entryAddress(origin, episode.id);
  return element('entry', [
    element('id', `urn:san-sang:cap:${capSender(origin)}:${capIdentifier(episode.id, message.n)}`),
    element('title', capStatus(episode) === 'Exercise' ? `${capVi.drill} – ${title}` : title),
    element('updated', capTime(message.sent)),
    element('link', null, { rel: 'alternate', type: capMediaType, href }),
    element('content', capAlert(facts), { type: capMediaType }),
  ]);
};
