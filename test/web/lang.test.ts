import { describe, expect, it } from 'vitest';
import { chosenLang } from '../../web/lang.ts';

describe('the language of a page', () => {
  it.each([
    ['', null, 'vi'],
    ['', 'en', 'en'],
    ['?lang=en', null, 'en'],
    ['?lang=vi', 'en', 'vi'],
    ['?lang=fr', 'en', 'en'],
    ['?lang=fr', null, 'vi'],
    ['', 'constructor', 'vi'],
    ['', null, 'en', 'en'],
    ['', 'vi', 'vi', 'en'],
    ['', null, 'vi', ''],
  ])('asked %j and kept %j, is %s', (search, kept, lang, page = 'vi') => {
    expect(chosenLang(search, kept, page)).toBe(lang);
  });
});
