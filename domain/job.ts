import { clocks } from './thai-nguyen/clocks.ts';

/** What starts a job: the records table's stream, or a time of day in Asia/Ho_Chi_Minh. */
export type Job = { trigger: 'stream' } | { trigger: 'schedule'; at: string };

/** The jobs: each is one file in functions/jobs, one schedule or stream source in infra and at the local door. */
export const jobs = {
  projectSummary: { trigger: 'stream' },
  openDay: { trigger: 'schedule', at: clocks.day.opens },
  sweepCheckIns: { trigger: 'schedule', at: clocks.day.cutOff },
} as const satisfies Record<string, Job>;

export type JobName = keyof typeof jobs;
