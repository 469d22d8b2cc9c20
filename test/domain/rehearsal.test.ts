import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RuleId } from '../../domain/alert.ts';
import { addDays } from '../../domain/day.ts';
import { templates } from '../../domain/pack/templates.ts';
import { type RehearsalFile, rehearseSite } from '../../domain/rehearsal.ts';
import type { AlertRule, Template } from '../../domain/template.ts';
import { a } from '../support/a.ts';
import { at } from '../support/people.ts';
import { anyFile, fileWith, reportOn, window } from '../support/rehearsal-site.ts';

const template = a.template();
const rehearse = (file: RehearsalFile, draft: Template = template, inForce = [template]) =>
  rehearseSite(file, { templates: inForce, draft, window });

/** A draft with one rule changed. */
const withRule = (id: RuleId, over: Partial<AlertRule>): Template => ({
  ...template,
  rules: template.rules.map((rule) => (rule.id === id ? { ...rule, ...over } : rule)),
});
const opened = (file: RehearsalFile, draft: Template = template) =>
  rehearse(file, draft)
    .draft.held.filter(({ how, day }) => how === 'opened' && day >= window.from)
    .map(({ rule, day, severity }) => `${day} ${rule} ${severity}`);

const day = '2021-07-20';

describe('a rehearsal of the version in force', () => {
  it('changes nothing, whatever the site and its history', () => {
    fc.assert(
      fc.property(anyFile, fc.constantFrom(...templates), (file, inForce) => {
        const { inForce: before, draft } = rehearse(file, inForce, [
          { ...inForce, effectiveFrom: '2021-01-01' },
        ]);
        expect(draft).toEqual(before);
      }),
      { seed: 20210615, endOnFailure: true, numRuns: 25 },
    );
  });

  it('comes to the same in whatever order its file is read', () => {
    fc.assert(
      fc.property(anyFile, (file) => {
        const turned = {
          ...file,
          ...{ checkIns: file.checkIns.toReversed(), missed: file.missed.toReversed() },
        };
        expect(rehearse(turned)).toEqual(rehearse(file));
      }),
      { seed: 20210615, endOnFailure: true, numRuns: 15 },
    );
  });
});

describe('the draft', () => {
  it('is taken as in force on every day, before its own first one too', () => {
    const draft = { ...template, effectiveFrom: '2022-01-01', bands: template.bands.toReversed() };
    const { inForce, draft: drafted } = rehearse(fileWith(), draft);
    expect(inForce.scored.at(-1)?.band).toBe('ready');
    expect(new Set(drafted.scored.map(({ band }) => band))).toEqual(new Set(['not-ready']));
  });

  it('leaves days before the first template without a word of the other side', () => {
    const late = { ...template, effectiveFrom: '2021-08-01' };
    const { inForce, draft } = rehearse(fileWith(), template, [late]);
    expect(inForce.scored[0]?.day).toBe('2021-08-01');
    expect(draft.scored[0]?.day).toBe('2021-07-01');
  });

  it('moves the score by a weight, and alerts with it', () => {
    const heavy = template.criteria.map((one) => (one.id === 'spacing' ? { ...one, weight: 200 } : one));
    const file = fileWith({ [day]: { spacing: 'none' } });
    expect(opened(file)).toEqual([]);
    expect(opened(file, { ...template, criteria: heavy })).toContain(`${day} not-ready high`);
  });
});

describe('alerts of a rehearsal', () => {
  it('open once while they hold, end by their condition and open anew', () => {
    const file = fileWith({
      [day]: { isolationFree: 1 },
      [addDays(day, 1)]: { isolationFree: 1 },
      [addDays(day, 4)]: { isolationFree: 1 },
    });
    expect(opened(file)).toEqual([`${day} isolation-short high`, `${addDays(day, 4)} isolation-short high`]);
    const days = rehearse(file).inForce.held.filter(({ rule }) => rule === 'isolation-short');
    expect(days.map(({ how }) => how)).toEqual(['opened', 'went-on', 'opened']);
  });

  it('are no fewer because they are graver: what may be closed counts as closed', () => {
    const file = fileWith({ [day]: { isolationFree: 1 }, [addDays(day, 4)]: { isolationFree: 1 } });
    const graver = withRule('isolation-short', { severity: 'critical' });
    expect(opened(file, graver)).toEqual([
      `${day} isolation-short critical`,
      `${addDays(day, 4)} isolation-short critical`,
    ]);
  });

  it('end when the days are over that the rule gives them', () => {
    const drop = Object.fromEntries(
      Array.from({ length: 14 }, (_, n) => [
        addDays(day, n),
        { spacing: 'none', masks: 'none', hands: 'none', temperature: 'none' } as const,
      ]),
    );
    const rules = withRule('readiness-drop', {
      params: { drop: 15, medianOf: 7, needs: 3, clearAfterDays: 2 },
    });
    const all = (draft: Template) =>
      opened(fileWith(drop), draft).filter((one) => one.includes('readiness-drop')).length;
    expect([all(template), all(rules)]).toEqual([1, 2]);
  });

  it('that have held all the time do not look like news of the first day', () => {
    const file = fileWith({}, { plans: [a.plan({ lastDrillOn: '2020-01-01' })] });
    expect(opened(file)).toEqual([]);
    expect(rehearse(file).inForce.held.filter(({ rule }) => rule === 'plan-due').length).toBeGreaterThan(28);
  });

  it('open for days that the sweep found missing, and no other', () => {
    const silent = { [day]: null, [addDays(day, 1)]: null };
    expect(opened(fileWith(silent))).toEqual([]);
    const file = fileWith(silent, { missed: [day, addDays(day, 1)] });
    expect(opened(file)).toEqual([`${day} check-in-missed medium`]);
    const later = rehearse(file).inForce.held.map(({ how, severity }) => `${how} ${severity}`);
    expect(later).toContain('raised high');
  });

  it('open for quick reports at their own hour', () => {
    const file = fileWith(
      {},
      { events: [{ at: at(day, '20:00'), day: addDays(day, 1), kind: 'f0', count: 1 }] },
    );
    expect(opened(file)).toContain(`${day} case-reported critical`);
  });

  it('do not know of a plan before it was decided, and do of one that was when the report came in', () => {
    const approved = a.plan({ decidedAt: at('2021-07-22'), submittedAt: at('2021-07-21') });
    const bandOn = (file: RehearsalFile) =>
      rehearse(file).inForce.scored.find((one) => one.day === day)?.band;
    expect([bandOn(fileWith()), bandOn(fileWith({}, { plans: [approved] }))]).toEqual(['ready', 'not-ready']);
    const late = fileWith({ [day]: null }, { plans: [approved] });
    const corrected = reportOn(day, { testedHighRisk: 30 }, { receivedAt: at('2021-07-23') });
    expect(bandOn({ ...late, checkIns: [...late.checkIns, corrected] })).toBe('ready');
  });
});

describe('a report that was corrected', () => {
  it.each([
    ['in time', true, 'check-in-missed'],
    ['late', false, ''],
  ])('days later counts on its own day as what it was: %s', (_, onTime, absent) => {
    const file = fileWith({ [day]: null }, { missed: onTime ? [] : [day] });
    const corrected = reportOn(day, {}, { receivedAt: at(addDays(day, 3)), onTime, revision: 4 });
    const rules = opened({ ...file, checkIns: [...file.checkIns, corrected] });
    expect(rules).toEqual(absent === '' ? [`${day} check-in-missed medium`] : []);
  });
});
