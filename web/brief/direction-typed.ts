import * as z from 'zod/mini';
import type { Day, Instant } from '../../domain/day.ts';
import { DirectionRequest } from '../../domain/direction.ts';
import { dueFault } from '../../domain/due-hour.ts';
import { type KeptStorage, keptTyped } from '../kept-typed.ts';
import { draftPrefix } from '../session.ts';
import type { FieldError } from '../ui/error-summary.tsx';
import type { DirectionWords } from './direction-words.ts';
import { dueOf, timeOf, usualDue } from './due-typed.ts';

/** What was typed of a direction. The key is made with it, so that a send that was not heard is the same one. */
export const TypedDirection = z.strictObject({
  key: z.string(),
  /** The brief that it is recorded on; null: the newest. */
  on: z.nullable(z.string()),
  kind: z.nullable(z.enum(['inspect', 'tighten', 'extend', 'ask'])),
  text: z.string(),
  by: z.string(),
  owner: z.string(),
  due: z.strictObject({ day: z.string(), time: z.string() }),
  documentNo: z.string(),
});
export type TypedDirection = z.infer<typeof TypedDirection>;

export const beginDirection = (now: Instant, key: string): TypedDirection => ({
  ...{ key, on: null, kind: null, text: '', by: '', owner: '', documentNo: '' },
  due: usualDue(now),
});

/** True when nothing was typed yet. */
export const isUntouched = ({ kind, text, by, owner, documentNo }: TypedDirection): boolean =>
  kind === null && [text, by, owner, documentNo].every((typed) => typed.trim() === '');

/** What this device keeps of a direction that is being recorded; signing out clears it with the other drafts. */
export const makeDirectionKept = (storage: KeptStorage, owner: string) =>
  keptTyped(TypedDirection, storage, `${draftPrefix}${owner}.direction`);

type Read = { ok: true; body: DirectionRequest } | { ok: false; errors: FieldError[] };

/** Faults of the day and the hour, at their fields. */
export const dueErrors = (
  { faults, notTime }: { faults: DirectionWords['faults']; notTime: string },
  due: TypedDirection['due'],
  now: Instant,
  name = 'due',
): FieldError[] => {
  const hour = timeOf(due.time);
  const errors: FieldError[] = [];
  if (due.day === '') errors.push({ field: name, message: faults['not-a-day'] });
  if (hour === null) errors.push({ field: `${name}-time`, message: notTime });
  const moment = dueOf(due);
  const fault = moment === null ? null : dueFault(moment, now);
  if (fault !== null) errors.push({ field: name, message: faults[fault] });
  return errors;
};

/** What a field is called; the day and the hour are both of when it is due. */
const labelOf = ({ form, due }: DirectionWords['directions'], field: string): string =>
  new Map<string, string>(Object.entries(form)).get(field) ?? due;

const order = ['kind', 'text', 'by', 'owner', 'due', 'due-time', 'documentNo'];

/** What is sent of what was typed, or what is wrong with it at which field: the server's own rules. */
export const readDirection = (
  { faults, directions }: DirectionWords,
  typed: TypedDirection,
  now: Instant,
): Read => {
  const { kind, text, by, owner, documentNo } = typed;
  const due = dueOf(typed.due) ?? '';
  const made = z.safeParse(DirectionRequest, { kind, text, by, owner, due, documentNo });
  const late = dueErrors({ faults, notTime: directions.notTime }, typed.due, now);
  if (made.success && late.length === 0) return { ok: true, body: made.data };
  const said = new Map(Object.entries(faults));
  const found = new Map<string, string>(late.map(({ field, message }) => [field, message]));
  for (const { path, message } of made.success ? [] : made.error.issues) {
    const field = String(path[0]);
    if (field === 'due' || found.has(field)) continue;
    const empty = message === 'missing' ? faults['required-text'] : undefined;
    found.set(field, field === 'kind' ? faults['required-choice'] : (empty ?? said.get(message) ?? message));
  }
  const errors = [...found].map(([field, message]) => ({
    field,
    message: `${labelOf(directions, field)}: ${message}`,
  }));
  return { ok: false, errors: errors.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field)) };
};

/** The day of the brief that a direction is recorded on: the one chosen while it is there, else the one shown, else the newest. */
export const briefDayFor = (on: string | null, shown: Day | null, days: readonly Day[]): Day | null =>
  days.find((day) => day === on) ?? days.find((day) => day === shown) ?? days[0] ?? null;
