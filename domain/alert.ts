import * as z from 'zod/mini';
import { AlertBrief, AlertState, RuleId, Severity } from './alert-brief.ts';
import { Day, Instant } from './day.ts';
import { ZoneId } from './me.ts';
import { SiteId } from './site-id.ts';

export { AlertBrief, AlertState, RuleId, Severity };

export const Outcome = z.enum(['resolved', 'false-alarm', 'duplicate', 'self-cleared', 'exercise'], {
  error: 'unknown-outcome',
});
export type Outcome = z.infer<typeof Outcome>;

/** Whose work the episode is. */
export const Audience = z.enum(['health', 'board']);
export type Audience = z.infer<typeof Audience>;

/** A member as histories name one: the member's id and the name at that time. */
export const Person = z.strictObject({ member: z.string(), name: z.string() });
export type Person = z.infer<typeof Person>;

/** Who did it: a member, or the rules and clocks themselves. */
export const AlertActor = z.union([Person, z.literal('system')]);
export type AlertActor = z.infer<typeof AlertActor>;

/** What a rule held on. A quick report has a day but no revision; a sweep has the day it found missing; `zone`: the sites of a zone, taken together. */
export const Trigger = z.strictObject({
  source: z.enum(['check-in', 'event-report', 'sweep', 'zone']),
  day: z.nullable(Day),
  revision: z.nullable(z.int()),
  /** Persons that a quick report told of. */
  count: z.optional(z.int()),
});
export type Trigger = z.infer<typeof Trigger>;

/** An episode's clearing condition came true while it is owned or critical: a person decides. */
export const Proposal = z.strictObject({ outcome: Outcome, at: Instant });
export type Proposal = z.infer<typeof Proposal>;

const Positive = z.int().check(z.gte(1));

/**
 * One rule holding at one site, or in one zone, from opening to closing; as it is stored.
 *
 * `version` moves when a person or a clock acts (state, owner, severity, deadline), never for an occurrence, not even one that gives
 * a response its whole time again: it is what people act on. `writes` moves with every change: it is what a conditional write names.
 */
export const Episode = z.strictObject({
  id: z.string(),
  /** Counts the episodes of the rule at the place, from 1. */
  n: Positive,
  rule: RuleId,
  /** null for a rule on a whole zone. */
  siteId: z.nullable(SiteId),
  zoneId: ZoneId,
  severity: Severity,
  audience: Audience,
  state: AlertState,
  version: Positive,
  writes: Positive,
  openedAt: Instant,
  /** When it opened again after its last closing; left out where it never did. */
  reopenedAt: z.optional(Instant),
  /** Due time of the verification. */
  verifyBy: Instant,
  /** Due time of the response; null until verified, and for a rule without that clock. */
  actBy: z.nullable(Instant),
  /** The response's clock of the template that it was opened under, counted as its severity says. */
  actWithinMinutes: z.nullable(Positive),
  /** Escalation: 0 duty officers, 1 head, 2 leadership. */
  level: z.int().check(z.gte(0), z.lte(2)),
  owner: z.nullable(Person),
  occurrences: Positive,
  lastOccurrenceAt: Instant,
  /** What opened it, and the newest day's that it held on. */
  trigger: Trigger,
  lastTrigger: Trigger,
  /** The episode inside which this one is listed. */
  parent: z.nullable(z.string()),
  /** The sites that a rule on a whole zone has held on since it opened; only there. */
  sites: z.optional(z.array(SiteId)),
  /** The closed episode of the same rule and place before this one. */
  previous: z.nullable(z.string()),
  proposal: z.nullable(Proposal),
  verifiedAt: z.nullable(Instant),
  verifiedInTime: z.nullable(z.boolean()),
  closedAt: z.nullable(Instant),
  outcome: z.nullable(Outcome),
  snoozedUntil: z.nullable(Instant),
  /** When an acknowledgement that said nothing falls back to open; null once there is a word of it. */
  fallsBackAt: z._default(z.nullable(Instant), null),
  /** It is open because an acknowledgement that said nothing fell back; left out where none has since it opened. */
  fellBack: z.optional(z.boolean()),
  /** The due time whose miss has raised the level already. */
  missedClock: z._default(z.nullable(Instant), null),
  /** Who moved the version last, and when: what the loser of a race is told. */
  lastAct: z.strictObject({ actor: AlertActor, at: Instant }),
});
export type Episode = z.infer<typeof Episode>;

/** An episode as clients read it. */
export const Alert = z.strictObject({
  id: z.string(),
  siteId: z.nullable(SiteId),
  zoneId: ZoneId,
  rule: RuleId,
  severity: Severity,
  state: AlertState,
  version: Positive,
  openedAt: Instant,
  verifyBy: Instant,
  actBy: z.nullable(Instant),
  level: z.int(),
  owner: z.nullable(Person),
  occurrences: Positive,
  outcome: z.optional(Outcome),
  parent: z.optional(z.string()),
  previous: z.optional(z.string()),
  proposal: z.optional(Proposal),
  /** The sites with cases, of a rule on a whole zone. */
  sites: z.optional(z.array(SiteId)),
  /** Until when it is put aside; its clock runs on. */
  snoozedUntil: z.optional(Instant),
  /** When an acknowledgement that said nothing falls back to open. */
  fallsBackAt: z.optional(Instant),
  /** It is open because one fell back. */
  fellBack: z.optional(z.literal(true)),
});
export type Alert = z.infer<typeof Alert>;

export const TimelineAct = z.enum([
  'opened',
  'occurred',
  'lowered',
  'reopened',
  'severity-raised',
  'acknowledged',
  'verified',
  'responding',
  'closed',
  'proposed',
  'snoozed',
  'fell-back',
  'escalated',
]);
export type TimelineAct = z.infer<typeof TimelineAct>;

/** One thing that happened to an episode; `version` is the one it left. `note` is what a person wrote. */
export const TimelineEntry = z.strictObject({
  at: Instant,
  actor: AlertActor,
  act: TimelineAct,
  version: Positive,
  note: z.optional(z.string()),
  assessment: z.optional(z.string()),
  outcome: z.optional(Outcome),
  from: z.optional(AlertState),
  to: z.optional(AlertState),
  trigger: z.optional(Trigger),
  until: z.optional(Instant),
  /** The level that a missed clock raised it to. */
  level: z.optional(z.int()),
  /** The sites that an occurrence in a zone adds. */
  sites: z.optional(z.array(SiteId)),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** The id of the n-th episode of a rule at a site, or in a zone; safe in a URL as it stands. */
export const alertId = (rule: RuleId, place: string, n: number) => `${rule}.${place}.${n}`;

/** Rules on a whole zone: their episodes have no site. */
const zoneRules: readonly RuleId[] = ['zone-cluster'];

/** True for a rule on a whole zone. */
export const isOfZone = (rule: RuleId) => zoneRules.includes(rule);

/** Reads an alert id; `place` is the id of the site, or of the zone for a rule on a whole zone. null when no episode can have it. */
export const parseAlertId = (id: string): { rule: RuleId; place: string; n: number } | null => {
  const [, name, place, n] = /^([a-z-]+)\.([a-z0-9-]{2,60})\.([1-9]\d{0,8})$/.exec(id) ?? [];
  const rule = RuleId.safeParse(name);
  return rule.success && place !== undefined ? { rule: rule.data, place, n: Number(n) } : null;
};

/** The episode as a client reads it. */
export const alertOf = (episode: Episode): Alert => {
  const {
    id,
    siteId,
    zoneId,
    rule,
    severity,
    state,
    version,
    openedAt,
    verifyBy,
    actBy,
    level,
    owner,
    occurrences,
  } = episode;
  const { outcome, parent, previous, proposal, sites, snoozedUntil, fallsBackAt } = episode;
  return {
    ...{
      id,
      siteId,
      zoneId,
      rule,
      severity,
      state,
      version,
      openedAt,
      verifyBy,
      actBy,
      level,
      owner,
      occurrences,
    },
    ...(outcome && { outcome }),
    ...(parent && { parent }),
    ...(previous && { previous }),
    ...(proposal && { proposal }),
    ...(sites && { sites }),
    ...(snoozedUntil && { snoozedUntil }),
    ...(fallsBackAt && { fallsBackAt }),
    ...(state === 'open' && episode.fellBack && { fellBack: true as const }),
  };
};

/** The episode in the reply of a check-in or quick report. */
export const briefOf = ({ id, rule, severity, state }: Episode): AlertBrief => ({
  id,
  rule,
  severity,
  state,
});
