import { measures } from '../../../domain/answers.ts';
import {
  type CountName,
  type Draft,
  draftOf,
  emptyDraft,
  type FieldName,
  neededCounts,
  optionalCounts,
} from '../../../web/check-in/draft.ts';
import { a } from '../../support/a.ts';

/** One wrong input into an otherwise right form: what is typed or picked, and the code of what is wrong with it. */
export type WrongInput = {
  kind: string;
  field: FieldName;
  typed: string;
  code: string;
  /** What a client without this form would send for it; left out: nothing. */
  sent?: unknown;
  /** What else the form says for this to be wrong. */
  beside?: Partial<Draft>;
};

/** A form in which nothing is wrong. */
export const rightDraft: Draft = { ...draftOf(a.answers()), symptomatic: '2', note: 'Xưởng 2: 3 người' };

type Kind = Omit<WrongInput, 'field'>;
const refused = (kind: string, typed: string, sent: unknown): Kind => ({
  kind,
  typed,
  sent,
  code: 'not-a-count',
});

const countKinds: readonly Kind[] = [
  refused('letters', 'mười hai', 'mười hai'),
  refused('a number with its unit', '12 người', '12 người'),
  refused('half a person with the unit', '1,5 người', '1,5 người'),
  refused('a decimal comma', '1,5', 1.5),
  refused('a decimal dot', '1.5', 1.5),
  refused('two decimals', '12.40', 12.4),
  refused('an exponent', '1e3', '1e3'),
  refused('two numbers', '3 và 4', '3 và 4'),
  refused('digits of another script', '٣', '٣'),
  { kind: 'below zero', typed: '-3', sent: -3, code: 'negative' },
  { kind: 'below zero with a minus of print', typed: '−3', sent: -3, code: 'negative' },
];
const emptyKinds: readonly Kind[] = [
  { kind: 'nothing', typed: '', code: 'required' },
  { kind: 'a space', typed: ' ', code: 'required' },
];
const tooLarge = (most: number): readonly Kind[] => [
  { kind: 'one too many', typed: String(most + 1), sent: most + 1, code: 'too-large' },
  { kind: 'a long row of digits', typed: '9'.repeat(12), sent: 999_999_999_999, code: 'too-large' },
];

const isExtra = (field: CountName) => optionalCounts.some((name) => name === field);

const countInputs = (field: CountName): WrongInput[] =>
  [
    ...countKinds,
    ...(isExtra(field) ? [] : emptyKinds),
    ...tooLarge(field === 'shuttleLoad' ? 100 : 1_000_000),
  ].map((kind) => ({ ...kind, field }));

const choiceInputs = (field: FieldName): WrongInput[] => [
  { kind: 'nothing picked', field, typed: '', code: 'required-choice' },
  field === 'safetyTeamOnDuty'
    ? { kind: 'an impossible choice', field, typed: 'perhaps', sent: undefined, code: 'required-choice' }
    : { kind: 'an impossible choice', field, typed: 'often', sent: 'often', code: 'not-an-option' },
];

const personal = ['0912345678', '0912 345 678', '(0208) 385.1234', 'hoa@nhamay.vn', 'CCCD 012345678901'];
const textInputs = (field: 'note' | 'reason', most: number, beside: Partial<Draft>): WrongInput[] => [
  ...personal.map((text) => ({
    kind: `personal data “${text}”`,
    field,
    typed: `Gọi ${text}`,
    sent: `Gọi ${text}`,
    code: 'personal-data',
    beside,
  })),
  { kind: 'too long', field, typed: 'xa '.repeat(most), sent: 'xa '.repeat(most), code: 'too-long', beside },
];

/** Lowers F0 against what was reported: a reason is asked for. */
export const reported = a.answers({ f0: 2, testedHighRisk: 8 });

const crossInputs: readonly WrongInput[] = [
  { kind: 'more than on site', field: 'symptomatic', typed: '1181', sent: 1181, code: 'more-than-present' },
  { kind: 'more than on site', field: 'lodged', typed: '1.181', sent: 1181, code: 'more-than-present' },
];

/** Every field of the form with every kind of wrong input. */
export const wrongInputs: readonly WrongInput[] = [
  ...[...neededCounts, ...optionalCounts, 'shuttleLoad' as const].flatMap(countInputs),
  ...crossInputs,
  ...[...measures, 'safetyTeamOnDuty' as const].flatMap(choiceInputs),
  ...textInputs('note', 500, {}),
  { kind: 'nothing', field: 'reason', typed: '', code: 'reason-required' },
  { kind: 'a space', field: 'reason', typed: '  ', code: 'reason-required' },
  ...textInputs('reason', 300, {}),
];

/** The form with that one thing wrong. */
export const draftWithInput = ({ field, typed, beside }: WrongInput): Draft => ({
  ...rightDraft,
  ...beside,
  [field]: typed,
});

/** All fields that the form has. */
export const allFields = Object.keys(emptyDraft);
