import { describe, expect, it } from 'vitest';
import { CriterionId, GateId } from '../../../domain/assessment.ts';
import { clocks, closesAt, cutOffOf, isOnTime, opensAt } from '../../../domain/pack/clocks.ts';
import { holidays, publicHolidays } from '../../../domain/pack/holidays.ts';
import { alertClocks } from '../../../domain/pack/severities.ts';
import { templateOn, templates } from '../../../domain/pack/templates.ts';
import { zones } from '../../../domain/pack/zones.ts';
import { RuleId } from '../../../domain/template.ts';

const unique = (list: readonly string[]) => new Set(list).size === list.length;

describe('the zones', () => {
  it('are 38 parks and clusters, each once and with a source', () => {
    expect(zones).toHaveLength(38);
    expect(unique(zones.map(({ id }) => id))).toBe(true);
    expect(zones.every(({ source, name, unit }) => source !== '' && name !== '' && unit !== '')).toBe(true);
    expect(new Set(zones.map(({ kind }) => kind))).toEqual(new Set(['park', 'cluster']));
  });

  it('have a position in the province, or none', () => {
    for (const { lat, lon, position } of zones) {
      expect(lat === null).toBe(lon === null);
      expect(lat === null).toBe(position === null);
      if (lat === null || lon === null) continue;
      expect(lat).toBeGreaterThan(21.3);
      expect(lat).toBeLessThan(22.1);
      expect(lon).toBeGreaterThan(105.4);
      expect(lon).toBeLessThan(106.3);
    }
  });
});

describe.each(templates.map((template) => [template.id, template] as const))(
  'the template %s',
  (_, template) => {
    it('names every criterion, gate and rule once, in the order in which they are listed', () => {
      expect(template.criteria.map(({ id }) => id)).toEqual(CriterionId.options);
      expect(template.gates.map(({ id }) => id)).toEqual(GateId.options);
      expect(template.rules.map(({ id }) => id)).toEqual(RuleId.options);
    });

    it('weighs its criteria to 100', () => {
      expect(template.criteria.map(({ weight }) => weight)).toEqual([
        20, 10, 20, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5,
      ]);
      expect(template.criteria.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    });

    it('has bands from the best down to 0', () => {
      expect(template.bands).toEqual([
        { id: 'ready', from: 85 },
        { id: 'watch', from: 70 },
        { id: 'weak', from: 50 },
        { id: 'not-ready', from: 0 },
      ]);
    });

    it('rests every number on a source that it lists', () => {
      const known = new Set(template.source.map(({ id }) => id));
      const { criteria, gates, rules, scenario, aberration, quietStart, planDefaults } = template;
      const rests = [...criteria, ...gates, ...rules, scenario, aberration, quietStart, planDefaults];
      expect(unique(template.source.map(({ id }) => id))).toBe(true);
      expect(rests.flatMap(({ source }) => source).filter((id) => !known.has(id))).toEqual([]);
    });

    it('gives each rule the clocks of its severity, but 4 hours to verify an unconfirmed positive', () => {
      for (const rule of template.rules) {
        const { verifyWithinMinutes, actWithinMinutes } = alertClocks.severities[rule.severity];
        const verify = rule.id === 'positive-unconfirmed' ? 240 : verifyWithinMinutes;
        expect([rule.id, rule.verifyWithinMinutes, rule.actWithinMinutes]).toEqual([
          rule.id,
          verify,
          actWithinMinutes,
        ]);
      }
    });
  },
);

it('has the severities, readings and owners of the rules of 2021', () => {
  expect(
    templates[0]?.rules.map(({ id, severity, reads, owner }) => `${id} ${severity} ${reads} ${owner}`),
  ).toEqual([
    'case-reported critical revision health',
    'site-outbreak critical revision health',
    'contact-reported high revision health',
    'positive-unconfirmed critical revision health',
    'quarantine-breach critical revision health',
    'isolation-short high standing health',
    'lodging-over high standing health',
    'symptom-aberration medium revision health',
    'testing-behind medium standing health',
    'not-ready high standing health',
    'readiness-drop medium standing health',
    'check-in-missed medium absence board',
    'plan-due low standing health',
    'implausible low standing health',
    'zone-cluster critical standing health',
  ]);
});

it('finds the template of a day, and none before the first', () => {
  expect(templateOn('2021-06-05').id).toBe('tn-2021-06');
  expect(() => templateOn('2021-06-04')).toThrow(RangeError);
});

describe('the holidays', () => {
  it('are of 2021 and 2025–2027, in order, each once and with a source', () => {
    const days = publicHolidays.map(({ day }) => day);
    expect(days).toEqual(days.toSorted());
    expect(holidays.size).toBe(days.length);
    expect(new Set(days.map((day) => day.slice(0, 4)))).toEqual(new Set(['2021', '2025', '2026', '2027']));
    expect(publicHolidays.every(({ source }) => source.startsWith('Labour Code'))).toBe(true);
  });

  it.each(['2021', '2025', '2026', '2027'])('of %s have the fixed ones, Tết and the Hùng Kings', (year) => {
    const names = publicHolidays
      .filter(({ day }) => day.startsWith(year))
      .map(({ day, name }) => `${day.slice(5)} ${name}`);
    expect(names).toEqual(
      expect.arrayContaining([
        "01-01 New Year's Day",
        '04-30 Reunification Day',
        '05-01 Labour Day',
        '09-02 National Day',
      ]),
    );
    expect(names.some((name) => name.includes('Lunar New Year'))).toBe(true);
    expect(names.some((name) => name.includes('Hùng Kings'))).toBe(true);
  });
});

describe('the clocks of a day', () => {
  it('are those of the province at +07:00', () => {
    expect(opensAt('2021-06-15')).toBe('2021-06-14T17:00:00.000Z');
    expect(cutOffOf('2021-06-15')).toBe('2021-06-15T08:00:00.000Z');
    expect(closesAt('2021-06-15')).toBe('2021-06-15T17:00:00.000Z');
    expect(clocks.correctionDays).toBe(7);
  });

  it('take a check-in as in time until the cut-off', () => {
    expect(isOnTime('2021-06-15', '2021-06-15T07:59:59.999Z')).toBe(true);
    expect(isOnTime('2021-06-15', '2021-06-15T08:00:00Z')).toBe(false);
    expect(isOnTime('2021-06-15', '2021-06-16T01:00:00Z')).toBe(false);
  });
});
