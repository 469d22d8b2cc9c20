import type { RuleId } from '../../domain/alert.ts';
import type { Answers } from '../../domain/answers.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { useSpeech } from '../ui/words.ts';
import { type Fact, Facts } from './facts.tsx';
import { useWords } from './words.ts';

type Field = keyof Answers;

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

const order: readonly Field[] = [
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
  ...(['testedHighRisk', 'testedService', 'testedOther', 'isolationFree', 'shuttleLoad'] as const),
  ...(['masks', 'temperature', 'hands', 'spacing', 'disinfection', 'ventilation'] as const),
  ...(['safetyTeamOnDuty', 'note'] as const),
];

/** Answers with their labels: those named, or all of them. */
export const AnswerFacts = ({ answers, only }: { answers: Answers; only?: readonly Field[] }) => {
  const { answers: labels, measures, ui } = useWords();
  const { lang } = useSpeech();
  const shown = (field: Field): string => {
    const value = answers[field];
    if (value === null) return measures['no-shuttles'];
    if (value === undefined || value === '') return '–';
    if (typeof value === 'number') return formatNumber(lang, value);
    if (typeof value === 'boolean') return value ? ui.yes : ui.no;
    return new Map(Object.entries(measures)).get(value) ?? value;
  };
  const facts: Fact[] = (only ?? order).map((field) => ({
    label: labels[field].label,
    value: shown(field),
  }));
  return <Facts facts={facts} />;
};
