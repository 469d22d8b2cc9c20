import { percentText } from './brief-change.ts';
import type { Block, Run } from './brief-document.ts';
import { percentOf } from './brief-figures.ts';
import { joined, linked, runsOf } from './brief-runs.ts';
import { clipped, official, spanText, type Telling } from './brief-telling.ts';
import { dayOf, daysBetween, type Instant } from './day.ts';
import type { Direction } from './direction.ts';
import { formatShortDay } from './texts/format.ts';
import { t } from './texts/text.ts';

const verifiedRuns = (telling: Telling): Run[] => {
  const { snapshot, voice, words } = telling;
  const { count, of } = snapshot.figures.alerts.verifiedInTime;
  if (of === 0) return [{ text: words.brief.alertsNoneDue }];
  return runsOf(words.brief.alertsVerified, {
    n: official(telling, count),
    d: official(telling, of),
    p: percentText(voice, percentOf(count, of)),
  });
};

const overdueRuns = (telling: Telling): Run[] => {
  const { snapshot, words } = telling;
  const { overdue } = snapshot.figures.alerts;
  if (overdue === 0) return [{ text: words.brief.alertsInTime }];
  const longest = snapshot.longestOverdueMinutes;
  const bare = longest === null ? words.brief.alertsOverdueBare : words.brief.alertsOverdue;
  return runsOf(overdue === 1 && longest !== null ? words.brief.alertsOverdueOne : bare, {
    q: linked(official(telling, overdue), overdue, { to: 'alerts', overdue: true }),
    span: spanText(telling, longest ?? 0),
  });
};

const openRuns = (telling: Telling): Run[] => {
  const { open, critical } = telling.snapshot.figures.alerts;
  const { brief } = telling.words;
  if (open === 0) return [{ text: brief.alertsOpenNone }];
  return runsOf(brief.alertsOpen, {
    n: linked(official(telling, open), open, { to: 'alerts' }),
    c: official(telling, critical),
  });
};

/** Days late by the calendar; hours or minutes where it fell due on the brief's own day. */
const lateText = (telling: Telling, { due }: Direction, now: Instant): string => {
  const days = daysBetween(dayOf(due), telling.today);
  if (days > 0) return t(telling.words.brief, 'days', { n: official(telling, days) });
  return spanText(telling, (Date.parse(now) - Date.parse(due)) / 60_000);
};

const leftText = (telling: Telling, late: readonly Direction[], now: Instant): string => {
  const { words, caps } = telling;
  const told = late.slice(0, caps.directions).map((direction) =>
    t(words.brief, 'directionLate', {
      text: clipped(telling, direction.text),
      owner: clipped(telling, direction.owner),
      span: lateText(telling, direction, now),
    }),
  );
  const more = late.length - told.length;
  if (more > 0) told.push(t(words.brief, 'moreDirections', { n: official(telling, more) }));
  return told.join('; ');
};

const dueRuns = (
  telling: Telling,
  due: readonly Direction[],
  late: readonly Direction[],
  now: Instant,
): Run[] => {
  const { brief } = telling.words;
  if (due.length === 0) return [];
  const days = new Set(due.map(({ recordedAt }) => dayOf(recordedAt)));
  const [day = ''] = days;
  return [
    ...runsOf(days.size === 1 ? brief.directionsOf : brief.directionsDue, {
      day: formatShortDay(day),
      n: official(telling, due.length - late.length),
      d: { text: official(telling, due.length), ref: { to: 'directions' } },
    }),
    {
      text:
        late.length === 0
          ? brief.directionsAllDone
          : t(brief, 'directionsLeft', { left: leftText(telling, late, now) }),
    },
  ];
};

/** Directions that were taken back since the brief before, so that none goes out of sight. */
const withdrawnRuns = (telling: Telling, withdrawn: readonly Direction[]): Run[] => {
  const { words, caps } = telling;
  if (withdrawn.length === 0) return [];
  const told = withdrawn.slice(0, caps.directions).map(({ text }) => clipped(telling, text));
  const more = withdrawn.length - told.length;
  if (more > 0) told.push(t(words.brief, 'moreDirections', { n: official(telling, more) }));
  return runsOf(words.brief.directionsWithdrawn, {
    n: linked(official(telling, withdrawn.length), withdrawn.length, { to: 'directions' }),
    list: told.join('; '),
  });
};

/**
 * Directions that fell due or are done, those left with owner and delay, the longest overdue first (P10); then those withdrawn and those
 * still running.
 */
const directionRuns = (telling: Telling): Run[] => {
  const { issue, words } = telling;
  if (issue === null) return [{ text: words.brief.directionsUnissued }];
  const now = issue.issuedAt;
  const standing = issue.directions.filter(({ state }) => state !== 'withdrawn');
  const late = standing
    .filter(({ state, due }) => state === 'open' && due <= now)
    .toSorted((a, b) => (a.due < b.due ? -1 : 1));
  const due = standing.filter(({ state, due }) => state === 'done' || due <= now);
  const running = standing.length - due.length;
  const withdrawn = withdrawnRuns(
    telling,
    issue.directions.filter(({ state }) => state === 'withdrawn'),
  );
  if (standing.length === 0) return [...withdrawn, { text: words.brief.directionsNone }];
  return [
    ...dueRuns(telling, due, late, now),
    ...withdrawn,
    ...(running === 0
      ? []
      : [{ text: t(words.brief, 'directionsRunning', { n: official(telling, running) }) }]),
  ];
};

/** Alerts and their clocks as of the snapshot (P7), and what became of directions (P10). */
export const followUpBlocks = (telling: Telling): Block[] => [
  { kind: 'heading', text: telling.words.brief.followUp },
  {
    kind: 'paragraph',
    runs: joined([
      ...verifiedRuns(telling),
      ...overdueRuns(telling),
      ...openRuns(telling),
      ...directionRuns(telling),
    ]),
  },
];
