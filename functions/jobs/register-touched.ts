import type { AttributeValue } from 'aws-lambda';
import type { Day } from '../../domain/day.ts';
import { canonical } from '../edge/canonical.ts';

type Image = Record<string, AttributeValue> | undefined;

/** What of a site's image the rows are made of, beside its reports, which come as images of their own. */
const registerOf = (image: Image): Record<string, AttributeValue | undefined> => {
  const { site, states, calendar, pastWeekdays, zoneCalendar, approvedPlans } = image?.['record']?.M ?? {};
  const { registeredOn, zoneId } = site?.M ?? {};
  return { registeredOn, zoneId, states, calendar, pastWeekdays, zoneCalendar, approvedPlans };
};

/** What the register holds with days: lists of things that count from a day on, or, as weekdays of the past, until one. */
const dated = (image: Image): { text: string; from: string | undefined }[] => {
  const register = registerOf(image);
  const zone = register['zoneCalendar']?.M;
  const lists = [
    register['states'],
    register['approvedPlans'],
    register['calendar']?.M?.['closures'],
    register['pastWeekdays'],
    zone?.['closures'],
    zone?.['pastWeekdays'],
  ];
  return lists.flatMap((list) =>
    (list?.L ?? []).map((one) => ({
      text: canonical(one),
      from: (one.M?.['from'] ?? one.M?.['effectiveFrom'] ?? one.M?.['until'])?.S,
    })),
  );
};

/**
 * The first day whose row the change of a register can alter, or null where no row depends on what changed. A closure that is confirmed
 * afterwards, a plan that is approved for a past day, or the calendar of a zone that comes late, alters days that are gone; the rest
 * counts from today. No row is older than the registration, but for those of reports.
 */
export const firstTouched = (before: Image, after: Image, today: Day): Day | null => {
  // The keys of an image come in any order.
  if (canonical(registerOf(before)) === canonical(registerOf(after))) return null;
  const [was, is] = [dated(before), dated(after)];
  const known = (list: typeof was) => new Set(list.map(({ text }) => text));
  const [old, current] = [known(was), known(is)];
  const changed = [
    ...is.filter(({ text }) => !old.has(text)),
    ...was.filter(({ text }) => !current.has(text)),
  ];
  const first = changed.reduce((day, { from = today }) => (from < day ? from : day), today);
  const registeredOn = registerOf(after)['registeredOn']?.S ?? first;
  return first < registeredOn ? registeredOn : first;
};
