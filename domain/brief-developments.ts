import type { Block, Run } from './brief-document.ts';
import { silentOf } from './brief-figures.ts';
import { noF0Runs } from './brief-numbers.ts';
import { linked, runsOf } from './brief-runs.ts';
import { clipped, counted, official, type Telling, whenText, zoneName } from './brief-telling.ts';
import { cutOffOf } from './pack/clocks.ts';
import type { CaseLine } from './snapshot.ts';
import { t } from './texts/text.ts';

/** Cases that are told: new ones of the day, and those of which people are still held or results awaited. */
export const activeCases = ({ snapshot: { cases, day } }: Pick<Telling, 'snapshot'>): CaseLine[] =>
  cases.filter(
    ({ series, held, awaiting }) =>
      series.some((one) => one.day === day && one.f0 > 0) || (held ?? 0) > 0 || (awaiting ?? 0) > 0,
  );

/** New F0 of a site and the days over which they came. */
export const growthText = (telling: Telling, { series, f0In14 }: CaseLine): string => {
  const { brief } = telling.words;
  const a = official(telling, f0In14);
  if (series.length <= 1) return t(brief, 'caseOnce', { a });
  const { days } = telling.caps;
  if (days === 0) return t(brief, 'caseTotal', { a, k: official(telling, series.length) });
  const last = series.slice(-days).map(({ f0 }) => official(telling, f0));
  return t(brief, series.length > days ? 'caseGrowthLong' : 'caseGrowth', {
    a,
    k: official(telling, series.length),
    last: official(telling, last.length),
    series: last.join(', '),
  });
};

/** Persons held, or that nobody has said. */
export const heldText = (telling: Telling, { held }: Pick<CaseLine, 'held'>): string => {
  const { brief } = telling.words;
  if (held === null) return brief.heldUnknown;
  return held === 0 ? brief.heldNone : t(brief, 'held', { n: official(telling, held) });
};

const sampledText = (telling: Telling, { held, sampled }: CaseLine): string => {
  const { brief } = telling.words;
  if (sampled === null) return brief.sampledUnknown;
  if (held !== null && held > 0 && sampled >= held) return brief.sampledAll;
  return t(brief, 'sampled', { n: official(telling, sampled) });
};

const caseFacts = (telling: Telling, line: CaseLine): string =>
  line.held === null && line.sampled === null
    ? `${growthText(telling, line)}, ${telling.words.brief.heldSampledUnknown}`
    : [growthText(telling, line), heldText(telling, line), sampledText(telling, line)].join(', ');

const caseRuns = (telling: Telling, line: CaseLine, before: CaseLine | undefined): Run[] =>
  runsOf(telling.words.brief.case, {
    site: {
      text: clipped(telling, line.name),
      emphasis: true,
      ref: { to: 'sites', list: 'cases', zoneId: line.zoneId },
    },
    zone: before?.zoneId === line.zoneId ? telling.words.brief.sameZone : zoneName(telling, line.zoneId),
    facts: caseFacts(telling, line),
  });

/** A sum over the sites that have said it, with how many have not; null where none has. */
const summed = (
  telling: Telling,
  cases: readonly CaseLine[],
  which: 'f1Listed' | 'awaiting',
): string | null => {
  const known = cases.flatMap((line) => line[which] ?? []);
  if (known.length === 0) return null;
  const n = known.reduce((sum, one) => sum + one, 0);
  const said = t(telling.words.brief, which, { n: official(telling, n) });
  const m = cases.length - known.length;
  return m === 0 ? said : t(telling.words.brief, 'someUnknown', { said, m: official(telling, m) });
};

/** F1 listed and results awaited at the sites that were told. */
const contactsText = (telling: Telling, cases: readonly CaseLine[]): string => {
  const { brief } = telling.words;
  if (cases.length === 0) return '';
  const n = brief.countWords[cases.length - 1] ?? official(telling, cases.length);
  const sites = cases.length === 1 ? brief.oneSite : t(brief, 'sites', { n });
  const [f1, awaiting] = [summed(telling, cases, 'f1Listed'), summed(telling, cases, 'awaiting')];
  if (f1 !== null && awaiting !== null) return t(brief, 'contacts', { sites, f1, awaiting });
  if (f1 !== null) return t(brief, 'contactsF1', { sites, f1 });
  if (awaiting !== null) return t(brief, 'contactsAwaiting', { sites, awaiting });
  return t(brief, 'contactsUnknown', { n: official(telling, cases.length) });
};

const clusterTexts = (telling: Telling): string[] => {
  const { snapshot, caps, words } = telling;
  const inPeriod = snapshot.zoneClusters.filter(({ at }) => at < cutOffOf(snapshot.day));
  const said = inPeriod
    .slice(0, caps.clusters)
    .map(({ zoneId, at }) =>
      t(words.brief, 'cluster', { zone: zoneName(telling, zoneId), when: whenText(telling, at) }),
    );
  const more = inPeriod.length - said.length;
  return more > 0 ? [...said, t(words.brief, 'moreClusters', { n: official(telling, more) })] : said;
};

/** New F0 nowhere, or nowhere but in the zones that were told: with how many sites that is said of, and how many are silent (P4). */
const noneRuns = (telling: Telling): Run[] => {
  const { snapshot, voice, words } = telling;
  const { figures } = snapshot;
  if (figures.coverage.reported === 0)
    return runsOf(`${voice.page.noReports}.`, { m: counted(telling, silentOf(figures), 'silent') });
  if (figures.flows.f0 === 0) return [...noF0Runs(telling), { text: '.' }];
  const others = snapshot.zones.filter((zone) => zone.flows.f0 === 0);
  const d = others.reduce((sum, { coverage }) => sum + coverage.reported, 0);
  const m = others.reduce((sum, zone) => sum + silentOf(zone), 0);
  if (d + m === 0) return [];
  const slots = { d: official(telling, d), m: official(telling, m) };
  return [{ text: t(words.brief, d === 0 ? 'othersSilent' : 'othersNoF0', slots) }];
};

/** What changed: sites with cases, zones with several, and where there was none (P6, P4). */
export const developmentBlocks = (telling: Telling): Block[] => {
  const { snapshot, caps, words } = telling;
  const active = activeCases(telling);
  const told = active.slice(0, caps.cases);
  const more = active.length - told.length;
  const { length } = snapshot.cases;
  const rest = runsOf(words.brief.moreCases, {
    n: official(telling, more),
    d: linked(official(telling, length), length, { to: 'sites', list: 'cases' }),
  });
  // Not put together: where a run ends with a full stop, a sentence does (brief-text.ts).
  const runs = [
    ...told.flatMap((line, n) => caseRuns(telling, line, told[n - 1])),
    { text: contactsText(telling, told) },
    ...(more > 0 ? rest : []),
    ...clusterTexts(telling).map((text) => ({ text })),
    ...noneRuns(telling),
  ].filter(({ text }) => text !== '');
  return [
    { kind: 'heading', text: words.brief.developments },
    { kind: 'paragraph', runs },
  ];
};
