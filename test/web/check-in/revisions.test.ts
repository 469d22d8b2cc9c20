import { describe, expect, it } from 'vitest';
import { assess } from '../../../domain/assess.ts';
import { words } from '../../../web/check-in/record-words-vi.ts';
import { moveBetween, moveSentence, stepsOf } from '../../../web/check-in/revisions.ts';
import { a } from '../../support/a.ts';
import { revisionOf } from './a-filed.ts';

const ground = { day: a.day, recent: a.recent(), plans: [a.plan()], templates: [a.template()] };
const stepTo = (...said: Parameters<typeof a.answers>[0][]) => {
  const [step] = stepsOf(said.map((one, n) => revisionOf(n + 1, one)));
  if (step === undefined) throw new Error('no revision');
  return step;
};
const says = (step: ReturnType<typeof stepTo>, over: Partial<typeof ground> = {}) =>
  moveSentence(
    step,
    step.before && moveBetween(step.before, step.revision, { ...ground, ...over }),
    words,
    'vi',
  );

describe('the revisions of a day', () => {
  it('come newest first, each against the one before it', () => {
    const steps = stepsOf([revisionOf(1), revisionOf(2, { f1: 2 }), revisionOf(3, { f1: 2, masks: 'some' })]);
    expect(
      steps.map(({ revision, before, changed }) => [revision.revision, before?.revision, changed]),
    ).toEqual([
      [3, 2, ['masks']],
      [2, 1, ['f1']],
      [1, undefined, []],
    ]);
  });

  it('name a note that came, went or changed', () => {
    const names = (was?: string, is?: string) =>
      stepTo(was === undefined ? {} : { note: was }, is === undefined ? {} : { note: is }).changed;
    expect([names(undefined, 'Xưởng 2'), names('Xưởng 2'), names('a', 'b'), names('a', 'a')]).toEqual([
      ['note'],
      ['note'],
      ['note'],
      [],
    ]);
  });
});

describe('why the score moved', () => {
  it('is the answers when only they changed', () => {
    expect(says(stepTo({}, { isolationFree: 4 }))).toBe('Điểm từ 88,0 thành 93,3 (+5,3), do số liệu.');
  });

  it('is the plan when it changed between two revisions with the same answers', () => {
    const plan = a.plan({ version: 2, minIsolationFree: 6 });
    const judged = assess(a.template(), plan, a.answers(), a.recent(), a.day);
    const [step] = stepsOf([revisionOf(1), revisionOf(2, {}, { assessment: judged })]);
    if (step === undefined) throw new Error('no revision');
    expect(says(step, { plans: [a.plan(), plan] })).toMatch(
      /^Điểm từ 88,0 thành 82,\d \(−5,\d\), do phương án\.$/,
    );
  });

  it('is both, with shares that sum to the change', () => {
    const plan = a.plan({ version: 2, minIsolationFree: 6 });
    const judged = assess(a.template(), plan, a.answers({ spacing: 'all' }), a.recent(), a.day);
    const [step] = stepsOf([revisionOf(1), revisionOf(2, { spacing: 'all' }, { assessment: judged })]);
    if (step === undefined) throw new Error('no revision');
    expect(says(step, { plans: [a.plan(), plan] })).toBe(
      'Điểm từ 88,0 thành 85,4 (−2,6), do số liệu +2,6, phương án −5,2.',
    );
  });

  it('is nothing when the points stay', () => {
    expect(says(stepTo({}, { f1: 2 }))).toBe('Điểm giữ nguyên 88,0.');
  });

  it('is not guessed when days before were corrected since, or a plan is not at hand', () => {
    const plain = 'Điểm từ 88,0 thành 93,3 (+5,3).';
    const step = stepTo({}, { isolationFree: 4 });
    expect(says(step, { recent: a.recent({ testedHighRisk: 0 }) })).toBe(plain);
    expect(says(step, { plans: [] })).toBe(plain);
    expect(says(step, { templates: [] })).toBe(plain);
  });

  it('says when one of the two had no score, and nothing when neither had', () => {
    const unscored = assess(a.template(), null, a.answers(), a.recent(), a.day);
    const pair = (first: object, second: object) => {
      const [step] = stepsOf([revisionOf(1, {}, first), revisionOf(2, {}, second)]);
      if (step === undefined) throw new Error('no revision');
      return says(step);
    };
    expect(pair({ assessment: unscored }, {})).toBe('Một trong hai lần gửi chưa chấm được điểm.');
    expect(pair({ assessment: unscored }, { assessment: unscored })).toBeNull();
  });
});
