import { describe, expect, it } from 'vitest';
import { freeText, freeTextOrNone } from '../../domain/free-text.ts';

const read = (text: string, max = 300) => {
  const { data, error } = freeText(max).safeParse(text);
  return error === undefined ? data : error.issues.map(({ message }) => message).join();
};

describe('a text that a person typed', () => {
  it.each([
    ['a mark that turns the reading round', 'Hạn \u202e4202/21/31\u202c', 'Hạn 4202/21/31'],
    ['isolates of direction', '\u2067Kiểm tra\u2069', 'Kiểm tra'],
    ['a null', 'Kiểm\u0000 tra', 'Kiểm tra'],
    ['an escape sequence', '\u001b[31mKiểm tra', '[31mKiểm tra'],
    ['a blank of no width', 'Kiểm\u200btra', 'Kiểmtra'],
    ['a soft hyphen and a byte-order mark, from Word', '\ufeffKiểm\u00ad tra', 'Kiểm tra'],
    ['what is left at its ends', ' \u200b Kiểm tra \u0000 ', 'Kiểm tra'],
    ['marks of a tag', 'x\u{e0041}y', 'xy'],
  ])('loses %s', (_, typed, kept) => {
    expect(read(typed)).toBe(kept);
  });

  it.each([
    ['a line break', 'Xưởng 1\nXưởng 2', 'Xưởng 1 Xưởng 2'],
    ['a line break of Windows', 'Xưởng 1\r\nXưởng 2', 'Xưởng 1 Xưởng 2'],
    ['a soft line break of Word', 'Xưởng 1\u000bXưởng 2', 'Xưởng 1 Xưởng 2'],
    ['a separator of lines', 'Xưởng 1\u2028Xưởng 2', 'Xưởng 1 Xưởng 2'],
    ['a tab', 'Xưởng 1\tXưởng 2', 'Xưởng 1 Xưởng 2'],
  ])('has a blank for %s', (_, typed, kept) => {
    expect(read(typed)).toBe(kept);
  });

  it.each([
    ['Vietnamese, composed', 'Đề nghị Sở Y tế kiểm tra ngay'.normalize('NFC')],
    ['Vietnamese, its marks apart', 'Đề nghị Sở Y tế kiểm tra ngay'.normalize('NFD')],
    ['emoji', 'Đã xong 👍🏽 ❤️ 🇻🇳'],
    ['other scripts', '検査 проверка ตรวจ'],
  ])('keeps %s', (_, typed) => {
    expect(read(typed)).toBe(typed);
  });

  it.each([
    ['nothing', '', 'missing'],
    ['blanks', ' \n ', 'missing'],
    ['characters that nobody sees', '\u200b\u202e\u0000\u2060', 'missing'],
    ['a telephone number with such between', '0912\u202e345\u0001678', 'personal-data'],
    ['one too many', 'abcd', 'too-long'],
  ])('is refused with %s', (_, typed, code) => {
    expect(read(typed, code === 'too-long' ? 3 : 300)).toBe(code);
  });

  it('is as long as what is seen of it', () => {
    expect(read('a\u200bb\u0000c', 3)).toBe('abc');
  });

  it('may be left empty where that is allowed, and is cleaned there too', () => {
    const optional = freeTextOrNone(3);
    expect(optional.parse(undefined)).toBe('');
    expect(optional.parse('\u200b\u0000 ')).toBe('');
    expect(optional.parse('\u202ea\u200bbc')).toBe('abc');
    expect(optional.safeParse('abcd').error?.issues.map(({ message }) => message)).toEqual(['too-long']);
  });
});
