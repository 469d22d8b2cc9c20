import { addDays, type Day } from '../../domain/day.ts';
import { isDue } from '../../domain/due.ts';
import { dueFactsOf } from '../../domain/due-register.ts';
import { clocks } from '../../domain/pack/clocks.ts';
import type { SiteDetail } from '../../domain/site.ts';
import { dueRegisterOf } from '../due-register.ts';

/** The newest day that a site owes a report for and that can still be sent; null when the newest report covers it. */
export const silentDay = (detail: SiteDetail, holidays: ReadonlySet<Day>, today: Day): Day | null => {
  const { standing, dueBy } = detail;
  const register = dueRegisterOf(detail);
  const open = Array.from({ length: clocks.correctionDays + 1 }, (_, n) => addDays(today, -n));
  const due = open.find((day) => isDue(dueFactsOf(register, day, dueBy?.lodged ?? 0, holidays), day));
  return due !== undefined && (standing.day === null || standing.day < due) ? due : null;
};
