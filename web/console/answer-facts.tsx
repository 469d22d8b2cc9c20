import type { RuleId } from '../../domain/alert.ts';
import type { Answers } from '../../domain/answers.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { useSpeech } from '../ui/words.ts';
import { type Fact, Facts } from './facts.tsx';
import { useWords } from './words.ts';

/** An answer of the report. */
export type Field = keyof Answers;

/** The answers that a rule looks at, to be seen first. */
export const fieldsOfRule: Partial<Record<RuleId, readonly Field[]>> = {
  'case-reported': ['f0', 'present'],
  'site-outbreak': ['f0', 'present'],
  'contact-reported': ['f1', 'f0'],
  'positive-unconfirmed': ['positive', 'f0'],
  'quarantine-breach': ['quarantineBreaches'],
  'isolation-short': ['isolationFree'],
  'lodging-over': ['lodged'],
  'symptom-aberration': ['symptomatic', 'absentSick'],
  'testing-behind': ['testedHighRisk', 'testedService'],
  implausible: ['present', 'symptomatic'],
};

/** The answers in the order of the form. */
export const order: readonly Field[] = [
  ...([
    'present',
    'lodged',
    'symptomatic',
    'absentSick',
    'f0',
    'f1',
    'quarantineBreaches',
    'positive',
  ] as const),
  ...(['testedHighRisk', 'testedService', 'testedOther', 'vaccinated'] as const),
  ...(['isolationFree', 'shuttleLoad'] as const),
  ...(['masks', 'temperature', 'hands', 'spacing', 'disinfection', 'ventilation'] as const),
  ...(['safetyTeamOnDuty', 'note'] as const),
];

/** An answer in words; "–" where nothing was said. */
export const useShownAnswer = () => {
  const { measures, ui } = useWords();
  const { lang } = useSpeech();
  return (value: Answers[Field]): string => {
    if (value === null) return measures['no-shuttles'];
    if (value === undefined || value === '') return '–';
    if (typeof value === 'number') return formatNumber(lang, value);
    if (typeof value === 'boolean') return value ? ui.yes : ui.no;
    return new Map(Object.entries(measures)).get(value) ?? value;
  };
};

/** All answers with their labels. */
export const AnswerFacts = ({ answers }: { answers: Answers }) => {
  const { answers: labels } = useWords();
  const shown = useShownAnswer();
  const facts: Fact[] = order.map((field) => ({
    label: labels[field].label,
    value: shown(answers[field]),
  }));
  return <Facts facts={facts} />;
};
