import { type Alert, Severity } from '../../domain/alert.ts';
import { type Clocked, dueAt } from '../../domain/alert-due.ts';
import type { Instant } from '../../domain/day.ts';
import { formatSpan } from '../../domain/texts/format.ts';
import { fill, type Lang } from '../../domain/texts/text.ts';
import type { Words } from './words.ts';

/** Time left on the running clock, or past it; `late` once it is due. */
export const dueText = (
  page: Words['page'],
  lang: Lang,
  alert: Clocked,
  now: Instant,
): { text: string; late: boolean } => {
  const due = dueAt(alert);
  if (due === null) return { text: alert.state === 'closed' ? '–' : page.noClock, late: false };
  const left = Date.parse(due) - Date.parse(now);
  const span = formatSpan(lang, left);
  return left > 0
    ? { text: fill(page.left, { span }), late: false }
    : { text: fill(page.late, { span }), late: true };
};

const never = Number.POSITIVE_INFINITY;
const dueMs = (alert: Clocked) => {
  const due = dueAt(alert);
  return due === null ? never : Date.parse(due);
};
const bySeverity = (a: Alert, b: Alert) =>
  Severity.options.indexOf(a.severity) - Severity.options.indexOf(b.severity);

/** The order of work: by the running clock, then severity, then age; what has no clock comes last. */
export const inOrder = (alerts: readonly Alert[]): Alert[] =>
  alerts.toSorted((a, b) => {
    const [one, other] = [dueMs(a), dueMs(b)];
    if (one !== other) return one < other ? -1 : 1;
    return bySeverity(a, b) || a.openedAt.localeCompare(b.openedAt) || a.id.localeCompare(b.id);
  });

/** How many of the alerts were not there before; 0 while nothing was. */
export const arrivals = (before: readonly Alert[] | null, now: readonly Alert[]): number => {
  if (before === null) return 0;
  const known = new Set(before.map(({ id }) => id));
  return now.filter(({ id }) => !known.has(id)).length;
};
