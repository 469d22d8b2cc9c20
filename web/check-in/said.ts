import type { Answers } from '../../domain/answers.ts';
import { type FormField, formOrder } from '../../domain/form-order.ts';
import { formatNumber, formatPercent } from '../../domain/texts/format.ts';
import type { Lang } from '../../domain/texts/text.ts';
import type { UiWords } from '../ui/words.ts';
import type { WorkWords } from './work-words.tsx';

/** The answers in the order of the form. */
export const saidNames = formOrder;
export type SaidName = FormField;

type Words = { work: WorkWords; ui: UiWords['ui']; lang: Lang };

/** One answer as people read it. */
export const saidOf = (answers: Answers, name: SaidName, { work, ui, lang }: Words): string => {
  const value = answers[name];
  if (value === undefined) return '–';
  if (value === null) return work.measures['no-shuttles'];
  if (typeof value === 'boolean') return value ? ui.yes : ui.no;
  if (typeof value === 'number')
    return name === 'shuttleLoad' ? formatPercent(lang, value, 0) : formatNumber(lang, value);
  if (name === 'note') return value;
  return value === 'all' || value === 'some' || value === 'none' || value === 'n/a'
    ? work.measures[value]
    : value;
};

/** Answers that differ between two reports of a day. */
export const differences = (a: Answers, b: Answers): SaidName[] =>
  saidNames.filter((name) => a[name] !== b[name]);
