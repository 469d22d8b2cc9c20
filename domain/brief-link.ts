import type { ListRef } from './brief-document.ts';
import type { Day } from './day.ts';

/** The path of the page of a brief. */
export const briefPath = (day: Day): string => `/brief?day=${day}`;

/** Where a run of text leads: `&list=<SiteList>`, `alerts`, `alerts-overdue` or `directions`, and `&zone=` for one zone. */
export const refPath = (day: Day, ref: ListRef): string => {
  if (ref.to === 'directions') return `${briefPath(day)}&list=directions`;
  if (ref.to === 'alerts') return `${briefPath(day)}&list=alerts${ref.overdue === true ? '-overdue' : ''}`;
  return `${briefPath(day)}&list=${ref.list}${ref.zoneId === undefined ? '' : `&zone=${ref.zoneId}`}`;
};
