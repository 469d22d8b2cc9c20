import * as z from 'zod/mini';
import { AlertState, type Episode, Person, RuleId, Severity } from './alert.ts';
import type { Change } from './change.ts';
import { Day, Instant } from './day.ts';
import { ZoneId } from './me.ts';
import { SiteId } from './site-id.ts';

/**
 * Something that people are to be told, once: who is told, and how, is worked out by whoever reads the outbox. Its id says what it is
 * about, so that writing it twice is writing it once.
 */
export const Notice = z.discriminatedUnion('about', [
  /** A step of an episode, as the episode was right after it. `step` is the kind of the change. */
  z.strictObject({
    about: z.literal('alert'),
    id: z.string(),
    alertId: z.string(),
    step: z.string(),
    at: Instant,
    level: z.int().check(z.gte(0), z.lte(2)),
    siteId: z.nullable(SiteId),
    zoneId: ZoneId,
    rule: RuleId,
    severity: Severity,
    state: AlertState,
    owner: z.nullable(Person),
    parent: z.nullable(z.string()),
  }),
  /** A due site has not reported the day, three hours before the cut-off. */
  z.strictObject({
    about: z.literal('reminder'),
    id: z.string(),
    siteId: SiteId,
    zoneId: ZoneId,
    day: Day,
    at: Instant,
  }),
  /** The board's list of sites to call, an hour before the cut-off. */
  z.strictObject({ about: z.literal('call-list'), id: z.string(), day: Day, at: Instant }),
  /** The one-page count after the cut-off. */
  z.strictObject({ about: z.literal('count'), id: z.string(), day: Day, at: Instant }),
  /** The brief of a day has gone out. */
  z.strictObject({ about: z.literal('brief'), id: z.string(), day: Day, at: Instant }),
]);
export type Notice = z.infer<typeof Notice>;
/** A notice that some words tell; a brief is told by its own pages. */
export type WordedNotice = Exclude<Notice, { about: 'brief' }>;
export type AlertNotice = Extract<Notice, { about: 'alert' }>;

/** The notice of a change of an episode: `<episode>#<its nth write>#<step>`. */
export const alertNotice = ({
  episode,
  entry,
  kind,
}: Pick<Change, 'episode' | 'entry' | 'kind'>): WordedNotice => {
  const { id: alertId, level, siteId, zoneId, rule, severity, state, owner, parent } = episode;
  return {
    ...{ about: 'alert', id: alertNoticeId(episode, kind), alertId, step: kind, at: entry.at },
    ...{ level, siteId, zoneId, rule, severity, state, owner, parent },
  };
};

const alertNoticeId = ({ id, writes }: Pick<Episode, 'id' | 'writes'>, kind: string) =>
  `${id}#${writes}#${kind}`;

export const reminderNotice = (
  site: { siteId: string; zoneId: string },
  day: Day,
  at: Instant,
): WordedNotice => ({
  about: 'reminder',
  id: `reminder#${site.siteId}#${day}`,
  siteId: site.siteId,
  zoneId: site.zoneId,
  day,
  at,
});

export const callListNotice = (day: Day, at: Instant): WordedNotice => ({
  about: 'call-list',
  id: `call-list#${day}`,
  day,
  at,
});

export const countNotice = (day: Day, at: Instant): WordedNotice => ({
  about: 'count',
  id: `count#${day}`,
  day,
  at,
});

/** One for a brief, however often its sending runs. */
export const briefNotice = (day: Day, at: Instant): Notice => ({
  about: 'brief',
  id: `brief#${day}`,
  day,
  at,
});
