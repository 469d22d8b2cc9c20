import type { SiteList } from '../../domain/brief-document.ts';
import type { SiteLine } from '../../domain/snapshot.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { type Lang, t } from '../../domain/texts/text.ts';
import { type ZoneName, zoneName } from '../console/place-names.ts';
import type { Column } from '../ui/data-table.tsx';
import { BandTag } from '../ui/standing-tags.tsx';
import { FreshnessTag } from '../ui/tags.tsx';
import type { ListWords } from './list-words.ts';

type Voice = { words: ListWords; lang: Lang; zones: readonly ZoneName[] };

/** What is told of a site beside its name, its zone and its report, by the list that it is on. */
const more: Readonly<Record<SiteList, readonly ('band' | 'f0' | 'f1' | 'f0In14' | 'missed')[]>> = {
  all: ['band', 'f0In14'],
  due: ['band', 'missed'],
  reported: ['band'],
  'on-time': ['band'],
  silent: ['missed', 'band'],
  'silent-twice': ['missed', 'band'],
  f0: ['f0', 'f0In14', 'band'],
  f1: ['f1', 'f0In14', 'band'],
  banded: ['band'],
  good: ['band'],
  weak: ['band', 'f0In14'],
  'not-ready': ['band', 'f0In14'],
  unknown: ['band', 'missed'],
  cases: ['f0In14', 'f0', 'band'],
};

/** The band, and what overrides the score: else 100 points and not ready would be a riddle. */
const standing = ({ words }: Voice, { freshness, band, gates }: SiteLine) => {
  if (freshness === null) return words.lists.notActive;
  if (freshness === 'unknown') return <FreshnessTag freshness="unknown" plain />;
  const named = gates.map((gate) => words.gates[gate].label).join('; ');
  return (
    <>
      <BandTag band={band} plain />
      {named === '' ? null : <div class="quiet small">{t(words.lists, 'gates', { gates: named })}</div>}
    </>
  );
};

/** The columns of a list of sites. */
export const siteColumns = (voice: Voice, list: SiteList): Column<SiteLine>[] => {
  const { words, lang, zones } = voice;
  const { lists } = words;
  const count = (head: string, of: (line: SiteLine) => number | null): Column<SiteLine> => ({
    ...{ head, numeric: true },
    cell: (line) => {
      const n = of(line);
      return n === null ? lists.notKnown : formatNumber(lang, n);
    },
  });
  const band: Column<SiteLine>[] = [
    { head: lists.band, cell: (line) => standing(voice, line) },
    {
      ...{ head: lists.score, numeric: true },
      cell: ({ readiness }) => (readiness === null ? '–' : formatNumber(lang, readiness)),
    },
  ];
  const named: Record<(typeof more)[SiteList][number], Column<SiteLine>[]> = {
    band,
    f0: [count(lists.f0, ({ flows }) => flows?.f0 ?? null)],
    f1: [count(lists.f1, ({ flows }) => flows?.f1 ?? null)],
    f0In14: [count(lists.f0In14, ({ f0In14 }) => f0In14)],
    missed: [count(lists.missed, ({ missedInRow }) => missedInRow)],
  };
  return [
    { head: lists.site, cell: ({ name }) => name, rowHead: true },
    { head: lists.zone, cell: ({ zoneId }) => zoneName(zones, zoneId) },
    { head: lists.report, cell: ({ coverage }) => lists.coverage[coverage] },
    ...more[list].flatMap((id) => named[id]),
    count(lists.workforce, ({ workforce }) => workforce),
  ];
};
