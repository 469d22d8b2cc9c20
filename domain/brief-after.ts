import { activeCases } from './brief-developments.ts';
import type { Block } from './brief-document.ts';
import { clipped, official, type Telling, whenText, zoneName } from './brief-telling.ts';
import { dayOf } from './day.ts';
import { cutOffOf } from './pack/clocks.ts';
import type { EventLine } from './snapshot.ts';
import { formatOfficialTime, formatShortDay } from './texts/format.ts';
import { t } from './texts/text.ts';

const sentences = { f0: 'eventF0', positive: 'eventPositive', symptoms: 'eventSymptoms' } as const;

const eventText = (telling: Telling, event: EventLine): string => {
  const { brief } = telling.words;
  const wasTold = activeCases(telling)
    .slice(0, telling.caps.cases)
    .some(({ siteId }) => siteId === event.siteId);
  const name = clipped(telling, event.name);
  const site = wasTold ? name : t(brief, 'siteInZone', { site: name, zone: zoneName(telling, event.zoneId) });
  const slots = { site, n: official(telling, event.count), when: whenText(telling, event.at) };
  return t(brief, sentences[event.kind], slots);
};

/** How many are left untold, and the F0 among them. */
const moreText = (telling: Telling, left: readonly EventLine[], n: number): string => {
  const f0 = left.reduce((sum, { kind, count }) => sum + (kind === 'f0' ? count : 0), 0);
  const slots = { n: official(telling, n), f0: official(telling, f0) };
  return t(telling.words.brief, f0 > 0 ? 'moreEventsF0' : 'moreEvents', slots);
};

/** Quick reports and alerts since the cut-off, F0 first; the rest of them as a number. */
const eventTexts = (telling: Telling): string[] => {
  const { snapshot, caps, words } = telling;
  const since = snapshot.zoneClusters.filter(({ at }) => at >= cutOffOf(snapshot.day));
  const clusters = since.map(({ zoneId, at }) =>
    t(words.brief, 'eventCluster', { zone: zoneName(telling, zoneId), when: whenText(telling, at) }),
  );
  const events = snapshot.events.toSorted((a, b) => Number(b.kind === 'f0') - Number(a.kind === 'f0'));
  const told = events.slice(0, caps.events);
  const zones = clusters.slice(0, Math.max(1, caps.events - told.length));
  const left = events.slice(told.length);
  const more = left.length + clusters.length - zones.length;
  return [
    ...told.map((event) => eventText(telling, event)),
    ...zones,
    ...(more > 0 ? [moreText(telling, left, more)] : []),
  ];
};

/** What came in after the period, up to the making of the snapshot: told apart, and said when there was nothing (P8). */
export const afterBlocks = (telling: Telling): Block[] => {
  const { snapshot, lang, words, today } = telling;
  const { brief } = words;
  const made = dayOf(snapshot.madeAt);
  const until = t(brief, made === today ? 'untilToday' : 'untilDay', {
    time: formatOfficialTime(lang, snapshot.madeAt),
    day: formatShortDay(made),
  });
  const events = eventTexts(telling);
  const [before = '', caveat = ''] = brief.afterSome.split('{events}');
  // A run for each, so that whoever has less room leaves out whole ones (brief-text.ts).
  const said =
    events.length === 0
      ? [until + brief.afterNone]
      : [until + before, ...events.map((text, n) => (n === 0 ? text : `; ${text}`)), caveat];
  return [
    { kind: 'heading', text: brief.after },
    { kind: 'paragraph', runs: said.map((text) => ({ text })) },
  ];
};
