import * as z from 'zod/mini';
import { RuleId, Severity } from './alert.ts';
import { Instant } from './day.ts';
import { ZoneId } from './me.ts';

/**
 * What notices are told together by: those of a rule in a storm, the missed reports that a sweep found, those that waited for the
 * department's hours.
 */
export const Group = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('storm'), rule: z.nullable(RuleId) }),
  z.strictObject({ by: z.literal('missed') }),
  z.strictObject({ by: z.literal('office-hours') }),
]);
export type Group = z.infer<typeof Group>;

/** The group as a delivery names it. */
export const groupName = (group: Group): string =>
  group.by === 'storm' ? `storm#${group.rule ?? 'reminder'}` : group.by;

/** Reads the name of a group. */
export const groupNamed = (name: string): Group => {
  const [by, rule] = name.split('#');
  if (by === 'storm') return { by, rule: RuleId.safeParse(rule).data ?? null };
  return Group.parse({ by });
};

/** Several notices to one recipient as one; `silent` instead of sites where so much of a zone is silent that it is one incident. */
export const Gathered = z.strictObject({
  id: z.string(),
  group: z.string(),
  to: z.string(),
  at: Instant,
  /** The gravest of them. */
  severity: z.nullable(Severity),
  /** The notices that are told in it. */
  notices: z.array(z.string()),
  zones: z.array(ZoneId),
  silent: z._default(z.boolean(), false),
  /** Whether it goes to a workplace, which sees its own pages only. */
  toSite: z.boolean(),
});
export type Gathered = z.infer<typeof Gathered>;

/** Notices of one gathering at most: its item must stay below the database's 400 KB. */
export const mostGathered = 2_000;

/** A part of the held ones that is told as one. */
export type Part<T> = { silent: boolean; zones: string[]; items: T[] };

/**
 * Splits missed reports by what they are told as: zones whose share of silent due sites reaches `silentShare` are incidents, each told
 * for itself while they are few (fewer than `from`), else together; the sites of the other zones are one digest. One site is no incident.
 */
export const partsOf = <T extends { zoneId: string }>(
  items: readonly T[],
  silentShareOf: (zoneId: string) => number,
  { silentShare, from }: { silentShare: number; from: number },
): Part<T>[] => {
  const byZone = [...Map.groupBy(items, ({ zoneId }) => zoneId)];
  const incidents = byZone.filter(
    ([zoneId, some]) => some.length > 1 && silentShareOf(zoneId) >= silentShare,
  );
  const others = byZone.filter((zone) => !incidents.includes(zone));
  const joined = (zones: typeof byZone, silent: boolean): Part<T>[] =>
    zones.length === 0
      ? []
      : [{ silent, zones: zones.map(([zoneId]) => zoneId), items: zones.flatMap(([, some]) => some) }];
  const alone = incidents.length < from ? incidents.map((zone) => [zone]) : [incidents];
  return [...alone.flatMap((zones) => joined(zones, true)), ...joined(others, false)];
};
