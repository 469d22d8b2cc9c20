import type { SiteWithStanding } from '../../domain/site.ts';

const scenarios = ['outbreak', 'case', 'suspected', 'normal'];
const bands = ['not-ready', 'weak', 'watch', 'ready'];
const place = (order: readonly string[], value: string | null) =>
  value === null || !order.includes(value) ? order.length : order.indexOf(value);

/** How grave a site stands: by its scenario, then by silence of several days, then by its band. */
const rank = ({ standing: { scenario, band, freshness } }: SiteWithStanding) => [
  place(scenarios, scenario),
  freshness === 'unknown' ? 0 : 1,
  place(bands, band),
];

/** True for a site that had F0 within 14 days. */
export const hasCases = ({ standing: { scenario } }: SiteWithStanding) =>
  scenario === 'case' || scenario === 'outbreak';

/** The gravest first; of sites that stand alike the larger one. */
export const gravestFirst = (sites: readonly SiteWithStanding[]): SiteWithStanding[] =>
  sites.toSorted((a, b) => {
    const [one, other] = [rank(a), rank(b)];
    const differs = one.findIndex((value, n) => value !== other[n]);
    if (differs >= 0) return (one[differs] ?? 0) - (other[differs] ?? 0);
    return b.site.workforce - a.site.workforce || a.site.siteId.localeCompare(b.site.siteId);
  });
