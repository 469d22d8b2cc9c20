import { firstPage, laterPages, pagesAtOnce, pollMs } from '../../web/console/queue-pages.ts';
import { at, fitOf, meanOf } from './fit.ts';
import { type Measured, nothing, sumOf, times, type Used } from './used.ts';

export type Numbers = (id: string) => number;

/** The jobs of a day over the whole register. */
export const dailyJobs = [
  'openDay',
  'freezeBrief',
  'issueBrief',
  'sendBrief',
  'remindSites',
  'sendCallList',
  'sweepCheckIns',
  'sendCount',
  'closeDay',
  'heldMails',
] as const;

/** What runs whatever happens, with its times a day. */
const byMinutes = { runClocks: 1440, sendHeld: 1440, retryWebhooks: 1440, measureCoverage: 288 } as const;

export type People = { officers: number; leaders: number };

export const peopleAt = (sites: number, assumed: Numbers): People => ({
  officers: Math.max(assumed('leastOfficers'), Math.ceil(sites / assumed('sitesPerOfficer'))),
  leaders: Math.max(assumed('leastLeaders'), Math.ceil(sites / assumed('sitesPerLeader'))),
});

/** Readings of the queue in an hour of a console that is open. */
export const pollsAnHour = 3_600_000 / pollMs;

/**
 * One reading of the queue. The demo's story has the same outbreak whatever its size, so what grows is worked out: the console reads all
 * its pages again, each a request and a run that takes what the measured page took, and every open alert on them is read from the list,
 * where half a read unit is 4 KB. An answer that is the one of before has no body.
 */
export const queueAt = ({ samples }: Measured, sites: number, assumed: Numbers): Used => {
  const used = meanOf(samples, 'consolePolled');
  const alerts = Math.min(sites * assumed('openAlerts'), firstPage + (pagesAtOnce - 1) * laterPages);
  const pages = 1 + Math.ceil(Math.max(0, alerts - firstPage) / laterPages);
  const bytes = alerts * assumed('alertBytes');
  return {
    ...times(used, pages),
    ...{ runs: pages, requests: pages, writeUnits: 0, indexUnits: 0, messages: 0, mails: 0 },
    readUnits: used.readUnits * pages + bytes / 8192,
    answerBytes: bytes * assumed('changedPolls') + 300 * pages,
  };
};

/** What a month takes by its parts, at a size. */
export const monthAt = (measured: Measured, sites: number, assumed: Numbers): Record<string, Used> => {
  const { samples } = measured;
  const once = (step: string) => at(fitOf(samples, step), sites);
  const { officers, leaders } = peopleAt(sites, assumed);
  const polls = officers * assumed('consoleHours') * pollsAnHour;
  const monthly = (a: Used, aDay: number, days = assumed('workdays')) => times(a, aDay * days);
  const mean = (step: string) => meanOf(samples, step);
  return {
    'check-ins, and what follows from them': sumOf([
      monthly(mean('checkIn'), sites * assumed('checkIns')),
      monthly(mean('reportOpened'), sites),
    ]),
    'consoles that are open': sumOf([
      monthly(queueAt(measured, sites, assumed), polls),
      monthly(mean('consoleOpened'), officers * assumed('consolesOpened')),
      monthly(mean('missingOpened'), officers * assumed('missingOpened')),
    ]),
    'readers of the brief': sumOf([
      monthly(mean('briefRead'), leaders * assumed('briefsRead')),
      monthly(mean('liveFigures'), leaders),
    ]),
    'jobs of the day': sumOf(
      dailyJobs.filter((job) => job !== 'issueBrief').map((job) => monthly(once(job), 1, assumed('days'))),
    ),
    'the printed brief': monthly(mean('issueBrief'), 1, assumed('days')),
    'what runs by the minute': sumOf(
      Object.entries(byMinutes).map(([job, aDay]) => monthly(mean(job), aDay, assumed('days'))),
    ),
  };
};

export const total = (parts: Record<string, Used>): Used => sumOf([nothing(), ...Object.values(parts)]);
