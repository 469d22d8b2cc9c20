import { describe, expect, it } from 'vitest';
import { Answers, flows, recognisedBy, sameAsBefore, stocks } from '../../domain/answers.ts';
import { a } from '../support/a.ts';

const problems = (said: unknown) =>
  Answers.safeParse(said).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

describe('answers', () => {
  it('are taken as they are', () => {
    const said = a.answers({ note: 'Xưởng 2 nghỉ từ 13:00, làm lại ngày 17/06/2021', shuttleLoad: null });
    expect(Answers.parse(said)).toEqual(said);
  });

  it('count those off sick, other tests and the vaccinated as none where they are left out', () => {
    const { absentSick: _, testedOther: __, vaccinated: ___, ...said } = a.answers();
    expect(Answers.parse(said)).toEqual(a.answers());
  });

  it.each<[string, object, string[]]>([
    ['half a person', { f0: 0.5 }, ['f0: not-a-count']],
    ['a count in words', { f0: '2' }, ['f0: not-a-count']],
    ['null for a count', { f0: null }, ['f0: not-a-count']],
    ['less than nobody', { f1: -1 }, ['f1: negative']],
    ['a slip of the finger', { positive: 1_000_001 }, ['positive: too-large']],
    ['a full million', { present: 1_000_000 }, []],
    ['more than all seats', { shuttleLoad: 101 }, ['shuttleLoad: too-large']],
    ['less than no seat', { shuttleLoad: -1 }, ['shuttleLoad: negative']],
    ['half a percent', { shuttleLoad: 0.5 }, ['shuttleLoad: not-a-count']],
    ['an unknown measure', { masks: 'often' }, ['masks: not-an-option']],
    ['the team as a word', { safetyTeamOnDuty: 'yes' }, ['safetyTeamOnDuty: not-an-option']],
    ['more lodged than present', { lodged: 1181 }, ['lodged: more-than-present']],
    ['as many lodged as present', { lodged: 1180 }, []],
    ['more ill than present', { symptomatic: 1181 }, ['symptomatic: more-than-present']],
    ['nobody present, one ill', { present: 0 }, ['symptomatic: more-than-present']],
    ['a note of 501 letters', { note: 'à'.repeat(501) }, ['note: too-long']],
    ['a note of 500 letters', { note: 'à'.repeat(500) }, []],
    ['a note with a phone number', { note: 'gọi 0912 345 678' }, ['note: personal-data']],
    ['a name for a count', { worker: 'somebody' }, [': unknown-field']],
  ])('%s', (_, over, expected) => {
    expect(problems({ ...a.answers(), ...over })).toEqual(expected);
  });

  it('name what is missing', () => {
    const { f0: _, masks: __, shuttleLoad: ___, ...said } = a.answers();
    expect(problems(said)).toEqual(['f0: missing', 'shuttleLoad: missing', 'masks: missing']);
    expect(problems(undefined)).toEqual([': missing']);
    expect(problems([])).toEqual([': not-an-object']);
  });
});

it('recognises what was sent before the vaccinated were asked about, and tells apart what says them', () => {
  const { vaccinated: _, ...before } = a.answers();
  expect(recognisedBy(Answers.parse(before))).toEqual(before);
  expect(recognisedBy(a.answers({ vaccinated: 3 }))).toEqual(a.answers({ vaccinated: 3 }));
});

describe('the same as yesterday', () => {
  const yesterday = a.answers({
    lodged: 12,
    vaccinated: 30,
    f0: 2,
    f1: 9,
    absentSick: 4,
    testedOther: 7,
    positive: 3,
    quarantineBreaches: 1,
    safetyTeamOnDuty: false,
    note: 'hôm qua',
  });

  it('copies every stock and drops the note', () => {
    const today = sameAsBefore(yesterday);
    for (const stock of stocks) expect(today[stock]).toBe(yesterday[stock]);
    expect(today).not.toHaveProperty('note');
  });

  it('carries no flow over', () => {
    const today = sameAsBefore(yesterday);
    for (const flow of flows) expect(today[flow]).toBe(0);
  });

  it('knows of every field whether it is a flow or a stock', () => {
    expect([...flows, ...stocks, 'note'].toSorted()).toEqual(Object.keys(Answers.shape).toSorted());
  });
});
