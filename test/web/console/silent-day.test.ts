import { describe, expect, it } from 'vitest';
import type { SiteDetail } from '../../../domain/site.ts';
import { silentDay } from '../../../web/console/silent-day.ts';
import { a } from '../../support/a.ts';

const none: ReadonlySet<string> = new Set();
/** 2021-06-15 is a Tuesday. */
const today = '2021-06-15';

const detail = (reported: string | null, over: Partial<SiteDetail> = {}): SiteDetail => ({
  site: a.record().site,
  standing: {
    ...{ day: reported, revision: 1, readiness: 88, band: 'ready', gates: [] },
    ...{ scenario: 'normal', freshness: 'fresh' },
  },
  plan: a.plan(),
  calendar: { workingWeekdays: null, closures: [] },
  ...over,
});

describe('the day that a site is asked for', () => {
  it.each([
    ['today, while it is not reported', '2021-06-14', today, today],
    ['no day once today is reported', today, today, null],
    ['no day on a Sunday after a reported Saturday', '2021-06-12', '2021-06-13', null],
    ['the Saturday before on a Sunday, when that is missing', '2021-06-11', '2021-06-13', '2021-06-12'],
    ['today at a site that never reported', null, today, today],
  ])('is %s', (_, reported, on, day) => {
    expect(silentDay(detail(reported), none, on)).toBe(day);
  });

  it('is none of a site that is not active', () => {
    const { site } = a.record();
    expect(silentDay(detail(null, { site: { ...site, state: 'suspended' } }), none, today)).toBe(null);
  });

  it('is no holiday', () => {
    expect(silentDay(detail('2021-06-14'), new Set([today]), today)).toBe(null);
  });

  it('is no day of a confirmed closure', () => {
    const closure = { from: today, to: today, reason: 'mất điện', enteredOn: today, confirmed: true };
    const calendar = { workingWeekdays: null, closures: [closure] };
    expect(silentDay(detail('2021-06-14', { calendar }), none, today)).toBe(null);
  });
});
