import { changeLine, type FiveId, fiveFigures, noneLine, percentText } from './brief-change.ts';
import type { Block, Run } from './brief-document.ts';
import {
  type Bounds,
  goodBounds,
  isThin,
  printedPercent,
  rateOf,
  reportedDue,
  silentOf,
} from './brief-figures.ts';
import { runsOf } from './brief-runs.ts';
import { number, type Telling, tallied } from './brief-telling.ts';
import type { DayFigures } from './snapshot.ts';
import { formatNumber, formatShortDay } from './texts/format.ts';
import { t } from './texts/text.ts';

/** `79,5–88,5%`, one percentage where both are the same, "–" of nothing. */
export const boundsText = (telling: Pick<Telling, 'lang'>, { lo, hi }: Pick<Bounds, 'lo' | 'hi'>): string => {
  if (lo === null || hi === null) return '–';
  const to = percentText(telling, hi);
  return percentText(telling, lo) === to ? to : `${formatNumber(telling.lang, printedPercent(lo), 1)}–${to}`;
};

/** Sites that reported: with their list where it is that of the due ones that did. */
export const reportedRun = (
  telling: Telling,
  { coverage }: { coverage: Telling['snapshot']['figures']['coverage'] },
): Run =>
  coverage.reported === reportedDue({ coverage })
    ? tallied(telling, coverage.reported, 'reported')
    : { text: number(telling, coverage.reported) };

const rateRuns = (telling: Telling): Run[] => {
  const { snapshot, voice, words } = telling;
  const { figures } = snapshot;
  if (figures.coverage.due === 0) return [{ text: voice.page.noRate }];
  return runsOf(words.brief.rate, {
    p: percentText(voice, rateOf(figures)),
    n: tallied(telling, reportedDue(figures), 'reported'),
    d: tallied(telling, figures.coverage.due, 'due'),
  });
};

/** New F0 that were none, with the denominator and the unknown as lists (P4). */
export const noF0Runs = (telling: Telling): Run[] =>
  runsOf(telling.voice.page.noF0, {
    d: reportedRun(telling, telling.snapshot.figures),
    m: tallied(telling, silentOf(telling.snapshot.figures), 'silent'),
  });

/** Sites that reported new F0 for the day of the snapshot. */
export const sitesWithF0 = ({ snapshot: { cases, day } }: Pick<Telling, 'snapshot'>): number =>
  cases.filter(({ series }) => series.some((one) => one.day === day && one.f0 > 0)).length;

const flowRuns = (telling: Telling, which: 'f0' | 'f1'): Run[] => {
  const { snapshot, voice, words } = telling;
  const { figures } = snapshot;
  const n = figures.flows[which];
  if (which === 'f0' && n === 0 && figures.coverage.reported > 0) return noF0Runs(telling);
  const none = noneLine(voice, figures, which);
  if (none !== null) return [{ text: none }];
  const said = runsOf(words.brief[which], {
    n: which === 'f1' ? tallied(telling, n, 'f1') : { text: number(telling, n) },
    s: tallied(telling, sitesWithF0(telling), 'f0'),
  });
  if (!isThin(figures)) return said;
  return runsOf(words.brief.andSilent, { said, m: tallied(telling, silentOf(figures), 'silent') });
};

const goodRuns = (telling: Telling): Run[] => {
  const { snapshot, voice, words } = telling;
  const bounds = goodBounds(snapshot.figures);
  if (bounds.of === 0) return noShareRuns(telling, bounds);
  return runsOf(bounds.unknown === 0 ? words.brief.good : words.brief.goodBounds, {
    p: percentText(voice, bounds.share),
    n: tallied(telling, bounds.count, 'good'),
    d: tallied(telling, bounds.of, 'banded'),
    bounds: boundsText(telling, bounds),
  });
};

const noShareRuns = (telling: Telling, { unknown }: Bounds): Run[] =>
  runsOf(telling.voice.page.noShare, { m: tallied(telling, unknown, 'unknown') });

const badRuns = (telling: Telling): Run[] => {
  const bounds = goodBounds(telling.snapshot.figures);
  const n = telling.snapshot.figures.bands['not-ready'];
  const unknown = tallied(telling, bounds.unknown, 'unknown');
  if (bounds.of === 0) return noShareRuns(telling, bounds);
  const { brief } = telling.words;
  if (n === 0) return runsOf(brief.notReadyNone, { d: tallied(telling, bounds.of, 'banded'), m: unknown });
  const said = runsOf(brief.notReady, { n: tallied(telling, n, 'not-ready') });
  return isThin(telling.snapshot.figures) ? runsOf(brief.andSilent, { said, m: unknown }) : said;
};

const runsBy: Record<FiveId, (telling: Telling) => Run[]> = {
  rate: rateRuns,
  f0: (telling) => flowRuns(telling, 'f0'),
  f1: (telling) => flowRuns(telling, 'f1'),
  good: goodRuns,
  bad: badRuns,
};

/** Whether any of the five numbers leaves a site out. Who is unknown is not the same for cases and for readiness. */
const hasUnknown = ({ snapshot: { figures } }: Telling): boolean =>
  silentOf(figures) > 0 || goodBounds(figures).unknown > 0;

/** The five numbers with their change on the day before and on the same day of the week before (P2). */
export const numbersBlock = (telling: Telling): Block => {
  const { snapshot, voice, words } = telling;
  const day = formatShortDay(snapshot.day);
  const rows = fiveFigures(voice.page).map(({ id, label, kind, read }) => {
    const against = (before: DayFigures | null): Run[] => [
      { text: changeLine(voice, kind, read(snapshot.figures), before && read(before.figures)) },
    ];
    return [
      [{ text: label }],
      runsBy[id](telling),
      against(snapshot.dayBefore),
      against(snapshot.weekBefore),
    ];
  });
  const head = [
    words.brief.numbersHead,
    t(words.brief, 'dayHead', { day }),
    voice.page.vsDayBefore,
    voice.page.vsWeekBefore,
  ].map((text) => ({ text }));
  const table = { caption: t(words.brief, 'numbersCaption', { day }), head, rows };
  const note = telling.caps.unknownNote && hasUnknown(telling) ? { note: words.brief.numbersUnknown } : {};
  return { kind: 'table', table, ...note };
};
