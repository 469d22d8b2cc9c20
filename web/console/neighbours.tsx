import { type SiteWithStanding, siteRoutes } from '../../domain/site.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSpeech } from '../ui/words.ts';
import { href } from './address.ts';
import { gravestFirst, hasCases } from './gravest.ts';
import { type ListPage, readPages } from './read-pages.ts';
import { BandOf, FreshnessOf, ScenarioOf } from './standing-cells.tsx';
import { useReply } from './use-reply.ts';
import { useWords } from './words.ts';

/** Sites of a zone are few: more pages than these are left to the list of sites. */
const pagesAtMost = 5;
const shownAtMost = { site: 8, zone: 20 };

type NeighboursProps = {
  zoneId: string;
  zone: string;
  /** The site that the others are neighbours of; null for a rule on the whole zone. */
  siteId: string | null;
  /** Sites that the alert itself names: they are shown whatever their standing. */
  named: readonly string[];
};

const useSitesOf = (zone: string) =>
  useReply<ListPage<SiteWithStanding>[]>(zone, (before, signal) =>
    readPages(
      (cursor) =>
        call(siteRoutes.listSites, { query: { zone, limit: '200', ...(cursor && { cursor }) }, signal }),
      before ?? [],
      pagesAtMost,
    ),
  );

const Sites = ({ zone, sites }: { zone: string; sites: readonly SiteWithStanding[] }) => {
  const { page, work } = useWords();
  return (
    <DataTable
      caption={fill(work.neighbours.caption, { zone })}
      captionHidden
      columns={[
        {
          head: page.site,
          cell: ({ site }: SiteWithStanding) => (
            <a class="row-link" href={href.site(site.siteId)}>
              {site.name}
            </a>
          ),
          rowHead: true,
        },
        {
          head: page.scenario,
          cell: ({ standing }: SiteWithStanding) => <ScenarioOf standing={standing} />,
        },
        { head: page.readiness, cell: ({ standing }: SiteWithStanding) => <BandOf standing={standing} /> },
        { head: page.freshness, cell: (item: SiteWithStanding) => <FreshnessOf item={item} /> },
      ]}
      rows={sites}
      keyOf={({ site }) => site.siteId}
      stacked
    />
  );
};

/** The other sites of the zone, the gravest first; of a rule on the zone all its sites, those that it names before the others. */
export const Neighbours = ({ zoneId, zone, siteId, named }: NeighboursProps) => {
  const { work } = useWords();
  const { lang } = useSpeech();
  const { value, failure, refresh } = useSitesOf(zoneId);
  const { neighbours: words } = work;
  if (value === null)
    return failure ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : <Spinner />;
  const all = value.flatMap(({ items }) => items);
  const others = gravestFirst(all.filter(({ site }) => site.siteId !== siteId));
  const isNamed = ({ site }: SiteWithStanding) => named.includes(site.siteId);
  const sorted = [...others.filter(isNamed), ...others.filter((item) => !isNamed(item))];
  if (sorted.length === 0) return <p>{words.none}</p>;
  const n = (count: number) => formatNumber(lang, count);
  const most = Math.max(named.length, siteId === null ? shownAtMost.zone : shownAtMost.site);
  return (
    <>
      <p>{fill(words.withCase, { n: n(sorted.filter(hasCases).length), all: n(sorted.length) })}</p>
      <Sites zone={zone} sites={sorted.slice(0, most)} />
      <p>
        <a class="row-link" href={href.sitesOfZone(zoneId)}>
          {fill(words.all, { n: n(all.length) })}
        </a>
      </p>
    </>
  );
};
