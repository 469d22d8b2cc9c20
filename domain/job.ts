import { clocks } from './pack/clocks.ts';

/** Parts of the table's stream: what is kept of sites, of zones, and the works that people handed in. */
export type Followed = 'sites' | 'zones' | 'works' | 'notices';

/**
 * What starts a job: the table's stream, which one job alone may read; the queue into which that one puts the records of the parts that a
 * job follows, at most `records` of them at once (10 is the most that a queue hands over); a time of day in Asia/Ho_Chi_Minh; every so many
 * minutes, for work that must not wait; or what a job of the stream or of a queue has given up.
 */
export type Job =
  | { trigger: 'stream'; records: number }
  | { trigger: 'queue'; follows: readonly Followed[]; records: number }
  | { trigger: 'schedule'; at: string }
  | { trigger: 'interval'; everyMinutes: number }
  | { trigger: 'dead-letters' };

/** The jobs: each is one file in functions/jobs, one schedule, queue or stream source in infra and at the local door. */
export const jobs = {
  // Two at most may read a stream (decision 23): this one reads it for all.
  relayRecords: { trigger: 'stream', records: 100 },
  projectSummary: { trigger: 'queue', follows: ['sites', 'zones'], records: 10 },
  raiseZoneClusters: { trigger: 'queue', follows: ['sites'], records: 10 },
  // A record is a zone's calendar, and a run the work of all its sites.
  applyZoneCalendar: { trigger: 'queue', follows: ['zones'], records: 1 },
  // A record is a part of a sheet, and a run's work.
  fileSheets: { trigger: 'queue', follows: ['works'], records: 1 },
  rebuildProjections: { trigger: 'queue', follows: ['works'], records: 1 },
  rehearse: { trigger: 'queue', follows: ['works'], records: 1 },
  writeExport: { trigger: 'queue', follows: ['works'], records: 1 },
  redriveProjections: { trigger: 'dead-letters' },
  openDay: { trigger: 'schedule', at: clocks.day.opens },
  closeDay: { trigger: 'schedule', at: clocks.day.opens },
  freezeBrief: { trigger: 'schedule', at: clocks.day.briefFrozenAt },
  issueBrief: { trigger: 'schedule', at: clocks.day.briefReviewedUntil },
  sendBrief: { trigger: 'schedule', at: clocks.day.briefSentAt },
  remindSites: { trigger: 'schedule', at: clocks.day.reminderAt },
  sendCallList: { trigger: 'schedule', at: clocks.day.callListAt },
  sweepCheckIns: { trigger: 'schedule', at: clocks.day.cutOff },
  sendNotices: { trigger: 'queue', follows: ['notices'], records: 10 },
  sendHeld: { trigger: 'interval', everyMinutes: 1 },
  sendWebhooks: { trigger: 'queue', follows: ['notices'], records: 10 },
  retryWebhooks: { trigger: 'interval', everyMinutes: 1 },
  runClocks: { trigger: 'interval', everyMinutes: 1 },
  sendCount: { trigger: 'schedule', at: clocks.day.countAt },
  measureCoverage: { trigger: 'interval', everyMinutes: 5 },
} as const satisfies Record<string, Job>;

export type JobName = keyof typeof jobs;

type NamesOf<Trigger> = {
  [Name in JobName]: (typeof jobs)[Name]['trigger'] extends Trigger ? Name : never;
}[JobName];

/** A job that takes records from a queue of its own. */
export type QueueJobName = NamesOf<'queue'>;

const isQueueJob = (name: string): name is QueueJobName =>
  Object.entries<Job>(jobs).some(([one, { trigger }]) => one === name && trigger === 'queue');

/** The jobs that take records from a queue of their own. */
export const queueJobs: readonly QueueJobName[] = Object.keys(jobs).filter(isQueueJob);
