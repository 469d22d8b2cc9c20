/** The languages of every text: Vietnamese is the source, English complete. */
export const langs = ['vi', 'en'] as const;
export type Lang = (typeof langs)[number];

/** A short label (24 characters or fewer) and the line under it. */
export type Words = { label: string; help: string };

/** What fills the {slots} of a sentence; numbers come formatted, so that one text has one way to write them. */
export type Slots = Readonly<Record<string, string>>;

/**
 * Replaces each `{slot}` of a sentence; a slot without a value stays visible, so that a test or a reader sees it. `{n|site|sites}`
 * is the word that goes with the slot's number: the first after 1, else the second.
 */
export const fill = (sentence: string, slots: Slots): string =>
  sentence.replace(
    /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g,
    (whole, name: string, one?: string, more?: string) => {
      const said = slots[name];
      if (said === undefined) return whole;
      return (one === undefined ? said : said === '1' ? one : more) ?? whole;
    },
  );

type Sentences<Part> = { [Id in keyof Part]: Part[Id] extends string ? Id : never }[keyof Part] & string;

/**
 * The sentence `id` of one part of a dictionary, its slots filled.
 * An id that the part lacks does not compile; both languages have the same ids (test/domain/texts.test.ts).
 */
export const t = <Part extends object>(part: Part, id: Sentences<Part>, slots: Slots = {}): string =>
  fill(String(part[id]), slots);
