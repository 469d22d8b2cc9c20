import { zones } from '../../domain/pack/zones.ts';
import { partDays } from '../../domain/rebuild-work.ts';
import { rebuildJobDuties } from '../../infra/job-duties-rebuild.ts';
import { at, fitOf, lineThrough, meanOf } from './fit.ts';
import { dailyJobs, monthAt, type Numbers, peopleAt, pollsAnHour, queueAt, total } from './month.ts';
import type { Measured, Used } from './used.ts';

/** Where the load of a size stands beside a limit: `share` 1 is at the limit. `byParts` where jobs that go by parts would lift it. */
export type Limit = { what: string; share: number; doing: string; byParts?: true };

/** Jobs that look at every site in one run. */
const wholeRegister = ['openDay', 'freezeBrief', 'sweepCheckIns', 'closeDay', 'remindSites'] as const;

/** Jobs behind queues of their own that every check-in's record comes to. */
export const checkInFollowers = ['projectSummary', 'raiseZoneClusters'] as const;

/** What the busiest minute of a size asks for. */
type Load = {
  measured: Measured;
  sites: number;
  assumed: Numbers;
  /** Check-ins and readings of the queue, a second. */
  peak: number;
  polls: number;
  checkIn: Used;
  poll: Used;
};

const loadAt = (measured: Measured, sites: number, assumed: Numbers): Load => ({
  ...{ measured, sites, assumed },
  peak: ((sites * assumed('checkIns') * assumed('peakShare')) / 7200) * assumed('peakFactor'),
  polls: (peopleAt(sites, assumed).officers * pollsAnHour) / 3600,
  checkIn: meanOf(measured.samples, 'checkIn'),
  poll: queueAt(measured, sites, assumed),
});

const secondsOf = ({ assumed }: Load, { milliseconds }: Used): number =>
  (milliseconds / 1000) * assumed('lambdaFactor');

const partitions = ({ assumed, peak, polls, checkIn, poll }: Load): Limit[] => [
  {
    what: 'The list of sites: every check-in writes its site anew in one partition of the index, `SITES`',
    share: (peak * checkIn.indexUnits) / assumed('partitionWrites'),
    doing: 'spread the partition over zones (`SITES#zone`); lists of a province then read them in turn',
  },
  {
    what: 'The counts of the day: all zones of a day are in one partition, `SUMMARY#day`',
    share: (peak * checkIn.projectionUnits) / assumed('partitionWrites'),
    doing:
      'a partition for each zone and day, and counting in batches of the queue: one write for ten records',
  },
  {
    what: 'Reading the queue: all open alerts are in one partition of the index, `ALERTS#active`',
    share: (polls * poll.readUnits) / assumed('partitionReads'),
    doing: 'a partition for each zone; one answer kept for a second serves all consoles; or push',
  },
  {
    what: 'Writes of the table in all',
    share: (peak * checkIn.writeUnits) / assumed('tableWrites'),
    doing: 'ask for a higher quota; warm the table before its first morning',
  },
];

/**
 * Seconds of a part of a rebuild: so many days of one zone. Nearly all of it is reading the zone of a day, however few sites it has: a line
 * is drawn through its milliseconds, too.
 */
const partSeconds = ({ measured: { samples }, sites, assumed }: Load): number => {
  const ofDay = lineThrough(
    samples
      .filter(({ step }) => step === 'redriveProjections')
      .map(({ sites: x, times, used }) => ({ x, y: used.milliseconds / times })),
  );
  const milliseconds = (ofDay.constant + ofDay.perSite * sites) * (partDays / zones.length);
  return (milliseconds / 1000) * assumed('lambdaFactor');
};

const runs = (load: Load): Limit[] => {
  const { measured, sites, assumed, peak, polls, checkIn, poll } = load;
  const once = (step: string) => secondsOf(load, at(fitOf(measured.samples, step), sites));
  const slowest = wholeRegister
    .map((job) => ({ job, seconds: once(job) }))
    .toSorted((one, other) => other.seconds - one.seconds)[0];
  const following = Math.max(
    ...checkInFollowers.map((job) => secondsOf(load, meanOf(measured.samples, job))),
  );
  return [
    {
      what: 'Runs of functions at once',
      share: (peak * secondsOf(load, checkIn) + polls * secondsOf(load, poll)) / assumed('concurrency'),
      doing:
        'ask for a higher quota before the first day; the queues already hold back what follows at ten runs a job',
    },
    {
      what: 'Ten runs at once of the busiest job that follows check-ins; beyond it the figures come later, and none is lost',
      share: (peak * following) / assumed('queueRuns'),
      doing: 'let that job run more often side by side, once its partition is divided',
    },
    {
      what: `A job over the register in one run, the slowest: ${slowest?.job ?? dailyJobs[0]}`,
      share: (slowest?.seconds ?? 0) / assumed('jobSeconds'),
      doing:
        'begin it by zone: a queue of zones, each a run of its own, as rebuilds and exports already go by parts',
      byParts: true,
    },
    {
      what: 'A part of a rebuild in one run, a month of one zone: what was given up, and a restored table',
      share: partSeconds(load) / rebuildJobDuties.rebuildProjections.timeout.toSeconds(),
      doing: 'fewer days in a part (`partDays`); a part already resumes where it broke off',
    },
  ];
};

const services = ({ measured, sites, assumed, peak, polls, poll }: Load): Limit[] => [
  {
    what: 'Requests to the gateway',
    share: (polls * poll.requests + peak) / assumed('apiRequests'),
    doing: 'raise the throttle of the stage; read the queue every 15 s instead of 4, or push',
  },
  {
    what: 'Signing in: every reporter once before reporting',
    share: peak / assumed('checkIns') / assumed('signIns'),
    doing: 'ask for a higher quota; reporters whose sign-in lasts for days do not sign in each morning',
  },
  {
    what: 'Mails of a day',
    share: total(monthAt(measured, sites, assumed)).mails / assumed('days') / assumed('mailsADay'),
    doing: 'ask SES for more before that size; one digest for each reader and hour',
  },
  {
    what: 'The list of all sites in memory while a day is frozen',
    share:
      (at(fitOf(measured.samples, 'freezeBrief'), sites).objectBytes * 10) / 1e6 / assumed('functionMemory'),
    doing: 'write the list by zone, and give the function more memory (10,240 MB at most)',
  },
  {
    what: 'Alarms in a region',
    share: (measured.stacks['alarmsThemselves'] ?? 0) / assumed('alarms'),
    doing: 'nothing: they do not grow with the sites',
  },
];

/** How near every limit is at a size, the nearest first, worked out from what was measured. */
export const limitsAt = (measured: Measured, sites: number, assumed: Numbers): Limit[] => {
  const load = loadAt(measured, sites, assumed);
  return [partitions, runs, services]
    .flatMap((limitsOf) => limitsOf(load))
    .toSorted((one, other) => other.share - one.share);
};

/** Sites beyond which no limit is looked for. */
const most = 1e8;

/** The most sites at which a limit, told by what to do about it, is not passed; null for one that no size passes. */
export const sitesWithin = (measured: Measured, assumed: Numbers, doing: string): number | null => {
  const isWithin = (sites: number) =>
    limitsAt(measured, sites, assumed).some((limit) => limit.doing === doing && limit.share <= 1);
  if (isWithin(most)) return null;
  let [within, beyond] = [1, most];
  while (beyond - within > 1) {
    const middle = Math.floor((within + beyond) / 2);
    if (isWithin(middle)) within = middle;
    else beyond = middle;
  }
  return within;
};
