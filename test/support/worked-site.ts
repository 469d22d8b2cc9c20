import type { Episode, RuleId } from '../../domain/alert.ts';
import type { Facts } from '../../domain/alert-rules.ts';
import type { Change } from '../../domain/change.ts';
import type { Instant } from '../../domain/day.ts';
import { placeSteps } from '../../domain/escalation.ts';
import { templates } from '../../domain/pack/templates.ts';
import { raise } from '../../domain/raise.ts';
import { template } from './alert-facts.ts';

/** A change with the form that the episode had before it; null for its first. */
export type Logged = Change & { before: Episode | null };

/** The episodes of a site, kept as the table keeps them: a write is taken as a whole, if nobody changed what it was made from. */
export const workedSite = () => {
  const kept = new Map<RuleId, Episode>();
  const byId = new Map<string, Episode>();
  const log: Logged[] = [];
  const newest = () => [...kept.values()];

  const isFresh = ({ episode, prior }: Change) => {
    const last = kept.get(episode.rule);
    return prior === null ? last === undefined : last?.id === prior.id && last.writes === prior.writes;
  };

  /** True when it was written. */
  const write = (changes: readonly Change[]): boolean => {
    const firsts = [...Map.groupBy(changes, ({ episode }) => episode.rule).values()].flatMap(
      ([first]) => first ?? [],
    );
    if (!firsts.every(isFresh)) return false;
    for (const change of changes) {
      const { episode } = change;
      log.push({ ...change, before: byId.get(episode.id) ?? null });
      byId.set(episode.id, episode);
      kept.set(episode.rule, episode);
    }
    return true;
  };

  return {
    newest,
    write,
    /** Every episode there ever was, in its last form. */
    all: () => [...byId.values()],
    /** What was written since it was last asked. */
    since: () => log.splice(0),
    report: (facts: Facts, now: Instant) => write(raise({ template, facts, current: newest(), now })),
  };
};
export type WorkedSite = ReturnType<typeof workedSite>;

/** What a run of the clocks makes of episodes as they were read. */
export const clocksOf = (episodes: readonly Episode[], now: Instant): Change[] =>
  placeSteps(episodes, templates, now).changes;
