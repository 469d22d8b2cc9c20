import type { RouteName } from '../domain/contract.ts';
import { briefDuties } from './duties-brief.ts';
import { channelDuties } from './duties-channels.ts';
import { checkInDuties } from './duties-check-ins.ts';
import { directionDuties } from './duties-directions.ts';
import { exportDuties } from './duties-exports.ts';
import { formDuties } from './duties-forms.ts';
import { registerDuties } from './duties-register.ts';
import { rehearsalDuties } from './duties-rehearsals.ts';
import { siteDuties } from './duties-sites.ts';
import { templateDuties } from './duties-templates.ts';
import type { Duty } from './duty.ts';

/** The duty of every route: a route of the contract without one does not compile. */
export const duties: Record<RouteName, Duty> = {
  ...registerDuties,
  ...siteDuties,
  ...checkInDuties,
  ...channelDuties,
  ...formDuties,
  ...templateDuties,
  ...rehearsalDuties,
  ...exportDuties,
  ...directionDuties,
  ...briefDuties,
};

/** The duties of some routes. */
export type SomeDuties = Partial<Record<RouteName, Duty>>;

/** Which routes share a stack: CloudFormation stops at 500 resources, and a route costs about nine. */
export const dutyGroups: readonly { noun: string; duties: SomeDuties }[] = [
  { noun: 'register', duties: registerDuties },
  { noun: 'sites', duties: siteDuties },
  { noun: 'check-ins', duties: checkInDuties },
  { noun: 'channels', duties: channelDuties },
  { noun: 'forms', duties: formDuties },
  { noun: 'templates', duties: { ...templateDuties, ...rehearsalDuties, ...exportDuties } },
  { noun: 'directions', duties: directionDuties },
  { noun: 'brief', duties: briefDuties },
];
