import { describe, expect, it } from 'vitest';
import { RuleId } from '../../../domain/template.ts';
import en from '../../../domain/texts/en/rule-conditions.json' with { type: 'json' };
import { fill, langs } from '../../../domain/texts/text.ts';
import vi from '../../../domain/texts/vi/rule-conditions.json' with { type: 'json' };
import { slotsOf } from '../../../web/rules/rule-slots.ts';
import { a } from '../../support/a.ts';

const words = { vi, en };
const template = a.template();

describe.each(langs)('what the page says of the rules in %s', (lang) => {
  it('is said of every rule, and of no other', () => {
    const ids = template.rules.map(({ id }) => id).toSorted();
    expect(ids).toEqual(RuleId.options.toSorted());
    expect(Object.keys(words[lang].opens).toSorted()).toEqual(ids);
    expect(Object.keys(words[lang].clears).toSorted()).toEqual(ids);
  });

  it.each(template.rules)('has its numbers from the template: $id', (rule) => {
    const { opens, clears } = words[lang];
    const said = [opens[rule.id], clears[rule.id]].map((text) => fill(text, slotsOf(rule, template, lang)));
    for (const text of said) expect(text).not.toMatch(/[{}]|NaN|undefined/);
    const slots = [opens[rule.id], clears[rule.id]].join(' ');
    for (const name of Object.keys(rule.params)) expect(slots).toMatch(new RegExp(`\\{${name}(Pct)?\\}`));
    // No number is written into a sentence by hand, but the names F0, F1, 0 and 2194.
    for (const text of [opens[rule.id], clears[rule.id]])
      expect(text.replaceAll(/\b(F0|F1|2194|0)\b|khác 0/g, '')).not.toMatch(/\d/);
  });

  it('changes with the template', () => {
    const [rule] = template.rules.filter(({ id }) => id === 'testing-behind');
    if (rule === undefined) throw new Error('no such rule');
    const milder = slotsOf({ params: { below: 0.65 } }, template, lang);
    expect(fill(words[lang].opens['testing-behind'], milder)).toMatch(/65\s?%/);
  });
});

it('formats numbers as the language does', () => {
  const rule = { params: { presentTimes: 1.1 } };
  expect(slotsOf(rule, template, 'vi')['presentTimes']).toBe('1,1');
  expect(slotsOf(rule, template, 'en')['presentTimes']).toBe('1.1');
});
