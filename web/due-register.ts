import type { DueRegister } from '../domain/due-register.ts';
import type { SiteDetail } from '../domain/site.ts';

/**
 * What the server judges a site's days by, as the page knows it. A reply that a device kept from an older release says less: then the
 * state of today and the plan that came with it are taken for all days.
 */
export const dueRegisterOf = ({ site, plan, calendar, dueBy }: SiteDetail): DueRegister => {
  if (dueBy !== undefined) return { site, calendar, ...dueBy };
  return {
    ...{ site, calendar, pastWeekdays: [] },
    states: [{ state: site.state, from: site.registeredOn }],
    zoneCalendar: { version: 0, workingWeekdays: null, closures: [], pastWeekdays: [] },
    approvedPlans: plan?.state === 'approved' ? [plan] : [],
  };
};
