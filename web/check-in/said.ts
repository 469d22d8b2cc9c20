import type { Answers } from '../../domain/answers.ts';
import { formatNumber, formatPercent } from '../../domain/texts/format.ts';
import type { Lang } from '../../domain/texts/text.ts';
import type { UiWords } from '../ui/words.ts';
import type { WorkWords } from './work-words.tsx';

export type SaidName = keyof Answers & keyof WorkWords['answers'];

/** The answers in the order of the form. */
export const saidNames = [
  'present',
  'symptomatic',
  'f0',
  'f1',
  'positive',
  'quarantineBreaches',
  'testedHighRisk',
  'testedService',
  'isolationFree',
  'lodged',
  'shuttleLoad',
  'masks',
  'temperature',
  'hands',
  'spacing',
  'disinfection',
  'ventilation',
  'safetyTeamOnDuty',
  'absentSick',
  'testedOther',
  'note',
] as const satisfies readonly SaidName[];

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
