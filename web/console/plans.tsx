import { planRoutes, type WaitingPlan } from '../../domain/plan-routes.ts';
import { formatDay, formatMoment, formatNumber, formatSpan } from '../../domain/texts/format.ts';
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
import { FilterBox } from './filter-box.tsx';
import { FilterField } from './filter-field.tsx';
import { useZones, type ZoneName, zoneName } from './place-names.ts';
import { useList } from './use-list.ts';
import { useNow } from './use-now.ts';
import { useWords } from './words.ts';

const pollMs = 30_000;

const useColumns = (zones: readonly ZoneName[]): Column<WaitingPlan>[] => {
  const { plans } = useWords();
  const { lang } = useSpeech();
  const now = useNow(60_000);
  const waited = (since: string) => formatSpan(lang, Date.parse(now) - Date.parse(since));
  return [
    {
      head: plans.site,
      cell: ({ site, plan }) => (
        <a class="row-link" href={href.plan(site.siteId, plan.version)}>
          {site.name}
        </a>
      ),
      rowHead: true,
    },
    { head: plans.version, cell: ({ plan }) => String(plan.version), numeric: true },
    {
      head: plans.submitted,
      cell: ({ plan: { submittedAt } }) =>
        submittedAt ? (
          <>
            {formatMoment(submittedAt)}
            <span class="aside">{fill(plans.waited, { span: waited(submittedAt) })}</span>
          </>
        ) : (
          '–'
        ),
    },
    { head: plans.zone, cell: ({ site }) => zoneName(zones, site.zoneId) },
    { head: plans.workforce, cell: ({ site }) => formatNumber(lang, site.workforce), numeric: true },
    { head: plans.effective, cell: ({ plan }) => formatDay(plan.effectiveFrom) },
    { head: plans.author, cell: ({ plan }) => plan.authorName ?? '–' },
  ];
};

type PlansProps = { search: string; change: (changes: Readonly<Record<string, string>>) => void };

/** The plans that wait for a decision, the longest waiting first, narrowed to a zone by the server. */
export const Plans = ({ search, change }: PlansProps) => {
  const { page, plans } = useWords();
  const zones = useZones();
  const columns = useColumns(zones);
  const zone = new URLSearchParams(search).get('zone') ?? '';
  const query = { state: 'submitted' as const, ...(zone && { zone }) };
  const { items, failure, more, refresh } = useList<WaitingPlan>(
    `plans ${zone}`,
    ({ site, plan }) => `${site.siteId} ${plan.version}`,
    (signal) => (cursor, etag) =>
      call(planRoutes.listWaitingPlans, {
        query: { ...query, ...(cursor && { cursor }) },
        ...(etag && { etag }),
        signal,
      }),
    pollMs,
  );
  const said =
    items === null ? '' : fill(more === null ? plans.shown : plans.shownSoFar, { n: String(items.length) });
  return (
    <>
      <FilterBox>
        <FilterField
          name="zone"
          label={plans.zone}
          value={zone || undefined}
          options={zones.map(({ id, name }) => ({ value: id, label: name }))}
          onPick={(picked) => change({ zone: picked })}
        />
      </FilterBox>
      <Announcer message={said} />
      {failure ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : null}
      {items === null && failure === null ? <Spinner /> : null}
      {items?.length === 0 ? <EmptyState>{plans.empty}</EmptyState> : null}
      {items && items.length > 0 ? (
        <>
          <p class="quiet">{said}</p>
          <DataTable
            caption={plans.caption}
            captionHidden
            columns={columns}
            rows={items}
            keyOf={({ site, plan }) => `${site.siteId} ${plan.version}`}
            stacked
          />
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
