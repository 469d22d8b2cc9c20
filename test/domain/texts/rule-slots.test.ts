import { describe, expect, it } from 'vitest';
import { RuleId } from '../../../domain/template.ts';
import conditionsEn from '../../../domain/texts/en/rule-conditions.json' with { type: 'json' };
import rulesEn from '../../../domain/texts/en/rules.json' with { type: 'json' };
import { ruleHelp, ruleSlots } from '../../../domain/texts/rule-slots.ts';
import { fill, langs } from '../../../domain/texts/text.ts';
import conditionsVi from '../../../domain/texts/vi/rule-conditions.json' with { type: 'json' };
import rulesVi from '../../../domain/texts/vi/rules.json' with { type: 'json' };
import { a } from '../../support/a.ts';

const words = { vi: conditionsVi, en: conditionsEn };
const rules = { vi: rulesVi, en: rulesEn };
const template = a.template();
const params = (id: RuleId, over: Record<string, number>) => ({
  ...template,
  rules: template.rules.map((rule) =>
    rule.id === id ? { ...rule, params: { ...rule.params, ...over } } : rule,
  ),
});

describe.each(langs)('what is said of the rules in %s', (lang) => {
  it('is said of every rule, and of no other', () => {
    const ids = template.rules.map(({ id }) => id).toSorted();
    expect(ids).toEqual(RuleId.options.toSorted());
    expect(Object.keys(words[lang].opens).toSorted()).toEqual(ids);
    expect(Object.keys(words[lang].clears).toSorted()).toEqual(ids);
  });

  it.each(template.rules)('has its numbers from the template: $id', (rule) => {
    const { opens, clears } = words[lang];
    const said = [opens[rule.id], clears[rule.id]].map((text) => fill(text, ruleSlots(rule, template, lang)));
    const help = ruleHelp(rules[lang], rule.id, template, { windowDays: 7, lang });
    for (const text of [...said, help]) expect(text).not.toMatch(/[{}]|NaN|undefined/);
    const slots = [opens[rule.id], clears[rule.id]].join(' ');
    for (const name of Object.keys(rule.params)) expect(slots).toMatch(new RegExp(`\\{${name}(Pct)?\\}`));
  });

  it('changes with the template', () => {
    const milder = ruleSlots({ params: { below: 0.65 } }, template, lang);
    expect(fill(words[lang].opens['testing-behind'], milder)).toMatch(/65\s?%/);
  });
});

describe('what a rule asks to find out', () => {
  const eased = { ...template, bands: template.bands.map((band) => ({ ...band, from: band.from + 5 })) };
  it.each([
    ['testing-behind', template, 7, 'Dưới 80% mức cam kết trong 7 ngày.'],
    [
      'testing-behind',
      params('testing-behind', { below: 0.825 }),
      14,
      'Dưới 82,5% mức cam kết trong 14 ngày.',
    ],
    ['not-ready', template, 7, 'Điểm dưới 50 hoặc vướng điều kiện loại trừ.'],
    ['not-ready', eased, 7, 'Điểm dưới 55 hoặc vướng điều kiện loại trừ.'],
    ['readiness-drop', template, 7, 'Thấp hơn trung vị 7 kỳ trước từ 15 điểm.'],
    ['site-outbreak', template, 7, 'F0 trong 14 ngày qua mốc 5, 10, 20, 40 … tại một cơ sở.'],
  ] as const)('%s', (id, by, windowDays, said) => {
    expect(ruleHelp(rulesVi, id, by, { windowDays, lang: 'vi' })).toBe(said);
  });
});

it('formats numbers as the language does', () => {
  const rule = { params: { presentTimes: 1.1 } };
  expect(ruleSlots(rule, template, 'vi')['presentTimes']).toBe('1,1');
  expect(ruleSlots(rule, template, 'en')['presentTimes']).toBe('1.1');
});
