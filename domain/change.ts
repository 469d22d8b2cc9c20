import type { AlertActor, Episode, TimelineAct, TimelineEntry } from './alert.ts';
import type { Instant } from './day.ts';

/** What a change is, for whoever tells people of it. `act` is a person's step of the life cycle. */
export type ChangeKind =
  | 'open'
  | 'occur'
  | 'lower'
  | 'reopen'
  | 'raise-severity'
  | 'propose'
  | 'close'
  | 'act'
  | 'snooze'
  | 'fall-back'
  | 'escalate';

/**
 * One step of one episode: its full new form and the line that its timeline gets. A store writes it under one condition: that
 * the newest episode of this rule and place is still `prior` (same id, same `writes`), or that there is none when it is null.
 */
export type Change = {
  kind: ChangeKind;
  episode: Episode;
  entry: TimelineEntry;
  /** Whether people are told: the owner if there is one, else those on duty. */
  notify: boolean;
  prior: { id: string; writes: number } | null;
};

type Step = {
  kind: ChangeKind;
  act: TimelineAct;
  actor: AlertActor;
  now: Instant;
  notify?: boolean;
  /** What moves; a step without `version` in its name leaves what people act on as it was. */
  set: Partial<Episode>;
  moves: boolean;
  says?: Pick<TimelineEntry, 'note' | 'assessment' | 'outcome' | 'trigger' | 'until' | 'level'>;
};

/** The change that takes an episode one step on. `moves`: a person or a clock acted, so that the version moves. */
export const step = (
  prior: Episode,
  { kind, act, actor, now, notify = false, set, moves, says = {} }: Step,
): Change => {
  const episode: Episode = {
    ...prior,
    ...set,
    writes: prior.writes + 1,
    ...(moves && { version: prior.version + 1, lastAct: { actor, at: now } }),
  };
  const moved = prior.state === episode.state ? {} : { from: prior.state, to: episode.state };
  const entry: TimelineEntry = { at: now, actor, act, version: episode.version, ...moved, ...says };
  return { kind, episode, entry, notify, prior: { id: prior.id, writes: prior.writes } };
};

/** The fields of an episode that ends now. */
export const ended = (outcome: Episode['outcome'], now: Instant) =>
  ({
    state: 'closed',
    outcome,
    closedAt: now,
    proposal: null,
    snoozedUntil: null,
    fallsBackAt: null,
  }) as const satisfies Partial<Episode>;
