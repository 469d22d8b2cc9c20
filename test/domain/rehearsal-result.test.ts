import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../domain/csv.ts';
import { addDays } from '../../domain/day.ts';
import { type RehearsalFile, rehearseSite } from '../../domain/rehearsal.ts';
import { figuresFrom, RehearsalFigures } from '../../domain/rehearsal-figures.ts';
import {
  mergeTotals,
  mostSites,
  noTotals,
  type RehearsalTotals,
  totalsOf,
} from '../../domain/rehearsal-result.ts';
import { rehearsalRows } from '../../domain/rehearsal-table.ts';
import type { Template } from '../../domain/template.ts';
import en from '../../domain/texts/en/page-console-rehearsal.json' with { type: 'json' };
import rules from '../../domain/texts/en/rules.json' with { type: 'json' };
import standing from '../../domain/texts/en/standing.json' with { type: 'json' };
import { a } from '../support/a.ts';
import { anyFile, fileWith, window } from '../support/rehearsal-site.ts';

const template = a.template();
const draft: Template = {
  ...template,
  bands: template.bands.map((band) => (band.id === 'ready' ? { ...band, from: 95 } : band)),
  rules: template.rules.map((rule) =>
    rule.id === 'symptom-aberration' ? { ...rule, severity: 'high' } : rule,
  ),
};
const totals = (file: RehearsalFile, of: Template = draft): RehearsalTotals =>
  totalsOf(file, rehearseSite(file, { templates: [template], draft: of, window }), window);
const figures = (file: RehearsalFile, of: Template = draft) => figuresFrom(totals(file, of), window);
const day = '2021-07-22';
const plus = (n: number) => addDays(day, n);

describe('totals', () => {
  it('are the same in any order and grouping', () => {
    const some = fc.array(anyFile, { minLength: 3, maxLength: 5 });
    fc.assert(
      fc.property(some, (files) => {
        const [one = noTotals, two = noTotals, ...rest] = files.map((file) => totals(file));
        const others = rest.reduce(mergeTotals, noTotals);
        const left = mergeTotals(mergeTotals(one, two), others);
        expect(mergeTotals(one, mergeTotals(two, others))).toEqual(left);
        expect(mergeTotals(others, mergeTotals(two, one))).toEqual(left);
        expect(mergeTotals(one, noTotals)).toEqual(one);
        expect(RehearsalFigures.safeParse(figuresFrom(left, window)).success).toBe(true);
      }),
      { seed: 20210615, endOnFailure: true, numRuns: 10 },
    );
  });

  it('do not grow with the sites: they name the fifty that change most', () => {
    const one = totals(fileWith({ [day]: { spacing: 'none', masks: 'none', hands: 'none' } }));
    const [first] = one.most;
    if (first === undefined) throw new Error('nothing changed');
    const many = Array.from({ length: 200 }, (_, n) => ({
      ...one,
      most: [{ ...first, siteId: `s-${String(n).padStart(3, '0')}`, days: n % 7 }],
    })).reduce(mergeTotals, noTotals);
    expect(many.most).toHaveLength(mostSites);
    expect(many.most.slice(0, 2).map(({ siteId, days }) => `${siteId} ${days}`)).toEqual([
      's-006 6',
      's-013 6',
    ]);
    expect(Object.keys(many.counts)).toEqual(Object.keys(one.counts));
  });

  it('of the version in force differ in nothing between its sides', () => {
    fc.assert(
      fc.property(anyFile, (file) => {
        const {
          opened,
          alerted,
          rules: byRule,
          days,
          bands,
          newest,
          changed,
          most,
        } = figures(file, template);
        expect([changed, most]).toEqual([0, []]);
        for (const { inForce, draft: drafted } of [opened, alerted]) expect(drafted).toBe(inForce);
        for (const { rule: _, severities, ...pairs } of byRule)
          for (const pair of [...Object.values(pairs), ...Object.values(severities)])
            expect(pair.draft).toBe(pair.inForce);
        for (const { readiness } of days) expect(readiness.draft).toBe(readiness.inForce);
        for (const cell of [...bands, ...newest]) expect(cell.draft).toBe(cell.inForce);
      }),
      { seed: 20210615, endOnFailure: true, numRuns: 10 },
    );
  });
});

describe('the overlap with cases that came', () => {
  const ruleOf = (file: RehearsalFile, id: string) => figures(file).rules.find(({ rule }) => rule === id);

  it('counts the first F0 of a run, told by check-in or quick report, and not those that follow', () => {
    const file = fileWith({ [day]: { f0: 1 }, [plus(1)]: { f0: 2 }, [plus(15)]: { f0: 1 } });
    expect(figures(file).cases).toBe(1);
    expect(figures(fileWith({ [day]: { f0: 1 }, [plus(15)]: { f0: 1 } })).cases).toBe(2);
    const at = `${day}T02:00:00.000Z`;
    expect(figures(fileWith({}, { events: [{ at, day, kind: 'f0', count: 1 }] })).cases).toBe(1);
  });

  it.each([
    [1, 1],
    [7, 1],
    [8, 0],
    [0, 0],
  ])('finds a case where the rule held %i days before: %i', (before, found) => {
    const short = addDays(day, -before);
    const file = fileWith({
      [day]: { f0: 1 },
      [short]: { isolationFree: 0, ...(before === 0 && { f0: 1 }) },
    });
    expect(ruleOf(file, 'isolation-short')?.found).toEqual({ inForce: found, draft: found });
  });

  it.each([
    ['on the day after', 1, { followable: 1, followed: 1 }],
    ['a fortnight after', 14, { followable: 1, followed: 1 }],
    ['later', 15, { followable: 1, followed: 0 }],
  ])('follows an alert by F0 %s', (_, n, expected) => {
    const file = fileWith({ [day]: { isolationFree: 0 }, [plus(n)]: { f0: 1 } });
    const { followable, followed } = ruleOf(file, 'isolation-short') ?? {};
    expect({ followable: followable?.draft, followed: followed?.draft }).toEqual(expected);
  });

  it('leaves alerts out of which it is not known yet what follows', () => {
    const late = addDays(window.to, -13);
    const rule = ruleOf(
      fileWith({ [late]: { isolationFree: 0 }, [addDays(late, 1)]: { f0: 1 } }),
      'isolation-short',
    );
    expect([rule?.opened.draft, rule?.followable.draft, rule?.followed.draft]).toEqual([1, 0, 0]);
  });
});

describe('bands', () => {
  it('stand beside each other for every report and for the newest of each site', () => {
    const { bands, newest, changed, most, reports } = figures(fileWith({ [window.to]: { spacing: 'all' } }));
    expect(reports).toBe(28);
    expect(bands.reduce((sum, { n }) => sum + n, 0)).toBe(28);
    expect(newest.map(({ n }) => n)).toEqual([1]);
    expect(changed).toBe(most.length);
  });

  it('of nothing are nothing, and divide by nothing', () => {
    const nobody = figures(fileWith({}, { checkIns: [] }));
    expect(nobody).toMatchObject({
      sites: 1,
      reporting: 0,
      reports: 0,
      cases: 0,
      bands: [],
      newest: [],
      most: [],
    });
    expect(nobody.days.every(({ readiness }) => readiness.draft === null)).toBe(true);
    expect(figuresFrom(noTotals, window).days).toHaveLength(28);
  });
});

describe('the table', () => {
  const words = { lang: 'en', rehearsal: en, rules, bands: standing.bands } as const;
  const of = (file: RehearsalFile) => ({
    ...({ jobId: '11111111-1111-4111-8111-111111111111', state: 'done', templateId: 'tn-2021-10' } as const),
    ...{ createdAt: '2021-08-12T02:00:00.000Z', ...window, done: 1, total: 1, inForce: ['tn-2021-06'] },
    ...{ by: 'Lan', overtaken: false },
    figures: figures(file),
  });

  it('has a figure in each row with what it is of, and a cell for each head', () => {
    const rows = rehearsalRows(of(fileWith({ [day]: { isolationFree: 0 } })), words);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([8]));
    expect(rows).toContainEqual([
      'By day',
      'Alerts opened',
      day,
      rules['isolation-short'].label,
      '1',
      '',
      '1',
      '',
    ]);
  });

  it('runs no formula that a name holds', () => {
    const record = a.record({}, { name: '=cmd()' });
    const file = fileWith({}, { record });
    const text = csvText(
      rehearsalRows(
        { ...of(file), figures: { ...figures(file), most: [{ ...evil, name: '=cmd()' }] } },
        words,
      ),
    );
    expect(text).toContain("'=cmd()");
    expect(text.startsWith('\ufeff')).toBe(true);
  });
});

const evil = {
  ...{ siteId: 'x-1', zoneId: 'kcn-diem-thuy', days: 1, of: 2 },
  newest: { inForce: 'ready', draft: 'watch' },
} as const;
