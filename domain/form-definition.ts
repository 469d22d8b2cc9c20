import * as z from 'zod/mini';
import { coded, codedObject } from './coded.ts';
import { Day } from './day.ts';
import { hasPersonalData } from './personal-data.ts';

/*
 * A self-assessment form as data: just enough for the percentage of Decision 2194 and for a set like Ho Chi Minh City's 1203. No
 * expressions and no code; what the language means is said in docs/form-definitions.md. High is bad throughout.
 */

/** Names a form, one of its indices, bands or gates. */
export const FormId = z
  .string({ error: coded('not-an-id') })
  .check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, { error: 'not-an-id' }));
export type FormId = z.infer<typeof FormId>;

/** Letters that a page can show: no control character but the line's end. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const unshowable = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffe\uffff]/;

const text = (atMost: number) =>
  z.string({ error: coded('not-a-text') }).check(
    z.trim(),
    z.minLength(1, { error: 'missing' }),
    z.maxLength(atMost, { error: 'too-long' }),
    z.refine((said) => said.isWellFormed() && !unshowable.test(said), { error: 'not-a-text' }),
    z.refine((said) => !hasPersonalData(said), { error: 'personal-data' }),
  );

const both = (atMost: number) =>
  z.strictObject({ vi: text(atMost), en: text(atMost) }, { error: codedObject });

const number = (from: number, to: number) =>
  z
    .number({ error: coded('not-a-number') })
    .check(z.gte(from, { error: 'too-small' }), z.lte(to, { error: 'too-large' }));

const oneOf = <const O extends readonly string[]>(options: O) =>
  z.enum(options, { error: coded('not-an-option') });

const list = <T extends z.core.$ZodType>(item: T, least: number, most: number) =>
  z
    .array(item, { error: coded('not-a-list') })
    .check(z.minLength(least, { error: 'too-few' }), z.maxLength(most, { error: 'too-many' }));

/** A label in both languages. */
export const FormLabel = both(120);
/** One or a few sentences in both languages. */
export const FormText = both(1000);
export type FormText = z.infer<typeof FormText>;

/**
 * The document that a form rests on. `example`: a shape to fill in, which is never in force, whatever else it says. Null days are
 * not known.
 */
export const FormSource = z.strictObject(
  {
    title: both(300),
    from: z.optional(z.nullable(Day)),
    to: z.optional(z.nullable(Day)),
    status: oneOf(['in-force', 'historic', 'example']),
    note: z.optional(FormText),
  },
  { error: codedObject },
);

/** One of the values that an index may take, with what it stands for. */
export const FormOption = z.strictObject(
  { value: number(0, 1000), label: both(300) },
  { error: codedObject },
);

/** One index: from `min` to `max` in steps of `step` (1 if it does not say), or one of its options. */
export const FormIndex = z.strictObject(
  {
    id: FormId,
    title: both(300),
    help: z.optional(FormText),
    min: number(0, 1000),
    max: number(0, 1000),
    step: z.optional(number(0.01, 1000)),
    options: z.optional(list(FormOption, 2, 20)),
  },
  { error: codedObject },
);
export type FormIndex = z.infer<typeof FormIndex>;

/**
 * A band of the percentage 0–100: either `upTo`, its last value, or `from`, its first one; all bands of a form the same way, the best
 * one first. `mayRun` `if`: it may, unless a gate of the band closes. All bands say it, or none.
 */
export const FormBand = z.strictObject(
  {
    id: FormId,
    upTo: z.optional(number(0, 100)),
    from: z.optional(number(0, 100)),
    label: FormLabel,
    mayRun: z.optional(oneOf(['yes', 'no', 'if'])),
  },
  { error: codedObject },
);
export type FormBand = z.infer<typeof FormBand>;

/** When a gate closes: any index is at least so high, or the one named is. */
export const FormWhen = z.strictObject(
  {
    anyIndexAtLeast: z.optional(number(0, 1000)),
    index: z.optional(FormId),
    atLeast: z.optional(number(0, 1000)),
  },
  { error: codedObject },
);
export type FormWhen = z.infer<typeof FormWhen>;

/** A gate in some bands: once closed the site may not run, or stands in the worse band that `then` names. */
export const FormGate = z.strictObject(
  {
    id: FormId,
    title: both(300),
    when: FormWhen,
    // biome-ignore lint/suspicious/noThenProperty: the word of the language, of data that nobody awaits
    then: FormId,
    in: list(FormId, 1, 10),
  },
  { error: codedObject },
);
export type FormGate = z.infer<typeof FormGate>;

/** What `then` of a gate says beside the id of a band. */
export const mayNotRun = 'may-not-run';

const head = {
  id: FormId,
  version: z
    .int({ error: coded('not-a-version') })
    .check(z.gte(1, { error: 'too-small' }), z.lte(9999, { error: 'too-large' })),
  effectiveFrom: Day,
  title: FormLabel,
  intro: z.optional(FormText),
  source: FormSource,
  bands: list(FormBand, 1, 10),
} as const;

/** Entered as one percentage, 0–100 with decimals. */
export const TotalForm = z.strictObject({ ...head, entry: z.literal('total') }, { error: codedObject });

/** Entered index by index; `result` is the number shown: the sum, the mean, or the percentage of the highest possible sum. */
export const IndexForm = z.strictObject(
  {
    ...head,
    entry: z.literal('indices'),
    indices: list(FormIndex, 1, 60),
    result: oneOf(['sum', 'mean', 'percent']),
    gates: z.optional(list(FormGate, 0, 20)),
  },
  { error: codedObject },
);
export type IndexForm = z.infer<typeof IndexForm>;

/** The two ways to enter a form. */
export const formEntries = ['total', 'indices'] as const;

/** A form as its file says it, by its shape; what goes together is judged by `formFaults`. */
export const FormDefinition = z.discriminatedUnion('entry', [TotalForm, IndexForm], {
  error: coded('not-an-option'),
});
export type FormDefinition = z.infer<typeof FormDefinition>;

/** The gates of a form; one that is entered as a percentage has none. */
export const gatesOf = (form: FormDefinition): readonly FormGate[] =>
  form.entry === 'indices' ? (form.gates ?? []) : [];

/** The indices of a form; one that is entered as a percentage has none. */
export const indicesOf = (form: FormDefinition): readonly FormIndex[] =>
  form.entry === 'indices' ? form.indices : [];
