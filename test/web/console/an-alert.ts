import type { Alert } from '../../../domain/alert.ts';

/** An open critical alert of 08:00 UTC, due at 10:00; changed as asked. */
export const anAlert = (other: Partial<Alert> = {}): Alert => ({
  id: 'case-reported.hai-au.1',
  siteId: 'hai-au',
  zoneId: 'kcn-diem-thuy',
  rule: 'case-reported',
  severity: 'critical',
  state: 'open',
  version: 1,
  openedAt: '2021-11-23T08:00:00.000Z',
  verifyBy: '2021-11-23T10:00:00.000Z',
  actBy: null,
  level: 0,
  owner: null,
  occurrences: 1,
  ...other,
});
