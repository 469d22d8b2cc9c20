import type { Day } from './day.ts';

/** The last day of the epidemic's law: later pages say that 2021's rules are a model (26/2023/QĐ-TTg, 1269/QĐ-TTg). */
const lastDayOfLaw: Day = '2023-10-20';

/** Whether the rules of the day are shown as a model and for drills only. */
export const isModelOnly = (day: Day): boolean => day > lastDayOfLaw;
