import fc from 'fast-check';
import type { Answers } from '../../domain/answers.ts';
import type { CheckIn } from '../../domain/check-in.ts';
import { addDays, type Day, daysFrom } from '../../domain/day.ts';
import type { ListedEvent } from '../../domain/event.ts';
import { type RehearsalFile, type Window, warmsUpFrom } from '../../domain/rehearsal.ts';
import { a } from './a.ts';
import { anyAnswers, anyPlan } from './any.ts';
import { at } from './people.ts';

/** Four weeks that end on a Wednesday. */
export const window: Window = { from: '2021-07-15', to: '2021-08-11' };

/** A check-in as the newest revision of its day. */
export const reportOn = (day: Day, said: Partial<Answers> = {}, over: Partial<CheckIn> = {}): CheckIn => ({
  ...{ siteId: 'may-song-cau', day, revision: 1, receivedAt: at(day), onTime: true },
  answers: a.answers(said),
  ...over,
});

/** A site with a report on every day from the warm-up on, those given saying something else; `null`: none that day. */
export const fileWith = (
  said: Readonly<Record<Day, Partial<Answers> | null>> = {},
  over: Partial<RehearsalFile> = {},
): RehearsalFile => ({
  record: a.record(),
  plans: [a.plan({ drillEveryDays: 300 })],
  checkIns: daysFrom(addDays(warmsUpFrom(window), -30), window.to).flatMap((day) => {
    const of = said[day];
    return of === null ? [] : [reportOn(day, { testedHighRisk: 30, testedService: 24, ...of })];
  }),
  ...{ events: [], missed: [] },
  ...over,
});

const anyReport = fc.option(
  fc.record({
    answers: anyAnswers,
    hour: fc.constantFrom('09:00', '14:59', '15:00', '23:30'),
    daysLate: fc.constantFrom(0, 0, 0, 1, 5),
    onTime: fc.constantFrom(true, true, false, null),
  }),
  { freq: 5 },
);

const anyEvent: fc.Arbitrary<ListedEvent> = fc
  .record({
    n: fc.integer({ min: -14, max: 27 }),
    kind: fc.constantFrom('f0', 'positive', 'symptoms'),
    count: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ n, kind, count }) => {
    const day = addDays(window.from, n);
    return { at: at(day, '11:00'), day, kind, count };
  });

const span = daysFrom(addDays(warmsUpFrom(window), -20), window.to);

/** Any history of a site: days without a report, some of them missed, late ones, corrected ones, quick reports, two plans. */
export const anyFile: fc.Arbitrary<RehearsalFile> = fc
  .record({
    siteId: fc.stringMatching(/^[a-z]{3,8}$/),
    reports: fc.array(anyReport, { minLength: span.length, maxLength: span.length }),
    events: fc.array(anyEvent, { maxLength: 4 }),
    plan: anyPlan,
    second: fc.option(anyPlan),
    registeredOn: fc.constantFrom('2021-05-01', '2021-07-20'),
  })
  .map(({ siteId, reports, events, plan, second, registeredOn }) => {
    const base = a.record({}, { siteId });
    const at1 = { version: 2, effectiveFrom: '2021-07-25', decidedAt: at('2021-07-28') };
    return {
      record: { ...base, site: { ...base.site, registeredOn } },
      plans: second === null ? [plan] : [{ ...second, ...at1, submittedAt: at('2021-07-24') }, plan],
      checkIns: reports.flatMap((report, n) => {
        const day = span[n];
        if (report === null || day === undefined) return [];
        const { answers, hour, daysLate, onTime } = report;
        const over = { siteId, onTime, answers, receivedAt: at(addDays(day, daysLate), hour) };
        return [reportOn(day, {}, { ...over, revision: 1 + daysLate })];
      }),
      events,
      missed: reports.flatMap((report, n) => (report === null ? [span[n] ?? ''] : [])),
    };
  });
