import { describe, expect, it } from 'vitest';
import type { CheckInFacts, Facts, Report } from '../../domain/alert-rules.ts';
import { type Answers, measures } from '../../domain/answers.ts';
import { addDays } from '../../domain/day.ts';
import { a } from '../support/a.ts';
import { checkIn, closed, opened, quickReport, reports, sweep } from '../support/alert-facts.ts';
import { holds, verdict } from '../support/verdict.ts';

const rule = 'implausible';
const rows = (n: number, said: Partial<Answers> = {}): Report[] => reports(Array(n).fill(said));
const isDue = (report: Report, due: boolean): Report => ({ ...report, isDue: due });
const following = (before: Report[], said: Partial<Answers> = {}, more: Partial<CheckInFacts> = {}) =>
  checkIn(said, { before, ...more });
const noFlow = { symptomatic: 0, testedHighRisk: 0, testedService: 0 };
/** No symptoms, and no day like the one before. */
const healthy = (n: number, present = 500): Report[] =>
  rows(n).map((one, k) => ({ ...one, answers: a.answers({ symptomatic: 0, present, testedOther: k + 1 }) }));
const everyMeasure = (measure: Answers['masks']) => Object.fromEntries(measures.map((id) => [id, measure]));

describe('implausible', () => {
  it.each<[string, Facts, object | null]>([
    ['an ordinary day', checkIn(), null],

    ['the tenth due day with the same figures', following(rows(9)), holds()],
    ['the ninth', following(rows(8)), null],
    ['the same figures and another measure', following(rows(9), { masks: 'some' }), holds()],
    ['the same figures and another note', following(rows(9), { note: 'Ca 2' }), holds()],
    ['one more person', following(rows(9), { present: 1181 }), null],
    ['no flow at all', following(rows(9, noFlow), noFlow), null],
    ['nine due days of ten', following(rows(9).map((one, n) => isDue(one, n !== 4))), null],
    ['ten due days of eleven', following(rows(10).map((one, n) => isDue(one, n !== 4))), holds()],
    ['a day not due', following(rows(12), {}, { isDue: false }), null],
    ['the tenth, by correction', following(rows(9), {}, { revision: 2 }), holds({ again: false })],
    ['the tenth of an older day', following(rows(9), {}, { isStanding: false }), null],

    [
      '14 due days without symptoms among 500',
      following(healthy(13), { symptomatic: 0, present: 500 }),
      holds(),
    ],
    ['13', following(healthy(12), { symptomatic: 0, present: 500 }), null],
    ['14 among 499', following(healthy(13, 499), { symptomatic: 0, present: 499 }), null],
    ['14, one of them among 499', following(healthy(13), { symptomatic: 0, present: 499 }), null],
    ['14, the last with one', following(healthy(13), { symptomatic: 1, present: 500 }), null],

    ['more than a tenth and 20 above the workforce', checkIn({ present: 1431 }), holds()],
    ['a tenth above it', checkIn({ present: 1430 }), null],
    ['a tenth above a small one', checkIn({ present: 120 }, { plan: a.plan({ workforce: 100 }) }), null],
    ['21 above a small one', checkIn({ present: 121 }, { plan: a.plan({ workforce: 100 }) }), holds()],
    ['too many for the register, without a plan', checkIn({ present: 1431 }, { plan: null }), holds()],

    ['masks that do not apply', checkIn({ masks: 'n/a' }), holds()],
    ['temperatures that do not apply', checkIn({ temperature: 'n/a' }), holds()],
    ['hands that do not apply', checkIn({ hands: 'n/a' }), holds()],
    ['disinfection that does not apply', checkIn({ disinfection: 'n/a' }), holds()],
    ['spacing and ventilation that do not apply', checkIn({ spacing: 'n/a', ventilation: 'n/a' }), null],
    ['masks that do not apply to nobody', checkIn({ masks: 'n/a', present: 0, symptomatic: 0 }), null],

    ['a quick report', quickReport(), null],
    ['a missed day', sweep(), null],
  ])('on %s', (_, facts, expected) => {
    expect(verdict(rule, facts)).toEqual(expected);
  });

  describe('with every measure kept everywhere', () => {
    const all = everyMeasure('all');
    const yesterday = addDays(a.day, -1);
    const wanting = opened(checkIn({}, { day: yesterday, assessed: { band: 'not-ready', readiness: 40 } }));
    const fallen = { ...wanting, rule: 'readiness-drop' } as const;

    it.each([
      ['the day after not-ready opened', all, wanting, holds()],
      ['the day after readiness-drop opened', all, fallen, holds()],
      ['though it has been closed since', all, closed(wanting), holds()],
      ['not when another rule opened', all, { ...wanting, rule: 'testing-behind' } as const, null],
      ['not with one measure kept in part', { ...all, masks: 'some' } as const, wanting, null],
    ])('%s', (_, said, episode, expected) => {
      expect(verdict(rule, following(rows(1), said), null, [episode])).toEqual(expected);
    });

    it('in the first report after it, and not in the second', () => {
      const later = addDays(a.day, 2);
      const rest = rows(1);
      const between = rest.map((one) => ({ ...one, day: a.day }));
      expect(verdict(rule, following(rest, all, { day: later }), null, [wanting])).toEqual(holds());
      expect(
        verdict(rule, following([...between, ...rest], all, { day: later }), null, [wanting]),
      ).toBeNull();
    });
  });
});
