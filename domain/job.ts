import { clocks } from './pack/clocks.ts';

/** Parts of the table's stream: what is kept of sites, of zones, and the works that people handed in. */
export type Followed = 'sites' | 'zones' | 'works' | 'notices';

/**
 * What starts a job: records of parts of the table's stream, at most `records` of them at
 * once; a time of day in Asia/Ho_Chi_Minh; every so many minutes, for work that must not wait; or what a stream job has given up.
 */
export type Job =
  | { trigger: 'stream'; follows: readonly Followed[]; records: number }
  | { trigger: 'schedule'; at: string }
  | { trigger: 'interval'; everyMinutes: number }
  | { trigger: 'dead-letters' };

/** The jobs: each is one file in functions/jobs, one schedule or stream source in infra and at the local door. */
export const jobs = {
  projectSummary: { trigger: 'stream', follows: ['sites', 'zones'], records: 100 },
  raiseZoneClusters: { trigger: 'stream', follows: ['sites'], records: 100 },
  // A record is a zone's calendar, and a run the work of all its sites.
  applyZoneCalendar: { trigger: 'stream', follows: ['zones'], records: 10 },
  // A record is a part of a sheet, and a run's work.
  fileSheets: { trigger: 'stream', follows: ['works'], records: 1 },
  rebuildProjections: { trigger: 'stream', follows: ['works'], records: 1 },
  rehearse: { trigger: 'stream', follows: ['works'], records: 1 },
  writeExport: { trigger: 'stream', follows: ['works'], records: 1 },
  redriveProjections: { trigger: 'dead-letters' },
  openDay: { trigger: 'schedule', at: clocks.day.opens },
  closeDay: { trigger: 'schedule', at: clocks.day.opens },
  freezeBrief: { trigger: 'schedule', at: clocks.day.briefFrozenAt },
  issueBrief: { trigger: 'schedule', at: clocks.day.briefReviewedUntil },
  sendBrief: { trigger: 'schedule', at: clocks.day.briefSentAt },
  remindSites: { trigger: 'schedule', at: clocks.day.reminderAt },
  sendCallList: { trigger: 'schedule', at: clocks.day.callListAt },
  sweepCheckIns: { trigger: 'schedule', at: clocks.day.cutOff },
  sendNotices: { trigger: 'stream', follows: ['notices'], records: 25 },
  sendHeld: { trigger: 'interval', everyMinutes: 1 },
  sendWebhooks: { trigger: 'stream', follows: ['notices'], records: 100 },
  retryWebhooks: { trigger: 'interval', everyMinutes: 1 },
  runClocks: { trigger: 'interval', everyMinutes: 1 },
  sendCount: { trigger: 'schedule', at: clocks.day.countAt },
} as const satisfies Record<string, Job>;

export type JobName = keyof typeof jobs;
