import { describe, expect, it } from 'vitest';
import { templates } from '../../../domain/pack/templates.ts';
import { linesOf } from '../../../domain/template-lines.ts';
import { lineText, placeText, saidText, type TemplateSpeech } from '../../../domain/texts/template-text.ts';
import { langs } from '../../../domain/texts/text.ts';
import { words as en } from '../../../web/rules/words-en.ts';
import { words as vi } from '../../../web/rules/words-vi.ts';

const speeches: Record<'vi' | 'en', TemplateSpeech> = {
  vi: { lang: 'vi', ...vi },
  en: { lang: 'en', ...en },
};
const places = templates.flatMap((template) =>
  linesOf(template).flatMap(({ key, says }) => [...says].map(([place, said]) => ({ key, place, said }))),
);

describe.each(langs)('the lines of a template in %s', (lang) => {
  const speech = speeches[lang];

  it('all have a part, a name and a place in words', () => {
    const raw = (text: string, id: string) => text === id || /[{}]|undefined|null|NaN/.test(text);
    const parts: Readonly<Record<string, string>> = speech.template.parts;
    for (const { key, place } of places) {
      const [part = '', name = ''] = key.split('/');
      expect(parts[part]).toBeDefined();
      if (part !== 'source')
        expect({ key, raw: raw(lineText(speech, key), `${parts[part]}: ${name}`) }).toEqual({
          key,
          raw: false,
        });
      const last = (place === '' ? name : place).split('/').at(-1) ?? '';
      expect({ key, place, raw: raw(placeText(speech, key, place), last) }).toEqual({
        key,
        place,
        raw: false,
      });
    }
  });

  it('tells whatever they say', () => {
    for (const { key, place, said } of places)
      expect(saidText(speech, key, place, said)).not.toMatch(/undefined|null|NaN|\[object|^$/);
  });
});

describe('what a line says', () => {
  it.each([
    ['criteria/masks', 'weight', 7.5, '7,5', '7.5'],
    ['criteria/masks', 'source', ['2194', 'default'], 'QĐ 2194, Mặc định', 'Dec. 2194, Default'],
    ['rules/plan-due', 'verifyWithinMinutes', 4620, '77 giờ', '77 h'],
    ['rules/plan-due', 'verifyWithinMinutes', 100, '100 phút', '100 min'],
    ['rules/plan-due', 'actWithinMinutes', null, 'không đặt hạn', 'no clock'],
    ['rules/plan-due', 'quietStart', true, 'có', 'yes'],
    ['rules/plan-due', 'severity', 'low', 'Thấp', 'Low'],
    ['source/2787', 'to', '2023-10-19', '19/10/2023', '19/10/2023'],
    ['criteria/masks', 'weight', undefined, 'không có', 'none'],
  ] as const)('%s %s %j', (line, place, said, inVietnamese, inEnglish) => {
    expect(saidText(speeches.vi, line, place, said)).toBe(inVietnamese);
    expect(saidText(speeches.en, line, place, said)).toBe(inEnglish);
  });
});
