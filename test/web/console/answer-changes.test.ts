import { describe, expect, it } from 'vitest';
import { beforeOf, changesOf } from '../../../web/console/answer-changes.ts';
import { a } from '../../support/a.ts';

const said = (day: string, revision: number, symptomatic: number) => ({
  day,
  revision,
  answers: a.answers({ symptomatic }),
});

describe('what a report is held against', () => {
  const now = said('2021-06-15', 1, 9);
  const reports = [now, said('2021-06-11', 1, 1), said('2021-06-14', 3, 4)];

  it('is the report of the last day before', () => {
    expect(beforeOf(now, [now], reports)).toEqual({
      ...{ day: '2021-06-14', revision: null },
      answers: a.answers({ symptomatic: 4 }),
    });
  });

  it('is the revision before it where the day was corrected', () => {
    const second = said('2021-06-15', 2, 2);
    expect(beforeOf(second, [second, now], reports)).toMatchObject({ day: '2021-06-15', revision: 1 });
  });

  it('is nothing before the first report', () => {
    expect(beforeOf(now, [], [now])).toBeNull();
  });
});

describe('what changed', () => {
  const before = a.answers({ f0: 0, present: 1180, masks: 'all', note: 'Ca đêm' });
  const now = a.answers({ f0: 2, present: 1180, masks: 'some', note: 'Ca ngày' });

  it('is first what the rule looks at, changed or not, and then the other answers that did; never a note', () => {
    expect(changesOf('case-reported', before, now)).toEqual({
      first: [
        { field: 'f0', before: 0, now: 2, change: 2 },
        { field: 'present', before: 1180, now: 1180, change: 0 },
      ],
      others: [{ field: 'masks', before: 'all', now: 'some', change: null }],
    });
  });

  it('has nothing to compare with before the first report', () => {
    expect(changesOf('case-reported', null, now)).toEqual({
      first: [
        { field: 'f0', before: undefined, now: 2, change: null },
        { field: 'present', before: undefined, now: 1180, change: null },
      ],
      others: [],
    });
  });

  it('of a rule that looks at no answer is all that did', () => {
    const { first, others } = changesOf('not-ready', before, now);
    expect([first, others.map(({ field }) => field)]).toEqual([[], ['f0', 'masks']]);
  });
});
