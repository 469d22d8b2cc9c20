import { addDays, type Day, dayOf, daysFrom, type Instant } from '../../domain/day.ts';
import { caseStep } from './demo-cases.ts';
import { clockStep } from './demo-clocks.ts';
import { officersStep } from './demo-officers.ts';
import { opening } from './demo-opening.ts';
import { focalOf } from './demo-people.ts';
import { report } from './demo-report.ts';
import type { Event, Span } from './demo-span.ts';
import type { SiteState, Step } from './demo-step.ts';
import { sweep } from './demo-sweep.ts';
import { turns } from './demo-turns.ts';

/** Days that the demo looks back on; a longer absence is not made up for in full. */
const lookBack = 30;

/** The first day that is lived through: the demo's first, or the one in which the last span ended. */
export const firstDayOf = ({ origin, after, now }: Pick<Span, 'origin' | 'after' | 'now'>): Day => {
  const from = after === null ? addDays(origin, -lookBack) : dayOf(after);
  const earliest = addDays(dayOf(now), -lookBack);
  return from > earliest ? from : earliest;
};

const eventsOf = (span: Span, day: Day): Event[] => {
  const all = [...report(span, day), ...sweep(span, day), ...turns(span, day)];
  return all.filter(({ at }) => at <= span.now).toSorted((a, b) => a.at.localeCompare(b.at));
};

/**
 * Everything that happens at a site in a span, act by act, decided by the same rules as if people had done it. `state` is what the
 * records hold, null before the registration. What is there already is not done again, so that a span which was cut short goes on.
 */
export function* historyOf(span: Span, state: SiteState | null): Generator<Step, void> {
  const opened = state === null ? opening(span) : null;
  if (opened !== null) yield opened;
  let current = opened?.state ?? state;
  if (current === null) return;
  for (const day of daysFrom(firstDayOf(span), dayOf(span.now))) {
    if (day < addDays(span.origin, span.demo.joins)) continue;
    for (const event of eventsOf(span, day)) {
      current = yield* officers(span, current, event.at);
      const step: Step | null = event.run(current, laterOf(event.at, current.at));
      if (step === null) continue;
      yield step;
      current = step.state;
    }
  }
  yield* officers(span, current, span.now);
}

/** An act does not come before one that is in the site's audit already. */
const laterOf = (a: Instant, b: Instant): Instant => (a > b ? a : b);

const sooner = (a: Step | null, b: Step | null): Step | null =>
  a === null || (b !== null && b.state.at < a.state.at) ? b : a;

/**
 * What the officers on duty, the site with a case and the clocks of alerts do until a moment. The account's own site is left to the
 * person, but for its clocks.
 */
function* officers(span: Span, state: SiteState, upTo: Instant): Generator<Step, SiteState> {
  const { connection, demo, after } = span;
  let current = state;
  const isWorked = !idle.includes(demo.role);
  const focal = focalOf(demo);
  for (;;) {
    const people = isWorked
      ? sooner(
          officersStep(connection, current, { after, upTo }),
          caseStep(connection, current, { after, upTo, focal }),
        )
      : null;
    const step = sooner(clockStep(connection, current, upTo), people);
    if (step === null) return current;
    yield step;
    current = step.state;
  }
}

/** Sites whose alerts nobody works: some clocks must be missed. */
const idle: readonly string[] = ['hr', 'breach'];
