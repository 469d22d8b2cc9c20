import { Severity } from '../../domain/alert.ts';
import { dayOf, type Instant } from '../../domain/day.ts';
import { type Gathered, groupNamed, mostGathered, type Part, partsOf } from '../../domain/gathered.ts';
import type { Notice } from '../../domain/notice.ts';
import { noticeRules } from '../../domain/pack/notice-rules.ts';
import type { ToldAs } from '../../domain/recipients.ts';
import type { Deliveries, KeptDelivery } from '../stores/deliveries.ts';
import type { Gatherings } from '../stores/gatherings.ts';
import type { Notices } from '../stores/notices.ts';
import { inParts } from './in-parts.ts';
import type { Newsroom } from './newsroom.ts';
import { type AgainNeeds, sendAgain } from './send-again.ts';

export type GatherNeeds = AgainNeeds & {
  deliveries: Pick<Deliveries, 'make'>;
  gatherings: Pick<Gatherings, 'keep'>;
  notices: Pick<Notices, 'many'>;
};

/** A held delivery that is still news. */
type Item = { delivery: KeptDelivery; notice: Notice; zoneId: string; as: ToldAs; day: string };

/** Reads and writes at once. */
const width = 8;

/**
 * Tells held deliveries of one group to their one recipient: as one mail, or as a few where zones are silent. What is told as one is
 * kept first, under the id of its oldest notice, and each of its deliveries is over only afterwards, the oldest last: a run that broke
 * off, or that another overlaps, comes to the same mails.
 */
export const gather = async (
  needs: GatherNeeds,
  room: Newsroom,
  held: readonly KeptDelivery[],
): Promise<void> => {
  const oldestFirst = held.toSorted((a, b) => (`${a.at}${a.noticeId}` < `${b.at}${b.noticeId}` ? -1 : 1));
  const some = oldestFirst.slice(0, mostGathered);
  const notices = await needs.notices.many(some.map(({ noticeId }) => noticeId));
  const items = (
    await inParts(some, width, (one) => itemOf(needs, room, one, notices.get(one.noticeId) ?? null))
  ).flatMap((item) => item ?? []);
  for (const part of await partsFor(room, items)) {
    const [first] = part.items;
    if (part.items.length === 1 && first !== undefined) await sendAgain(needs, room, first.delivery);
    else await tellTogether(needs, room, part);
  }
};

/** The delivery with its notice; null, and dropped, when it is no news to its recipient any more. */
const itemOf = async (
  { deliveries }: GatherNeeds,
  room: Newsroom,
  delivery: KeptDelivery,
  notice: Notice | null,
): Promise<Item | null> => {
  const { recipients, episode } =
    notice === null ? { recipients: [], episode: null } : await room.readers(notice);
  const recipient = recipients.find(({ email }) => email === delivery.to);
  if (notice === null || recipient === undefined) {
    await deliveries.move(delivery, { state: 'dropped', detail: 'answered', dueAt: null });
    return null;
  }
  const day = episode?.lastTrigger.day ?? dayOf(notice.at);
  return { delivery, notice, as: recipient.as, day, zoneId: 'zoneId' in notice ? notice.zoneId : '' };
};

const partsFor = async (room: Newsroom, items: readonly Item[]): Promise<Part<Item>[]> => {
  const [first] = items;
  if (first === undefined) return [];
  const zones = [...new Set(items.map(({ zoneId }) => zoneId))].filter((zoneId) => zoneId !== '');
  const isMissed = groupNamed(first.delivery.group ?? '').by === 'missed' && first.as !== 'site';
  if (!isMissed) return [{ silent: false, zones, items: [...items] }];
  const shares = new Map(
    await Promise.all(
      zones.map(async (zoneId) => [zoneId, await room.silentShare(first.day, zoneId)] as const),
    ),
  );
  const { silentShare, storm } = noticeRules;
  return partsOf(items, (zoneId) => shares.get(zoneId) ?? 0, { silentShare, from: storm.from });
};

const tellTogether = async (needs: GatherNeeds, room: Newsroom, part: Part<Item>): Promise<void> => {
  const { deliveries, gatherings, clock } = needs;
  const now = clock();
  const wanted = gatheredOf(part, now);
  if (wanted === null) return;
  const { id, to, notices } = await gatherings.keep(wanted);
  const made = await deliveries.make({
    ...{ noticeId: id, channel: 'email', to, at: now, detail: '' },
    // Not tried yet: whoever makes the first try writes that down.
    ...{ state: 'retrying', attempts: 0, group: null, dueAt: now },
  });
  if (made !== null) await sendAgain(needs, room, made);
  const [oldest, ...others] = part.items.filter(({ notice }) => notices.includes(notice.id));
  const over = ({ delivery }: Item) =>
    deliveries.move(delivery, { state: 'sent', detail: 'told-together', dueAt: null });
  await inParts(others, width, over);
  if (oldest !== undefined) await over(oldest);
};

const gatheredOf = ({ items, zones, silent }: Part<Item>, at: Instant): Gathered | null => {
  const [oldest] = items;
  if (oldest === undefined) return null;
  const severities = items.flatMap(({ notice }) => (notice.about === 'alert' ? [notice.severity] : []));
  return {
    id: `gathered#${oldest.notice.id}`,
    group: oldest.delivery.group ?? '',
    to: oldest.delivery.to,
    at,
    severity: Severity.options.find((severity) => severities.includes(severity)) ?? null,
    notices: items.map(({ notice }) => notice.id),
    zones,
    silent,
    toSite: oldest.as === 'site',
  };
};
