/** The family names that most Vietnamese bear, without marks: a note may be typed without them. A list of our own. */
const families = new Set(
  (
    'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dao dinh mai trinh doan lam to ta trieu chu ha la ' +
    'nong ma hua luong cao luu vuong phung quach tang giap than kieu hoa ninh lo vi be dam am mac sam'
  ).split(' '),
);

/** How people are spoken of by name. */
const address = new Set('anh chi ong ba co chu bac em chau mr mrs ms'.split(' '));

const marks = /\p{M}/gu;
const plain = (word: string) => word.normalize('NFD').replace(marks, '').replace(/đ/gi, 'd').toLowerCase();

/** A word as names are written: one capital, then small letters, or an initial. */
const isCapital = (word: string | undefined): boolean =>
  word !== undefined && /^\p{Lu}(?:\p{Ll}+|\.?)$/u.test(word.normalize('NFC'));

const isPersons = (words: readonly string[], at: number): boolean => {
  const [word = '', next] = words.slice(at);
  const isAddressed = address.has(plain(word)) && isCapital(next);
  return isAddressed || (isCapital(word) && families.has(plain(word)) && isCapital(next));
};

const without = (text: string, names: readonly string[]) =>
  names
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replaceAll(name.normalize('NFC'), '·'), text.normalize('NFC'));

/**
 * True when a text looks as if it named a person: a family name or a form of address with a capitalised word behind it. `allowed`
 * are names of places that may look the same (Võ Nhai, Hà Thượng). A question to ask back, never a ground for refusal: names that
 * look like words are not found, and some words look like names.
 */
export const looksLikeName = (text: string, allowed: readonly string[] = []): boolean => {
  const words = without(text, allowed).split(/[\s,;:()«»"/–-]+/u);
  return words.some((_, at) => isPersons(words, at));
};

/** Names of zones and units: the whole ones, and those without the word for what they are. */
export const placeNames = (...places: readonly (readonly { name: string }[])[]): string[] => [
  ...new Set(
    places
      .flat()
      .map(({ name }) => name)
      .flatMap((name) => [name, name.replace(/^(?:KCN|CCN|TP|TX|H\.|Huyện|Thành phố|Thị xã)\s+/u, '')])
      .flatMap((name) => [name, name.replace(/\s+(?:I{1,3}|[\d.]+)$/u, '')]),
  ),
];
