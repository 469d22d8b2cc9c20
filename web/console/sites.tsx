import { type SiteWithStanding, siteRoutes } from '../../domain/site.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { Announcer } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSpeech } from '../ui/words.ts';
import { href } from './address.ts';
import { useZones, type ZoneName, zoneName } from './place-names.ts';
import { SitesFilters, type SitesProps, sitesFilterOf } from './sites-filters.tsx';
import { BandOf, FreshnessOf, LoweredConfidence, ScenarioOf } from './standing-cells.tsx';
import { useList } from './use-list.ts';
import { useWords } from './words.ts';

const useColumns = (zones: readonly ZoneName[]): Column<SiteWithStanding>[] => {
  const { page } = useWords();
  const { lang } = useSpeech();
  return [
    {
      head: page.site,
      cell: ({ site }) => (
        <a class="row-link" href={href.site(site.siteId)}>
          {site.name}
        </a>
      ),
      rowHead: true,
    },
    { head: page.zone, cell: ({ site }) => zoneName(zones, site.zoneId) },
    {
      head: page.scenario,
      cell: ({ standing }) => <ScenarioOf standing={standing} />,
    },
    {
      head: page.readiness,
      cell: ({ standing, confidence }) => (
        <>
          <BandOf standing={standing} /> <LoweredConfidence confidence={confidence} />
        </>
      ),
    },
    { head: page.freshness, cell: (item) => <FreshnessOf item={item} /> },
    { head: page.workforce, cell: ({ site }) => formatNumber(lang, site.workforce), numeric: true },
  ];
};

/** The register of sites with their standing, narrowed by the server. */
export const Sites = ({ search, change }: SitesProps) => {
  const { page } = useWords();
  const zones = useZones();
  const query = sitesFilterOf(search);
  const { items, failure, more, refresh } = useList<SiteWithStanding>(
    JSON.stringify(query),
    ({ site }) => site.siteId,
    (signal) => (cursor, etag) =>
      call(siteRoutes.listSites, {
        query: { ...query, ...(cursor && { cursor }) },
        ...(etag && { etag }),
        signal,
      }),
  );
  const columns = useColumns(zones);
  const said =
    items === null
      ? ''
      : fill(more === null ? page.sitesShown : page.sitesShownSoFar, { n: String(items.length) });
  return (
    <>
      <SitesFilters search={search} change={change} zones={zones} />
      <Announcer message={said} />
      {failure ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : null}
      {items === null && failure === null ? <Spinner /> : null}
      {items?.length === 0 ? <EmptyState>{page.sitesEmpty}</EmptyState> : null}
      {items && items.length > 0 ? (
        <>
          <p class="quiet">{said}</p>
          <div class="fixed">
            <DataTable
              caption={page.sitesCaption}
              captionHidden
              columns={columns}
              rows={items}
              keyOf={({ site }) => site.siteId}
              stacked
            />
          </div>
        </>
      ) : null}
      {more ? (
        <Button look="secondary" onClick={more}>
          {page.more}
        </Button>
      ) : null}
    </>
  );
};
