import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameAsBefore } from '../../../domain/answers.ts';
import {
  caseCounts,
  coreCounts,
  draftFrom,
  draftOf,
  draftWith,
  emptyDraft,
} from '../../../web/check-in/draft.ts';
import { readDraft, readSoFar, reasonFault } from '../../../web/check-in/read-draft.ts';
import { a } from '../../support/a.ts';

const typed = { ...draftOf(a.answers()), symptomatic: '2' };

describe('the form and the answers', () => {
  it('reads back what a report said, for any counts', () => {
    const count = fc.integer({ min: 0, max: 5000 });
    fc.assert(
      fc.property(count, count, count, fc.constantFrom(null, 0, 45, 100), (f0, tested, free, shuttleLoad) => {
        const answers = a.answers({
          present: 5000,
          f0,
          testedHighRisk: tested,
          isolationFree: free,
          shuttleLoad,
        });
        expect(readDraft(draftOf(answers))).toEqual({ answers, faults: [] });
      }),
      { seed: 20210615 },
    );
  });

  it('carries stocks over to a new day and no flow', () => {
    const draft = draftFrom(
      a.answers({ f0: 2, testedHighRisk: 8, lodged: 5, shuttleLoad: null, safetyTeamOnDuty: false }),
    );
    expect(draft).toMatchObject({
      present: '1180',
      lodged: '5',
      spacing: 'some',
      noShuttles: 'yes',
      shuttleLoad: '',
      safetyTeamOnDuty: 'no',
    });
    expect([
      draft.symptomatic,
      draft.f0,
      draft.f1,
      draft.testedHighRisk,
      draft.testedService,
      draft.positive,
      draft.note,
    ]).toEqual(Array.from({ length: 7 }, () => ''));
  });

  it('asks for every core count and every choice on a first report, in the order of the form', () => {
    const { answers, faults } = readDraft(emptyDraft);
    expect(answers).toBeNull();
    expect(faults.slice(0, 8)).toEqual(coreCounts.map((field) => ({ field, code: 'required' })));
    expect(faults.filter(({ code }) => code === 'required-choice')).toHaveLength(7);
    expect(faults.map(({ field }) => field)).not.toContain('absentSick');
  });

  it.each(['1240', '1.240', '1 240', '１２４０', ' 1240 '])('reads %s as 1240', (present) => {
    expect(readDraft({ ...typed, present }).answers?.present).toBe(1240);
  });

  it.each([
    ['1,5 người', 'not-a-count'],
    ['-1', 'negative'],
    ['1000001', 'too-large'],
    ['', 'required'],
  ])('refuses %s as a number on site', (present, code) => {
    expect(readDraft({ ...typed, present }).faults).toEqual([{ field: 'present', code }]);
  });

  it('refuses a bus fuller than full', () => {
    expect(readDraft({ ...typed, shuttleLoad: '101' }).faults).toEqual([
      { field: 'shuttleLoad', code: 'too-large' },
    ]);
  });

  it('says in one go what is missing and what exceeds the number on site', () => {
    expect(readDraft({ ...typed, present: '10', lodged: '11', f0: 'một' }).faults).toEqual([
      { field: 'f0', code: 'not-a-count' },
      { field: 'lodged', code: 'more-than-present' },
    ]);
  });

  it('refuses a phone number in the note', () => {
    expect(readDraft({ ...typed, note: 'gọi 0912 345 678' }).faults).toEqual([
      { field: 'note', code: 'personal-data' },
    ]);
  });

  it('reads optional counts left empty as 0', () => {
    expect(readDraft({ ...typed, absentSick: '', testedOther: ' ', vaccinated: '' }).answers).toMatchObject({
      absentSick: 0,
      testedOther: 0,
      vaccinated: 0,
    });
  });

  it('carries the vaccinated over to the next day as the stock that they are, and says no 0 for nobody', () => {
    expect(draftFrom(a.answers({ vaccinated: 40 })).vaccinated).toBe('40');
    expect(draftFrom(a.answers()).vaccinated).toBe('');
    expect(readDraft(draftOf(a.answers({ vaccinated: 40 }))).answers?.vaccinated).toBe(40);
  });

  it('names four counts that one act sets to 0, none of them the symptoms', () => {
    expect(caseCounts).not.toContain('symptomatic');
    const draft = { ...draftFrom(a.answers()), ...Object.fromEntries(caseCounts.map((name) => [name, '0'])) };
    expect(readDraft(draft).faults.map(({ field }) => field)).toEqual([
      'symptomatic',
      'testedHighRisk',
      'testedService',
    ]);
  });

  it('takes from a kept draft only fields that the form knows', () => {
    expect(draftWith(emptyDraft, { present: '7', colour: 'red' })).toEqual({ ...emptyDraft, present: '7' });
  });
});

describe('the form while it is being filled', () => {
  it('stands in 0 for flows not yet typed and names them', () => {
    const { answers, open } = readSoFar(draftFrom(a.answers()));
    expect(answers).toEqual(sameAsBefore(a.answers()));
    expect([...open].sort()).toEqual([
      'f0',
      'f1',
      'positive',
      'quarantineBreaches',
      'symptomatic',
      'testedHighRisk',
      'testedService',
    ]);
  });

  it('says nothing before the number on site is known', () => {
    expect(readSoFar({ ...typed, present: '' }).answers).toBeNull();
  });
});

describe('the reason of a correction', () => {
  const reported = a.answers({ f0: 2 });

  it.each([
    ['lowers F0 without a reason', '', 'reason-required'],
    ['lowers F0 with a phone number in the reason', 'hỏi 0912345678', 'personal-data'],
    ['lowers F0 with a reason', 'ghi nhầm', undefined],
  ])('%s', (_, reason, code) => {
    expect(reasonFault({ ...typed, reason }, a.answers({ f0: 1 }), reported)?.code).toBe(code);
  });

  it('is not asked for when nothing goes down, or nothing was reported', () => {
    expect(reasonFault(typed, a.answers({ f0: 3 }), reported)).toBeNull();
    expect(reasonFault(typed, a.answers(), null)).toBeNull();
  });
});
