import * as z from 'zod/mini';
import { Person } from './alert.ts';
import { coded, codedObject } from './coded.ts';
import { Day, Instant } from './day.ts';
import { FormResult } from './evaluate-form.ts';
import type { Fault } from './failure.ts';
import { type FormDefinition, FormId, FormText, type indicesOf } from './form-definition.ts';
import { isOnStep } from './form-faults.ts';

const number = z.number({ error: coded('not-a-number') });

/** What a site enters: the version of the form that it saw, the day of the assessment, and a percentage or the value of every index. */
export const FormEntryFields = z.strictObject(
  {
    version: z.int({ error: coded('not-a-version') }),
    assessedOn: Day,
    percent: z.optional(number.check(z.gte(0, { error: 'too-small' }), z.lte(100, { error: 'too-large' }))),
    values: z.optional(z.record(FormId, number)),
  },
  { error: codedObject },
);
export type FormEntryFields = z.infer<typeof FormEntryFields>;

/** A filled form as it is kept: what was entered, by which version, and what came of it. Never worked out again. */
export const FormEntry = z.strictObject({
  formId: FormId,
  title: FormText,
  at: Instant,
  by: Person,
  ...FormEntryFields.shape,
  result: FormResult,
});
export type FormEntry = z.infer<typeof FormEntry>;

const valueFault = (
  { min, max, step = 1, options }: ReturnType<typeof indicesOf>[number],
  value: number | undefined,
): string | null => {
  if (value === undefined) return 'missing';
  if (options) return options.some((one) => one.value === value) ? null : 'not-an-option';
  if (value < min) return 'too-small';
  if (value > max) return 'too-large';
  return isOnStep(value, min, step) ? null : 'not-on-step';
};

/** What is wrong with an entry of the form: nothing left out, nothing that the form does not ask, every value one it allows. */
export const entryFaults = (form: FormDefinition, { percent, values }: FormEntryFields): Fault[] => {
  if (form.entry === 'total')
    return [
      ...(percent === undefined ? [{ pointer: '/percent', code: 'missing' }] : []),
      ...(values === undefined ? [] : [{ pointer: '/values', code: 'unknown-field' }]),
    ];
  const asked = new Set(form.indices.map(({ id }) => id));
  return [
    ...(percent === undefined ? [] : [{ pointer: '/percent', code: 'unknown-field' }]),
    ...form.indices.flatMap((index) => {
      const code = valueFault(index, values?.[index.id]);
      return code === null ? [] : [{ pointer: `/values/${index.id}`, code }];
    }),
    ...Object.keys(values ?? {})
      .filter((id) => !asked.has(id))
      .map((id) => ({ pointer: `/values/${id}`, code: 'unknown-field' })),
  ];
};
