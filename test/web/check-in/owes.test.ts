import { describe, expect, it } from 'vitest';
import { emptyCalendar } from '../../../domain/calendar.ts';
import { owes } from '../../../web/check-in/owes.ts';
import { a } from '../../support/a.ts';

const site = {
  siteId: 'mau-hai-au',
  name: 'Mẫu Hải Âu',
  employer: 'Mẫu',
  zoneId: 'diem-thuy',
  workforce: 1300,
  state: 'active',
  stateSince: '2021-06-01',
  registeredOn: '2021-06-01',
} as const;
const standing = {
  day: null,
  revision: 0,
  readiness: null,
  band: null,
  gates: [],
  scenario: null,
  freshness: null,
};
const siteDay = (day: string, plan = a.plan()) => ({
  detail: { site, standing, plan, calendar: emptyCalendar },
  day,
  filed: null,
  before: null,
  kept: false,
});

describe('whether the page says that a report is owed', () => {
  it.each([
    ['a Tuesday', '2021-06-15', true],
    ['a Sunday', '2021-06-20', false],
    ['a holiday', '2021-09-02', false],
    ['a day before the site was registered', '2021-05-31', false],
  ])('%s', (_, day, owed) => expect(owes(siteDay(day), new Set(['2021-09-02']))).toBe(owed));

  it('owes one on a Sunday while people live on site', () => {
    expect(owes(siteDay('2021-06-20', a.plan({ model: 'three-on-site' })), new Set())).toBe(true);
  });

  it('goes by a plan only once it is approved', () => {
    const waiting = a.plan({ model: 'three-on-site', state: 'submitted' });
    expect(owes(siteDay('2021-06-20', waiting), new Set())).toBe(false);
  });
});
