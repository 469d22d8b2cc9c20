import type { Instant } from './day.ts';
import type { Group } from './gathered.ts';
import type { Notice } from './notice.ts';
import { mayLeaveAt } from './office-hours.ts';
import type { NoticeRules } from './pack/notice-rules.ts';
import { alertClocks } from './pack/severities.ts';
import type { ToldAs } from './recipients.ts';
import type { Window } from './storm.ts';

/**
 * How a notice leaves: `group` with others of its kind beyond what the `window` lets pass, never before `from`. Without a window it
 * waits for `from` alone; without a group it goes by itself, now.
 */
export type Leaving = { group: Group | null; window: Window | null; from: Instant };

/** Steps by which a sweep finds reports missing: they are told as one, however few. */
const swept: readonly string[] = ['open', 'reopen', 'occur', 'raise-severity'];

/** How a notice leaves for a recipient who is told now. A workplace is not kept waiting for the department's hours. */
export const leavingOf = (
  notice: Notice,
  told: ToldAs,
  now: Instant,
  { storm }: Pick<NoticeRules, 'storm'>,
): Leaving => {
  const window = (pass: number): Window => ({ pass, minutes: storm.withinMinutes });
  if (notice.about === 'reminder')
    return { group: { by: 'storm', rule: null }, window: window(storm.from - 1), from: now };
  if (notice.about !== 'alert') return { group: null, window: null, from: now };
  const { rule, severity, step } = notice;
  const from = told === 'site' ? now : mayLeaveAt(severity, now, alertClocks);
  if (rule === 'check-in-missed' && swept.includes(step))
    return { group: { by: 'missed' }, window: window(0), from };
  if (from > now) return { group: { by: 'office-hours' }, window: null, from };
  return { group: { by: 'storm', rule }, window: window(storm.from - 1), from };
};
