import { clocks } from './thai-nguyen/clocks.ts';

/**
 * What starts a job: records of the table's stream, of the sites or of the works that people handed in, at most `records` of them at
 * once; or a time of day in Asia/Ho_Chi_Minh.
 */
export type Job =
  | { trigger: 'stream'; follows: 'sites' | 'works'; records: number }
  | { trigger: 'schedule'; at: string };

/** The jobs: each is one file in functions/jobs, one schedule or stream source in infra and at the local door. */
export const jobs = {
  projectSummary: { trigger: 'stream', follows: 'sites', records: 100 },
  // A record is a part of a sheet, and a run's work.
  fileSheets: { trigger: 'stream', follows: 'works', records: 1 },
  openDay: { trigger: 'schedule', at: clocks.day.opens },
  sweepCheckIns: { trigger: 'schedule', at: clocks.day.cutOff },
} as const satisfies Record<string, Job>;

export type JobName = keyof typeof jobs;
