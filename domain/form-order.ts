import type { Answers } from './answers.ts';

/** The answers in the order in which they are asked, shown, and stand in a sheet: what happened first, then what usually stays. */
export const formOrder = [
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
  'vaccinated',
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
] as const satisfies readonly (keyof Answers)[];
export type FormField = (typeof formOrder)[number];
