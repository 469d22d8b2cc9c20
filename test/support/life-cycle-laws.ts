import { expect } from 'vitest';
import type { AlertState, Episode, Severity } from '../../domain/alert.ts';
import { minutesAfter } from '../../domain/clock.ts';
import type { Instant } from '../../domain/day.ts';
import { clocksOf, type Logged, type WorkedSite } from './worked-site.ts';

/** What an onlooker remembers, and no more: who took an alert without a word, and which missed clocks have been told. */
export type Memory = { now: Instant; silent: Map<string, Instant>; told: Set<string> };

const byPerson: Record<AlertState, AlertState[]> = {
  open: ['acknowledged', 'closed'],
  acknowledged: ['acknowledged', 'verified', 'closed'],
  verified: ['responding', 'closed'],
  responding: ['closed'],
  closed: [],
};
const bySystem: Record<AlertState, AlertState[]> = {
  open: ['closed'],
  acknowledged: ['open'],
  verified: [],
  responding: [],
  closed: ['open'],
};

/** What an alert waits for: a verification, then a response. */
const awaited = ({ state, verifyBy, actBy }: Episode): Instant | null => {
  if (state === 'verified') return actBy;
  return state === 'open' || state === 'acknowledged' ? verifyBy : null;
};

const isAside = ({ snoozedUntil }: Episode, now: Instant) => snoozedUntil !== null && snoozedUntil >= now;

/** Minute by minute: an hour at any time, or four between 07:00 and 22:00 of the province. */
export const silentUntil = (from: Instant, severity: Severity): Instant => {
  if (severity === 'critical') return minutesAfter(from, 60);
  let [at, left] = [from, 240];
  for (; left > 0; at = minutesAfter(at, 1)) {
    const hour = (new Date(at).getUTCHours() + 7) % 24;
    if (hour >= 7 && hour < 22) left -= 1;
  }
  return at;
};

const isInside = ({ parent }: Episode, site: WorkedSite) =>
  site.all().some(({ id, state }) => id === parent && state !== 'closed');

const moving: Logged['kind'][] = [
  'act',
  'snooze',
  'reopen',
  'raise-severity',
  'close',
  'fall-back',
  'escalate',
];

/** Each change has who, when and a version, and goes a way that there is. */
const keepsForm = ({ kind, before, episode, entry }: Logged, now: Instant) => {
  const isPerson = kind === 'act' || kind === 'snooze';
  expect(entry.at).toBe(now);
  expect(entry.actor === 'system').toBe(!isPerson);
  expect(entry.version).toBe(episode.version);
  expect(episode.level).toBeLessThanOrEqual(2);
  if (before === null) return;
  expect(episode.writes).toBe(before.writes + 1);
  expect(episode.version - before.version).toBe(moving.includes(kind) ? 1 : 0);
  if (moving.includes(kind)) expect(episode.lastAct).toEqual({ actor: entry.actor, at: now });
  if (before.state === episode.state && kind !== 'act') return;
  expect((isPerson ? byPerson : bySystem)[before.state]).toContain(episode.state);
};

/** The level rises with a clock that was missed, once for each, while the alert still waits; and begins anew with the alert. */
const keepsLevels = ({ kind, before, episode, notify }: Logged, { now, told }: Memory, site: WorkedSite) => {
  if (kind !== 'escalate') {
    const isNew = kind === 'open' || kind === 'reopen' || kind === 'raise-severity';
    expect(episode.level).toBe(isNew ? 0 : before?.level);
    return;
  }
  if (before === null) throw new Error('nothing was there to escalate');
  const due = awaited(before);
  expect(due !== null && now > due && !isAside(before, now)).toBe(true);
  expect(told.has(`${episode.id} ${due}`)).toBe(false);
  told.add(`${episode.id} ${due}`);
  expect(episode.level).toBe(Math.min(2, before.level + 1));
  expect(notify).toBe(!isInside(episode, site));
};

/** Only what was taken without a word falls back, after its time, to nobody. */
const keepsWord = (
  { kind, before, episode, entry, notify }: Logged,
  { now, silent }: Memory,
  site: WorkedSite,
) => {
  if (kind === 'fall-back') {
    const since = silent.get(episode.id);
    if (since === undefined || before?.state !== 'acknowledged') throw new Error('nobody had been silent');
    expect(now > silentUntil(since, episode.severity)).toBe(true);
    expect([episode.owner, notify]).toEqual([null, !isInside(episode, site)]);
  }
  const isUrgent = episode.severity === 'critical' || episode.severity === 'high';
  if (kind === 'act' && episode.state === 'acknowledged' && entry.note === undefined && isUrgent)
    silent.set(episode.id, now);
  else if (kind === 'act' || kind === 'snooze' || episode.state !== 'acknowledged') silent.delete(episode.id);
};

/** What must hold of everything that was written. */
export const keepsLaws = (memory: Memory, site: WorkedSite) => {
  for (const logged of site.since()) {
    keepsForm(logged, memory.now);
    keepsLevels(logged, memory, site);
    keepsWord(logged, memory, site);
  }
  const active = site.all().filter(({ state }) => state !== 'closed');
  expect(new Set(active.map(({ rule }) => rule)).size).toBe(active.length);
};

/** What must hold right after a run: nothing that still waits beyond its time is untold, nor silent, and a further run finds nothing. */
export const leavesNothing = ({ now, silent, told }: Memory, site: WorkedSite) => {
  for (const episode of site.newest().filter((one) => one.state !== 'closed' && !isAside(one, now))) {
    const due = awaited(episode);
    if (due !== null && now > due) expect(told).toContain(`${episode.id} ${due}`);
    const since = silent.get(episode.id);
    if (since !== undefined) expect(now > silentUntil(since, episode.severity)).toBe(false);
  }
  expect(clocksOf(site.newest(), now)).toEqual([]);
};

const named = (changes: readonly { kind: string; episode: Episode }[]) =>
  changes.map(({ kind, episode: { id, level, writes } }) => `${id} ${writes} ${kind} ${level}`).toSorted();

/** A run that comes late takes the very steps that runs each half hour would have taken. */
export const comesLate = (episodes: readonly Episode[], last: Instant, now: Instant) => {
  let current = [...episodes];
  const steps: string[] = [];
  for (let at = last; at < now; at = minutesAfter(at, 30)) {
    const changes = clocksOf(current, at);
    steps.push(...named(changes));
    const after = new Map(changes.map(({ episode }) => [episode.id, episode]));
    current = current.map((one) => after.get(one.id) ?? one);
  }
  steps.push(...named(clocksOf(current, now)));
  expect(named(clocksOf(episodes, now))).toEqual(steps.toSorted());
};
