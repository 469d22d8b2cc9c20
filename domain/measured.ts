/** What operators see of the service in figures: counts of the province's day and of its alerts, never of a person or of one workplace. */
export type Measured = {
  /** DHIS2's reporting rates: expected, actual and on-time reports of the day so far. */
  ExpectedReports: number;
  ActualReports: number;
  OnTimeReports: number;
  MissingReports: number;
  PendingReports: number;
  OpenAlerts: number;
  CriticalAlerts: number;
  OverdueAlerts: number;
};
