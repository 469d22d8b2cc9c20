import { describe, expect, it } from 'vitest';
import type { SiteWithStanding, Standing } from '../../../domain/site.ts';
import { gravestFirst, hasCases } from '../../../web/console/gravest.ts';

const aSite = (siteId: string, standing: Partial<Standing> = {}, workforce = 100): SiteWithStanding => ({
  site: {
    ...{ siteId, name: siteId, employer: 'Mẫu', zoneId: 'kcn-diem-thuy', workforce },
    ...{ state: 'active', stateSince: '2021-05-01', registeredOn: '2021-05-01' },
  },
  standing: {
    ...{ day: '2021-06-14', revision: 1, readiness: 90, gates: [] },
    ...{ band: 'ready', scenario: 'normal', freshness: 'fresh' },
    ...standing,
  },
});

describe('the gravest of a zone', () => {
  it('is by scenario, then who is silent, then by band, then by size', () => {
    const sites = [
      aSite('small'),
      aSite('weak', { band: 'weak' }),
      aSite('silent', { freshness: 'unknown' }),
      aSite('suspected', { scenario: 'suspected' }),
      aSite('large', {}, 900),
      aSite('outbreak', { scenario: 'outbreak' }),
      aSite('case', { scenario: 'case' }),
      aSite('never', { day: null, scenario: null, band: null, freshness: null }),
    ];
    expect(gravestFirst(sites).map(({ site }) => site.siteId)).toEqual([
      ...['outbreak', 'case', 'suspected', 'silent', 'weak', 'large', 'small', 'never'],
    ]);
    expect(sites.filter(hasCases)).toHaveLength(2);
  });
});
