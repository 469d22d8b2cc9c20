import { percentText, thinSlots } from './brief-change.ts';
import type { Block, Run } from './brief-document.ts';
import { isThin, percentOf, rateOf, reportedDue } from './brief-figures.ts';
import { joined, runsOf, strong } from './brief-runs.ts';
import { counted, type Telling } from './brief-telling.ts';
import { addDays, type Day, instantOf } from './day.ts';
import { clocks } from './pack/clocks.ts';
import { formatDay, formatOfficialTime, formatShortDay } from './texts/format.ts';
import { t } from './texts/text.ts';

/** The first line of all when too few reported (P5). */
const thinBlocks = (telling: Telling): Block[] => {
  const { snapshot, voice } = telling;
  if (!isThin(snapshot.figures)) return [];
  const slots = thinSlots(voice, snapshot.figures);
  const runs = runsOf(voice.page.lowCoverage, {
    ...slots,
    n: counted(telling, reportedDue(snapshot.figures), 'reported'),
    d: counted(telling, snapshot.figures.coverage.due, 'due'),
  });
  return [{ kind: 'paragraph', runs, tone: 'warning' }];
};

/** Day and month, with the year where it is not that of the other day. */
const besides = (day: Day, other: Day): string =>
  day.slice(0, 4) === other.slice(0, 4) ? formatShortDay(day) : formatDay(day);

/** When the day ends on which reports of it count: `24 giờ 00` where that is midnight. */
const untilText = ({ lang, words: { brief } }: Telling, day: Day): string => {
  const { opens } = clocks.day;
  if (opens === '00:00') return brief.midnight;
  const next = addDays(day, 1);
  return t(brief, 'atDay', {
    time: formatOfficialTime(lang, instantOf(next, opens)),
    day: formatShortDay(next),
  });
};

const periodRuns = (telling: Telling): Run[] => {
  const { snapshot, lang, words } = telling;
  const { day } = snapshot;
  const before = addDays(day, -1);
  const time = formatOfficialTime(lang, instantOf(day, clocks.day.cutOff));
  const slots = {
    from: time,
    fromDay: besides(before, day),
    to: time,
    toDay: formatDay(day),
    until: untilText(telling, day),
  };
  return [...strong([{ text: words.brief.periodLabel }]), ...runsOf(words.brief.period, slots)];
};

const coverageRuns = (telling: Telling): Run[] => {
  const { snapshot, voice, words } = telling;
  const { coverage } = snapshot.figures;
  if (coverage.due === 0) return strong([{ text: voice.page.nothingDue }]);
  const { workforce } = snapshot;
  const rest = workforce.due === 0 ? words.brief.coverageRestOnly : words.brief.coverageRest;
  return [
    ...strong(
      runsOf(words.brief.coverage, {
        n: counted(telling, reportedDue(snapshot.figures), 'reported'),
        d: counted(telling, coverage.due, 'due'),
        p: percentText(voice, rateOf(snapshot.figures)),
      }),
    ),
    ...runsOf(rest, {
      t: counted(telling, coverage.onTime, 'on-time'),
      tp: percentText(voice, percentOf(coverage.onTime, coverage.due)),
      w: percentText(voice, percentOf(workforce.reported, workforce.due)),
    }),
  ];
};

/** What comes first: too few reports if so, then the period and how much of it is known. */
export const openingBlocks = (telling: Telling): Block[] => [
  ...thinBlocks(telling),
  { kind: 'paragraph', runs: joined([...periodRuns(telling), ...coverageRuns(telling)]) },
];
