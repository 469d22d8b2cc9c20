import type { Answers } from '../../domain/answers.ts';
import { dayIsOpen } from '../../domain/check-in.ts';
import { minutesAfter } from '../../domain/clock.ts';
import { type Day, dayOf, type Instant } from '../../domain/day.ts';
import { isDue } from '../../domain/due.ts';
import { fileCheckIn } from '../../domain/filing.ts';
import { cutOffOf } from '../../domain/pack/clocks.ts';
import { templateOn } from '../../domain/pack/templates.ts';
import { planToScore } from '../../domain/plan.ts';
import { activeOn, dueFacts } from '../../domain/site-record.ts';
import { filedItems } from '../stores/filings.ts';
import { demoAnswers } from './demo-answers.ts';
import { arrivalOf, isCorrected } from './demo-arrival.ts';
import names from './demo-names.json' with { type: 'json' };
import { focalOf } from './demo-people.ts';
import { type Event, fileOf, type Span } from './demo-span.ts';
import { joined, nextStep, type SiteState } from './demo-step.ts';

const headOf = ({ heads }: SiteState, day: Day) => heads.find(({ checkIn }) => checkIn.day === day);

const isOwed = ({ item: { record }, heads }: SiteState, day: Day): boolean => {
  const before = heads.find(({ checkIn }) => checkIn.day < day);
  return activeOn(record, day) && isDue(dueFacts(record, day, before?.checkIn.answers.lodged ?? 0), day);
};

const fileStep = (span: Span, state: SiteState, day: Day, at: Instant, more: Partial<Answers> = {}) => {
  const { connection, demo, origin } = span;
  const seenRevision = headOf(state, day)?.checkIn.revision ?? 0;
  const answers = { ...demoAnswers(demo, planToScore(state.plans, day), day, origin), ...more };
  const by = focalOf(demo);
  const reason = seenRevision === 0 ? {} : { reason: names.corrected };
  const request = { answers, seenRevision, ...reason };
  const { filed, record, changes, caseChange } = fileCheckIn(fileOf(state, day), templateOn(day), {
    ...{ day, request, by, now: at },
  });
  const { revision, head } = filedItems(filed);
  const others = state.heads.filter(({ checkIn }) => checkIn.day !== day);
  return nextStep(
    connection,
    state,
    { actor: by.member, act: 'check-in-filed', about: `${day} ${filed.checkIn.revision}`, at },
    {
      record,
      changes,
      caseChange,
      heads: [filed, ...others].toSorted((a, b) => b.checkIn.day.localeCompare(a.checkIn.day)),
      items: [revision, head],
    },
  );
};

/** The report of a day, unless somebody filed one. The account's own site leaves its newest day to the person. */
export const report = (span: Span, day: Day): Event[] => {
  const { demo, origin, after } = span;
  const arrival = arrivalOf(demo, day, origin);
  const isLeft = demo.role === 'hr' && day === dayOf(span.now);
  const wasLeft = demo.role === 'hr' && after !== null && day === dayOf(after);
  if (arrival === null || isLeft || (after !== null && arrival <= after && !wasLeft)) return [];
  const run: Event['run'] = (state, at) => {
    const isTaken = headOf(state, day) !== undefined || !dayIsOpen(day, at) || !isOwed(state, day);
    if (isTaken) return null;
    const first = fileStep(span, state, day, at);
    const later = minutesAfter(at, 6);
    if (!isCorrected(demo, day) || later >= cutOffOf(day) || later > span.now) return first;
    const said = headOf(first.state, day)?.checkIn.answers.testedOther ?? 0;
    return joined([first, fileStep(span, first.state, day, later, { testedOther: said + 5 })]);
  };
  const soonest = wasLeft ? minutesAfter(after, 1) : arrival;
  return [{ at: arrival > soonest ? arrival : soonest, run }];
};
