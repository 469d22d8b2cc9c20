import { addDays, type Day } from '../../domain/day.ts';
import { templateOn } from '../../domain/pack/templates.ts';
import type { PlanFields } from '../../domain/plan.ts';
import { between } from './demo-chance.ts';
import type { DemoSite } from './demo-sites.ts';

/** Places that the plan wants kept free: one for every 300 workers, and one more. */
export const wantedFree = ({ site, quality }: Pick<DemoSite, 'site' | 'quality'>): number =>
  quality === 'hr' ? 4 : Math.min(12, 2 + Math.floor(site.workforce / 300));

/** Days since the last drill, on the demo's first day: a drill is owed every 90 days. */
const drillAge = ({ quality, site: { siteId } }: DemoSite): number | null => {
  if (quality === 'hr') return 97;
  if (quality === 'good') return between(10, 55, siteId, 'drill');
  if (quality === 'fair') return between(40, 105, siteId, 'drill');
  return between(0, 1, siteId, 'drilled') === 0 ? null : between(140, 200, siteId, 'drill');
};

/** The contacts of every plan are nobody: an address that cannot receive, a number that cannot ring. */
const contacts: PlanFields['contacts'] = [
  { role: 'focal', name: 'Đầu mối Mẫu', workPhone: '0000 000 001', workEmail: 'dau-moi@mau.test' },
  { role: 'deputy', name: 'Phó đầu mối Mẫu', workPhone: '0000 000 002', workEmail: 'pho-dau-moi@mau.test' },
];

/** What a site's plan says from a day on; `origin` is the demo's first day, `percent` the site's own 2194 index. */
export const demoPlan = (demo: DemoSite, from: Day, origin: Day, percent: number): PlanFields => {
  const { workforce, siteId } = demo.site;
  const { planDefaults: defaults, id } = templateOn(from);
  const age = drillAge(demo);
  const minIsolationFree = wantedFree(demo);
  return {
    template: id,
    effectiveFrom: from,
    model: demo.model,
    workforce,
    highRiskWorkers: Math.ceil((workforce * between(11, 18, siteId, 'high-risk')) / 100),
    serviceWorkers: 2 + Math.round((workforce * between(14, 30, siteId, 'service')) / 1000),
    isolationPlaces: minIsolationFree + between(2, 6, siteId, 'isolation'),
    minIsolationFree,
    lodgingCapacity: Math.ceil(workforce * Math.max(0.03, demo.lodged * 1.1)),
    testing: {
      highRiskPct: defaults.highRiskPct,
      servicePct: defaults.servicePct,
      windowDays: defaults.windowDays,
    },
    shuttleMaxLoad: defaults.shuttleMaxLoad,
    drillEveryDays: defaults.drillEveryDays,
    lastDrillOn: age === null ? null : addDays(origin, -age),
    risk2194: demo.model === 'normal' ? null : { percent, assessedOn: addDays(from, -3) },
    casePlanAttached: true,
    commitmentSigned: true,
    contacts,
  };
};
