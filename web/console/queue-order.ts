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

/** True while an alert is put aside: until the moment that was chosen, or until its clock runs out. */
export const isAside = (alert: Pick<Alert, 'snoozedUntil'> & Clocked, now: Instant): boolean =>
  alert.snoozedUntil !== undefined &&
  Date.parse(alert.snoozedUntil) > Date.parse(now) &&
  dueMs(alert) > Date.parse(now);

/** The order of work: by the running clock, then severity, then age; what has no clock comes behind, what is put aside last. */
export const inOrder = <A extends Alert>(alerts: readonly A[], now: Instant): A[] =>
  alerts.toSorted((a, b) => {
    const aside = Number(isAside(a, now)) - Number(isAside(b, now));
    if (aside !== 0) return aside;
    const [one, other] = [dueMs(a), dueMs(b)];
    if (one !== other) return one < other ? -1 : 1;
    return bySeverity(a, b) || a.openedAt.localeCompare(b.openedAt) || a.id.localeCompare(b.id);
  });

/** An alert in its place in the list: `inside` the one above it, or with so many `within` it. */
export type Placed<A> = { alert: A; inside: boolean; within: number };

/** Puts each alert under the one that it is part of, where that one is in the list too. */
export const nested = <A extends Pick<Alert, 'id' | 'parent'>>(alerts: readonly A[]): Placed<A>[] => {
  const listed = new Set(alerts.map(({ id }) => id));
  const children = new Map<string, A[]>();
  const roots: A[] = [];
  for (const alert of alerts) {
    if (alert.parent === undefined || !listed.has(alert.parent)) roots.push(alert);
    else children.set(alert.parent, [...(children.get(alert.parent) ?? []), alert]);
  }
  return roots.flatMap((alert) => {
    const own = children.get(alert.id) ?? [];
    const placed = own.map((child) => ({ alert: child, inside: true, within: 0 }));
    return [{ alert, inside: false, within: own.length }, ...placed];
  });
};

/** How many of the alerts were not there before; 0 while nothing was. */
export const arrivals = (before: readonly Alert[] | null, now: readonly Alert[]): number => {
  if (before === null) return 0;
  const known = new Set(before.map(({ id }) => id));
  return now.filter(({ id }) => !known.has(id)).length;
};
