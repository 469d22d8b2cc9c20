import * as z from 'zod/mini';
import { Day } from './day.ts';
import { langs } from './texts/text.ts';

const Text = z.string().check(z.minLength(1));
const Named = z.strictObject({ name: Text, short: Text });

/** The authorities that texts name: a whole name, and a short one for labels. */
export const authorities = ['health', 'cdc', 'parks', 'industry', 'office'] as const;

/**
 * Whose pack it is. `province`: its whole name ("tỉnh …") and the short one beside the product's; `sender`: whom other systems read
 * alerts from; `language`: of a page before its reader has chosen one; `validity`: the days that the pack's zones and units speak of,
 * and what pages say about it. All of Vietnam keeps one time zone, and days are reckoned in it (domain/day.ts).
 */
export const Province = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), z.maxLength(30)),
  timeZone: z.literal('Asia/Ho_Chi_Minh'),
  language: z.enum(langs),
  province: z.strictObject({ vi: Named, en: Named }),
  authorities: z.record(z.enum(authorities), z.strictObject({ vi: Named, en: Named })),
  sender: z.strictObject({ vi: Text, en: Text }),
  validity: z.strictObject({
    from: z.nullable(Day),
    to: z.nullable(Day),
    note: z.strictObject({ vi: Text, en: Text }),
  }),
  source: Text,
});
export type Province = z.infer<typeof Province>;
