import * as z from 'zod/mini';
import type { Day } from '../../domain/day.ts';
import { implausibleCounts } from '../../domain/implausible-counts.ts';
import {
  type Inspectable,
  type Inspected,
  type InspectionRequest,
  inspectable,
  inspectedCounts,
} from '../../domain/inspected.ts';
import { asksVaccinated, type Template } from '../../domain/template.ts';
import { parseCount } from '../../domain/texts/parse-count.ts';
import { type KeptStorage, keptTypedById } from '../kept-typed.ts';
import { draftPrefix } from '../session.ts';
import type { FieldError } from '../ui/error-summary.tsx';
import type { Words } from './words.ts';

/** What was typed of an inspection; '' is not looked at. The key is made with it, so that a send that was not heard is the same one. */
export const TypedInspection = z.strictObject({
  key: z.string(),
  day: z.string(),
  note: z.string(),
  items: z.record(z.string(), z.string()),
});
export type TypedInspection = z.infer<typeof TypedInspection>;

export const beginInspection = (today: Day, key: string): TypedInspection => ({
  key,
  day: today,
  note: '',
  items: {},
});

/** True when nothing was entered yet. */
export const isUntouched = ({ note, items }: TypedInspection): boolean =>
  note.trim() === '' && Object.values(items).every((text) => text.trim() === '');

/** The shuttle's word for that there is none. */
export const noShuttle = 'none';

/** What this device keeps of an inspection that is being recorded; signing out clears it with the other drafts. */
export const makeInspectionKept = (storage: KeptStorage, owner: string) =>
  keptTypedById(TypedInspection, storage, `${draftPrefix}${owner}.inspection.`);

type Found = { item: Inspectable; value: unknown } | { item: Inspectable; code: string } | null;

const countOf = (item: Inspectable, text: string): Found => {
  if (item === 'shuttleLoad' && text === noShuttle) return { item, value: null };
  const read = parseCount(text, item === 'shuttleLoad' ? 100 : undefined);
  return read.ok ? { item, value: read.count } : { item, code: read.code };
};

const foundOf = (item: Inspectable, typed: string): Found => {
  const text = typed.trim();
  if (text === '') return null;
  if (inspectedCounts.some((one) => one === item)) return countOf(item, text);
  return { item, value: item === 'safetyTeamOnDuty' ? text === 'yes' : text };
};

type Read = { ok: true; request: unknown } | { ok: false; errors: FieldError[] };

/** What is asked under a template: how many are vaccinated only where that changes how many have to be tested. */
export const inspectableUnder = (template: Pick<Template, 'criteria'> | null): readonly Inspectable[] =>
  template !== null && asksVaccinated(template)
    ? inspectable
    : inspectable.filter((item) => item !== 'vaccinated');

/** What is sent of what was typed for the items that are asked, or what is wrong with it at which field. */
export const readInspection = (
  { faults, answers }: Pick<Words, 'faults' | 'answers'>,
  { day, note, items }: TypedInspection,
  asked: readonly Inspectable[],
): Read => {
  const found = asked.flatMap((item) => foundOf(item, items[item] ?? '') ?? []);
  const words = new Map(Object.entries(faults));
  const errors = found.flatMap((one): FieldError[] =>
    'code' in one
      ? [{ field: one.item, message: `${answers[one.item].label}: ${words.get(one.code) ?? faults.missing}` }]
      : [],
  );
  if (day === '') errors.unshift({ field: 'day', message: faults['not-a-day'] });
  if (found.length === 0) errors.push({ field: 'present', message: faults['nothing-inspected'] });
  if (errors.length > 0) return { ok: false, errors };
  const values = Object.fromEntries(found.flatMap((one) => ('value' in one ? [[one.item, one.value]] : [])));
  return {
    ok: true,
    request: { day, note, answers: values } satisfies Partial<Record<keyof InspectionRequest, unknown>>,
  };
};

/** Counts of people that cannot be at a site of this workforce, each at its field with the words given. */
export const tooManyPeople = (
  answers: Words['answers'],
  words: string,
  found: Inspected,
  workforce: number,
): FieldError[] => {
  const pointers = implausibleCounts(found, workforce).map(({ pointer }) => pointer);
  return inspectedCounts
    .filter((item) => pointers.includes(`/answers/${item}`))
    .map((item) => ({ field: item, message: `${answers[item].label}: ${words}` }));
};
