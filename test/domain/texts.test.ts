import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AlertState, Outcome, TimelineAct } from '../../domain/alert.ts';
import { Answers, Measure } from '../../domain/answers.ts';
import { Band, CriterionId, GateId, Scenario } from '../../domain/assessment.ts';
import { CallOutcome } from '../../domain/call.ts';
import { CaseAct, CaseCounts, StepOwner, stepNumbers } from '../../domain/case-response.ts';
import { Confidence } from '../../domain/confidence.ts';
import { Freshness } from '../../domain/freshness.ts';
import { Role } from '../../domain/member.ts';
import { templates } from '../../domain/pack/templates.ts';
import { Model, PlanState } from '../../domain/plan.ts';
import { SiteState } from '../../domain/site.ts';
import { RuleId, Severity } from '../../domain/template.ts';
import { fill, langs, t } from '../../domain/texts/text.ts';

const folder = join(import.meta.dirname, '../../domain/texts');
const parts = readdirSync(join(folder, 'vi')).sort();

/** Every text of a part by its dotted path. */
const flat = (value: unknown, path: string): [string, string][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => flat(inner, `${path}.${key}`))
    : [[path, String(value)]];
const textsOf = (lang: string, part: string) =>
  new Map(flat(JSON.parse(readFileSync(join(folder, lang, part), 'utf8')), part.replace('.json', '')));
const slotsOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
const all = langs.flatMap((lang) =>
  parts.flatMap((part) => [...textsOf(lang, part)].map(([id, text]) => ({ lang, id, text }))),
);

describe('the dictionaries', () => {
  it('have the same parts in both languages', () => {
    expect(readdirSync(join(folder, 'en')).sort()).toEqual(parts);
  });

  it.each(parts)('have the same ids with the same slots in %s', (part) => {
    const [vi, en] = [textsOf('vi', part), textsOf('en', part)];
    expect([...en.keys()].sort()).toEqual([...vi.keys()].sort());
    for (const [id, text] of vi)
      expect({ id, slots: slotsOf(en.get(id) ?? '') }).toEqual({ id, slots: slotsOf(text) });
  });

  it('have no empty text, and one way to write each letter', () => {
    expect(all.filter(({ text }) => text.trim() === '')).toEqual([]);
    expect(all.filter(({ text }) => text !== text.normalize('NFC'))).toEqual([]);
  });

  it('keep labels to 24 characters', () => {
    expect(all.filter(({ id, text }) => id.endsWith('.label') && [...text].length > 24)).toEqual([]);
  });
});

const have = (part: string, ids: readonly string[], endings = ['.label', '.help']) =>
  langs.flatMap((lang) => {
    const texts = textsOf(lang, `${part.split('.')[0]}.json`);
    return ids.flatMap((id) =>
      endings.map((end) => `${part}.${id}${end}`).filter((path) => !texts.has(path)),
    );
  });

describe('every id has its words', () => {
  const [template] = templates;
  if (template === undefined) throw new Error('no template');
  const paramNames = [
    ...[template.scenario, template.aberration, template.planDefaults].flatMap((params) =>
      Object.keys(params),
    ),
    ...template.gates.flatMap((gate) => Object.keys(gate).filter((key) => key !== 'id')),
  ].filter((name) => name !== 'source');
  const said = Object.keys(Answers.shape);
  it.each([
    ['answers', said],
    ['standing.bands', [...Band.options, 'none']],
    ['standing.freshness', Freshness.options],
    ['standing.scenarios', Scenario.options],
    ['standing.severities', Severity.options],
    ['gates', GateId.options],
    ['gates', template.gates.map(({ id }) => id)],
    ['rules', RuleId.options],
    ['rules', template.rules.map(({ id }) => id)],
    ['criteria', CriterionId.options],
    ['criteria', template.criteria.map(({ id }) => id)],
    ['life-cycle.states', AlertState.options],
    ['life-cycle.outcomes', Outcome.options],
    ['terms.confidences', Confidence.options],
    ['roles', Role.options],
    ['sources', template.source.map(({ id }) => id)],
  ])('label and help of %s', (part, ids) => {
    expect(have(part, ids)).toEqual([]);
  });

  it.each([
    ['measures', Measure.options],
    ['life-cycle.timeline', TimelineAct.options],
    ['terms.plan-states', PlanState.options],
    ['terms.site-states', SiteState.options],
    ['terms.models', Model.options],
    ['terms.calls', CallOutcome.options],
    ['template.names', paramNames],
    ['rule-conditions.opens', RuleId.options],
    ['rule-conditions.clears', RuleId.options],
    ['case-response.acts', CaseAct.options],
    ['case-response.owners', StepOwner.options],
    ['case-response.counts', Object.keys(CaseCounts.shape)],
    ['terms.case-steps', stepNumbers.map(String)],
  ])('text of %s', (part, ids) => {
    expect(have(part, ids, [''])).toEqual([]);
  });

  it('what to do and help of every step of a case', () => {
    expect(have('case-response.steps', stepNumbers.map(String), ['.do', '.help'])).toEqual([]);
  });

  it('an act and who can do it, for every criterion and for gates', () => {
    expect(have('fixes.acts', [...CriterionId.options, 'gate'], ['.act', '.who'])).toEqual([]);
  });
});

describe('the rules of wording', () => {
  const vi = all.filter(({ lang }) => lang === 'vi');
  it.each([
    ['no pronoun for the reader', /(^|[\s(«])(bạn|quý vị|anh\/chị)(?=[\s,.)»]|$)/i],
    ['people are người lao động', /công nhân/i],
    ['one spelling', /tỉ lệ|uỷ|Điềm Thuỵ|khử trùng/i],
    ['no space before the percent sign', /\d %/],
    ['face-saving words', /yếu kém|không đạt|trốn báo cáo|không an toàn|bình thường mới/i],
  ])('%s', (_, forbidden) => {
    expect(vi.filter(({ text }) => forbidden.test(text))).toEqual([]);
  });

  it('zone and case cluster are never mixed up by a bare word', () => {
    const named = /khu(,|\/| hoặc| hay) ?cụm|cụm công nghiệp|chùm ca bệnh|CCN/gi;
    const english =
      /parks?(,| and| or)( any)? (industrial )?clusters?|(industrial|case) clusters?|clusters?: industry/gi;
    const bare = all.filter(({ text }) =>
      /cụm|cluster/i.test(text.replaceAll(named, '').replaceAll(english, '')),
    );
    expect(bare).toEqual([]);
  });
});

describe('a lookup', () => {
  it('fills the slots and leaves what it cannot fill in sight', () => {
    expect(t({ sent: 'Đã gửi lúc {time}, {day}' }, 'sent', { time: '10:42' })).toBe(
      'Đã gửi lúc 10:42, {day}',
    );
    expect(fill('{n}/{n}', { n: '2' })).toBe('2/2');
  });

  it.each([
    ['0', '0 workplaces'],
    ['1', '1 workplace'],
    ['2', '2 workplaces'],
    ['1,001', '1,001 workplaces'],
  ])('takes the word that goes with %s', (n, said) => {
    expect(fill('{n} {n|workplace|workplaces}', { n })).toBe(said);
    expect(fill('{n|It is|They are}', {})).toBe('{n|It is|They are}');
  });
});
