import * as z from 'zod/mini';
import { Answers, measures } from '../../domain/answers.ts';
import { lowersCases } from '../../domain/check-in.ts';
import { freeText } from '../../domain/free-text.ts';
import { parseCount } from '../../domain/texts/parse-count.ts';
import {
  type CountName,
  type Draft,
  emptyDraft,
  type FieldName,
  neededCounts,
  optionalCounts,
} from './draft.ts';

/** What is wrong with a field, by the codes of the dictionaries. */
export type FieldFault = { field: FieldName; code: string };

type Read = { values: Record<string, unknown>; faults: FieldFault[] };

/** A share may be typed as people write it: the sign goes with the field, of persons it never does. */
const withoutPercent = (typed: string) => typed.replace(/([\d０-９])\s*[%％]\s*$/, '$1');

const readCount = (draft: Draft, field: CountName, max?: number) => {
  const typed = field === 'shuttleLoad' ? withoutPercent(draft[field]) : draft[field];
  if (typed.trim() === '' && optionalCounts.some((name) => name === field))
    return { ok: true, count: 0 } as const;
  return parseCount(typed, max);
};

const readCounts = (draft: Draft): Read => {
  const read: Read = { values: {}, faults: [] };
  const fields: CountName[] = [
    ...neededCounts,
    ...optionalCounts,
    ...(draft.noShuttles ? [] : (['shuttleLoad'] as const)),
  ];
  for (const field of fields) {
    const result = readCount(draft, field, field === 'shuttleLoad' ? 100 : undefined);
    if (result.ok) read.values[field] = result.count;
    else read.faults.push({ field, code: result.code });
  }
  return draft.noShuttles ? { ...read, values: { ...read.values, shuttleLoad: null } } : read;
};

const yesOrNo: readonly string[] = ['yes', 'no'];

const readChoices = (draft: Draft): Read => {
  const fields = [...measures, 'safetyTeamOnDuty'] as const;
  const faults = fields
    .filter(
      (field) => draft[field] === '' || (field === 'safetyTeamOnDuty' && !yesOrNo.includes(draft[field])),
    )
    .map((field) => ({ field, code: 'required-choice' }));
  const picked = Object.fromEntries(measures.map((name) => [name, draft[name]]));
  return { values: { ...picked, safetyTeamOnDuty: draft.safetyTeamOnDuty === 'yes' }, faults };
};

/** Stands in for what cannot be read, so that the rest can still be judged: nothing exceeds it, nothing is exceeded by it. */
const standIns: Record<string, unknown> = {
  ...Object.fromEntries([...neededCounts, ...optionalCounts, 'shuttleLoad'].map((name) => [name, 0])),
  present: 1_000_000,
};

const isField = (name: unknown): name is FieldName =>
  typeof name === 'string' && Object.hasOwn(emptyDraft, name);

export type ReadDraft = { answers: Answers | null; faults: FieldFault[] };

/** The answers of a draft, judged by the server's own schema; or every field that needs correcting, in the form's order. */
export const readDraft = (draft: Draft): ReadDraft => {
  const counts = readCounts(draft);
  const choices = readChoices(draft);
  const note = draft.note.trim();
  const own = [...counts.faults, ...choices.faults];
  const missing = Object.fromEntries(
    choices.faults.map(({ field }) => [field, field === 'safetyTeamOnDuty' ? true : 'n/a']),
  );
  const values = { ...standIns, ...counts.values, ...choices.values, ...missing, ...(note ? { note } : {}) };
  const judged = z.safeParse(Answers, values);
  const more = judged.success
    ? []
    : judged.error.issues.map(({ path, message }) => ({ field: path[0], code: message }));
  const faults = [...own];
  for (const { field, code } of more)
    if (isField(field) && !own.some((one) => one.field === field)) faults.push({ field, code });
  const order = Object.keys(emptyDraft);
  faults.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
  return { answers: judged.success && own.length === 0 ? judged.data : null, faults };
};

/** The answers as far as they are filled in, for what is shown while filling: names of fields that are not go along. */
export const readSoFar = (draft: Draft): { answers: Answers | null; open: ReadonlySet<string> } => {
  const { faults } = readDraft(draft);
  const open = new Set<string>(faults.map(({ field }) => field));
  const filled = { ...draft, note: '' };
  for (const { field } of faults)
    filled[field] = measures.some((name) => name === field)
      ? 'n/a'
      : field === 'safetyTeamOnDuty'
        ? 'yes'
        : '0';
  return { answers: open.has('present') ? null : readDraft(filled).answers, open };
};

const Reason = freeText(300);

/** A correction that lowers F0, F1 or positive results says why. */
export const reasonFault = (draft: Draft, answers: Answers, reported: Answers | null): FieldFault | null => {
  if (reported === null || !lowersCases(reported, answers)) return null;
  const judged = z.safeParse(Reason, draft.reason);
  if (judged.success) return null;
  const code = judged.error.issues[0]?.message ?? 'reason-required';
  return { field: 'reason', code: code === 'missing' ? 'reason-required' : code };
};
