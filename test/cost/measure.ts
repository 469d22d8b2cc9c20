import '../support/quiet.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, type Day, dayOf, weekday } from '../../domain/day.ts';
import { jobs } from '../../domain/job.ts';
import { zones } from '../../domain/pack/zones.ts';
import { newRebuild } from '../../domain/rebuild-work.ts';
import { settings } from '../../functions/edge/config.ts';
import { demoAnswers } from '../../functions/local/demo-answers.ts';
import { demoSites } from '../../functions/local/demo-sites.ts';
import { inParallel } from '../../functions/local/in-parallel.ts';
import { subjectOf } from '../../functions/local/subject.ts';
import { connect } from '../../functions/stores/connection.ts';
import { memberStore } from '../../functions/stores/members.ts';
import { firstRegistered, siteStore } from '../../functions/stores/sites.ts';
import { type DayDoor, openDayDoor } from '../day/day-door.ts';
import { type Client, submission } from '../support/client.ts';
import { checkInFollowers } from './limits.ts';
import { callMeter, type Meter } from './meter.ts';
import { nothing, type Sample, sumOf, type Used } from './used.ts';
import { views } from './views.ts';

/** Of the sites, how many report; the others are called, and swept. [D] */
const share = 0.95;

const filer = 'chi-phi@demo.test';

/** Jobs that run by the minute whatever happens: they are measured by themselves. */
const byMinutes = new Set(
  Object.entries(jobs).flatMap(([name, { trigger }]) => (trigger === 'interval' ? [name] : [])),
);

/** A workday that came to its end before today. */
const aTuesday = (): Day => {
  const today = dayOf(new Date().toISOString());
  return addDays(today, -((weekday(today) + 5) % 7));
};

type Stage = { door: DayDoor; meter: Meter; sites: number; day: Day; samples: Sample[] };

/** Notes what was taken since the last look as a step's, without what runs by the minute. */
const note = (
  { meter, sites, samples }: Stage,
  step: string,
  how: { times?: number; plus?: Partial<Used> } = {},
): ReadonlyMap<string, Used> => {
  const taken = meter.take();
  const functions = [...taken].filter(([name]) => !byMinutes.has(name) && name !== 'nobody');
  const plus = { ...nothing(), ...how.plus };
  samples.push({
    sites,
    step,
    times: how.times ?? 1,
    used: sumOf([...functions.map(([, used]) => used), plus]),
  });
  return taken;
};

/** Notes of the functions that run after a check-in each by itself, beside all of them together. */
const noteFollowers = ({ sites, samples }: Stage, functions: ReadonlyMap<string, Used>, times: number) => {
  for (const step of checkInFollowers)
    samples.push({ sites, step, times, used: functions.get(step) ?? nothing() });
};

/** Until nothing has followed for some seconds. */
const settled = async ({ meter }: Stage): Promise<void> => {
  for (let before = -1; before !== meter.runs(); ) {
    before = meter.runs();
    await sleep(4_000);
  }
};

const checkIns = async (stage: Stage): Promise<void> => {
  const { door, day, sites } = stage;
  const all = demoSites(sites).slice(0, Math.floor(sites * share));
  const connection = connect(settings());
  const member = { email: filer, name: filer, role: 'employer' as const, zones: [], active: true };
  await memberStore(connection).put(subjectOf(filer), {
    ...member,
    sites: all.map(({ site }) => site.siteId),
  });
  connection.client.destroy();
  const client = door.as(filer);
  stage.meter.take();
  const plus = { requests: 0, answerBytes: 0 };
  await inParallel(all, 4, async (demo) => {
    const answers = demoAnswers(demo, null, day, addDays(day, -30));
    const path = `/api/sites/${demo.site.siteId}/check-ins/${day}`;
    const reply = await client('PUT', path, { answers, seenRevision: 0 }, submission());
    if (reply.status !== 201) return;
    plus.requests += 1;
    plus.answerBytes += reply.text.length;
  });
  await settled(stage);
  noteFollowers(stage, note(stage, 'checkIn', { times: plus.requests, plus }), plus.requests);
};

const asked = async (client: Client, paths: readonly string[]): Promise<Partial<Used>> => {
  let answerBytes = 0;
  for (const path of paths) {
    const { status, text } = await client('GET', path);
    if (status >= 400) throw new Error(`${path}: ${status} ${text}`);
    answerBytes += text.length;
  }
  return { requests: paths.length, answerBytes };
};

const looks = async (stage: Stage): Promise<void> => {
  for (const { step, who, paths } of views(stage.day)) {
    await settled(stage);
    stage.meter.take();
    note(stage, step, { plus: await asked(stage.door.as(who), paths) });
  }
};

const jobsOf = async (stage: Stage, steps: readonly (readonly [keyof typeof jobs, Day, string])[]) => {
  for (const [job, day, time] of steps) {
    stage.meter.take();
    await stage.door.run(job, day, time);
    await settled(stage);
    note(stage, job);
  }
};

/** First what has gathered in the day, the held mails among it; then a run of each that finds nothing to do. */
const minute = async (stage: Stage): Promise<void> => {
  const { door, meter, sites, day, samples } = stage;
  meter.take();
  await door.run('runClocks', addDays(day, 1), '08:00');
  await door.run('sendHeld', addDays(day, 1), '08:00');
  await settled(stage);
  const held = [...meter.take()].flatMap(([name, used]) => (name === 'nobody' ? [] : [used]));
  samples.push({ sites, step: 'heldMails', times: 1, used: sumOf(held) });
  for (const job of ['runClocks', 'sendHeld', 'retryWebhooks', 'measureCoverage'] as const) {
    meter.take();
    await door.run(job, addDays(day, 1), '08:02');
    samples.push({ sites, step: job, times: 1, used: meter.take().get(job) ?? nothing() });
  }
};

/** Works everything out again; once is one day of all zones. */
const redrive = async ({ door, meter, sites, samples }: Stage): Promise<void> => {
  const connection = connect(settings());
  const first = await firstRegistered(siteStore(connection));
  connection.client.destroy();
  const asked = { jobId: 'x', by: { member: 'x', name: 'x' }, zones: zones.map(({ id }) => id) };
  const { total } = newRebuild({ ...asked, firstRegistered: first, now: new Date().toISOString() });
  meter.take();
  await door.hand('redriveProjections', { Records: [] });
  const used = meter.take().get('redriveProjections') ?? nothing();
  samples.push({ sites, step: 'redriveProjections', times: total / zones.length, used });
};

/** Measures a day of a demo of so many sites. */
export const measureDay = async (sites: number): Promise<Sample[]> => {
  const day = aTuesday();
  const next = addDays(day, 1);
  const meter = callMeter();
  const door = await openDayDoor({ demoSites: sites, day, time: '05:30', listen: meter.listen });
  const stage: Stage = { door, meter, sites, day, samples: [] };
  try {
    // The demo's days before have gone out: each step is then one day's.
    await door.run('issueBrief', day, '05:31');
    await jobsOf(stage, [
      ['freezeBrief', day, '06:30'],
      ['issueBrief', day, '06:40'],
      ['sendBrief', day, '06:45'],
    ]);
    door.at(day, '08:00');
    await checkIns(stage);
    await looks(stage);
    await jobsOf(stage, [
      ['remindSites', day, '12:00'],
      ['sendCallList', day, '14:00'],
      // A little late: at the cut-off itself they wait until what is under way is written.
      ['sweepCheckIns', day, '15:05'],
      ['sendCount', day, '15:30'],
      ['closeDay', next, '00:05'],
      ['openDay', next, '00:06'],
    ]);
    await minute(stage);
    await redrive(stage);
  } finally {
    await door.close();
  }
  return stage.samples;
};
