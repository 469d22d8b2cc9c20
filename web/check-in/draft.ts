import type { Answers, measures } from '../../domain/answers.ts';

/** The eight core counts, first on the form. */
export const coreCounts = [
  'present',
  'symptomatic',
  'f0',
  'f1',
  'positive',
  'quarantineBreaches',
  'testedHighRisk',
  'testedService',
] as const;
/** The four that are 0 on most days; said to be 0 by one act, never by default. */
export const caseCounts = ['f0', 'f1', 'positive', 'quarantineBreaches'] as const;
export const capacityCounts = ['isolationFree', 'lodged'] as const;
/** May be left empty: 0. */
export const extraCounts = ['absentSick', 'testedOther'] as const;
/** Asked only where the template of the day exempts them; may be left empty: 0. */
export const exemptCounts = ['vaccinated'] as const;
/** All that may be left empty. */
export const optionalCounts = [...extraCounts, ...exemptCounts] as const;

/** All counts that must be filled in. */
export const neededCounts = [...coreCounts, ...capacityCounts] as const;
export type CountName = (typeof neededCounts)[number] | (typeof optionalCounts)[number] | 'shuttleLoad';

/** Every field of the form, as the text that was typed or the value that was picked; '' is nothing yet. */
export type Draft = Readonly<
  Record<
    CountName | (typeof measures)[number] | 'noShuttles' | 'safetyTeamOnDuty' | 'note' | 'reason',
    string
  >
>;
export type FieldName = keyof Draft;

export const emptyDraft: Draft = {
  present: '',
  symptomatic: '',
  f0: '',
  f1: '',
  positive: '',
  quarantineBreaches: '',
  testedHighRisk: '',
  testedService: '',
  isolationFree: '',
  lodged: '',
  vaccinated: '',
  shuttleLoad: '',
  noShuttles: '',
  absentSick: '',
  testedOther: '',
  masks: '',
  temperature: '',
  hands: '',
  spacing: '',
  disinfection: '',
  ventilation: '',
  safetyTeamOnDuty: '',
  note: '',
  reason: '',
};

const stocksOf = (answers: Answers): Partial<Draft> => ({
  present: String(answers.present),
  lodged: String(answers.lodged),
  vaccinated: answers.vaccinated === 0 ? '' : String(answers.vaccinated),
  isolationFree: String(answers.isolationFree),
  shuttleLoad: answers.shuttleLoad === null ? '' : String(answers.shuttleLoad),
  noShuttles: answers.shuttleLoad === null ? 'yes' : '',
  masks: answers.masks,
  temperature: answers.temperature,
  hands: answers.hands,
  spacing: answers.spacing,
  disinfection: answers.disinfection,
  ventilation: answers.ventilation,
  safetyTeamOnDuty: answers.safetyTeamOnDuty ? 'yes' : 'no',
});

/** A new day: stocks as at the last report, flows empty, since a flow is never carried over. */
export const draftFrom = (before: Answers | null): Draft =>
  before ? { ...emptyDraft, ...stocksOf(before) } : emptyDraft;

/** A correction: everything as it was reported. */
export const draftOf = (answers: Answers): Draft => ({
  ...emptyDraft,
  ...stocksOf(answers),
  ...Object.fromEntries([...neededCounts, ...extraCounts].map((name) => [name, String(answers[name])])),
  note: answers.note ?? '',
});

/** A kept draft, fields that this form does not know left out. */
export const draftWith = (base: Draft, fields: Readonly<Record<string, string>>): Draft => ({
  ...base,
  ...Object.fromEntries(Object.entries(fields).filter(([name]) => Object.hasOwn(emptyDraft, name))),
});
