import type { Episode, RuleId } from '../../domain/alert.ts';
import type { EventReport } from '../../domain/alert-request.ts';
import type { Answers } from '../../domain/answers.ts';
import { caseAfter } from '../../domain/case-course.ts';
import type { CaseRecord } from '../../domain/case-response.ts';
import type { Change } from '../../domain/change.ts';
import { type Day, dayOf, type Instant } from '../../domain/day.ts';
import { type Filing, fileCheckIn, type Said } from '../../domain/filing.ts';
import { checkInDayOf } from '../../domain/pack/clocks.ts';
import type { Plan } from '../../domain/plan.ts';
import { raise } from '../../domain/raise.ts';
import { headsNeeded } from '../../domain/recent.ts';
import { eventFacts } from '../../domain/site-facts.ts';
import type { SiteRecord } from '../../domain/site-record.ts';
import { a } from './a.ts';
import { at } from './people.ts';

type Begin = { plans?: Plan[]; record?: SiteRecord };

/** A site that files and reports as the routes do it, without a table: everything that was decided of it so far. */
export const ruleSite = ({ plans = [a.plan()], record: first = a.record() }: Begin = {}) => {
  const template = a.template();
  const episodes = new Map<RuleId, Episode>();
  let record = first;
  let heads: Said[] = [];
  let newestCase: CaseRecord | null = null;
  const fileOn = (day: Day) => ({
    ...{ record, plans, newestCase },
    heads: heads.filter(({ checkIn }) => checkIn.day <= day).slice(0, headsNeeded),
    episodes: [...episodes.values()],
  });
  /** As a store does: only where the newest episode of the rule is the one that the change was made from. */
  const take = (changes: readonly Change[]) => {
    for (const { episode, prior } of changes) {
      const last = episodes.get(episode.rule);
      if (prior?.id !== last?.id || prior?.writes !== last?.writes) throw new Error(`${episode.id} was lost`);
      if (last !== undefined && last.id !== episode.id && last.state !== 'closed')
        throw new Error(`${last.id} and ${episode.id} are both open`);
      episodes.set(episode.rule, episode);
    }
    return changes;
  };
  return {
    /** Files the day, or corrects it. */
    check: (day: Day, said: Partial<Answers> = {}, now: Instant = at(day)): Filing => {
      const seenRevision = heads.find(({ checkIn }) => checkIn.day === day)?.checkIn.revision ?? 0;
      const request = { answers: a.answers(said), seenRevision, ...(seenRevision > 0 && { reason: 'x' }) };
      const by = { member: 'member-hr', name: 'Hòa' };
      const filing = fileCheckIn(fileOn(day), template, { day, request, by, now });
      ({ record } = filing);
      newestCase = filing.caseChange?.record ?? newestCase;
      heads = [filing.filed, ...heads.filter(({ checkIn }) => checkIn.day !== day)].toSorted((x, y) =>
        y.checkIn.day.localeCompare(x.checkIn.day),
      );
      take(filing.changes);
      return filing;
    },
    /** A quick report. */
    quick: (event: EventReport, now: Instant) => {
      const file = fileOn(dayOf(now));
      const facts = eventFacts(file, template, event, now);
      const caseChange = caseAfter({ template, facts: { ...facts, day: checkInDayOf(now) }, file, now });
      newestCase = caseChange?.record ?? newestCase;
      return take(raise({ template, facts, current: file.episodes, now }));
    },
    /** An act of a person, or of a clock. */
    take,
    newest: (rule: RuleId) => episodes.get(rule) ?? null,
    open: () => [...episodes.values()].filter(({ state }) => state !== 'closed').map(({ rule }) => rule),
  };
};

/** The one change of a rule among others, or null. */
export const changeOf = (changes: readonly Change[], rule: RuleId): Change | null =>
  changes.find(({ episode }) => episode.rule === rule) ?? null;
