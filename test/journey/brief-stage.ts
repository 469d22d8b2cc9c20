import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { minutesAfter } from '../../domain/clock.ts';
import { addDays, type Day, dayOf, type Instant, instantOf } from '../../domain/day.ts';
import type { Printer } from '../../functions/brief/print-pdf.ts';
import { freezeBrief } from '../../functions/jobs/freeze-brief.ts';
import { issueBrief } from '../../functions/jobs/issue-brief.ts';
import { startObjectStore } from '../../functions/local/object-store.ts';
import { schedulesFile } from '../../functions/local/run-jobs.ts';
import { noteDone } from '../../functions/local/scheduler.ts';
import { briefStore } from '../../functions/stores/briefs.ts';
import { connectFiles, fileStore } from '../../functions/stores/files.ts';
import { buckets } from '../../functions/stores/table.ts';
import { a } from '../support/a.ts';
import { openBrowser } from '../support/browser.ts';
import { ok, type Service, service } from '../support/call.ts';
import { type Door, startDoor } from '../support/door.ts';
import { signedIn } from '../support/employers.ts';
import { sharedBase } from '../support/engine.ts';
import { file, otherZone, people, settle } from '../support/people.ts';

/** The day whose morning was the last to issue a brief: before its hour, the day before by the calendar. */
export const today = dayOf(minutesAfter(new Date().toISOString(), -(6 * 60 + 45)));
/** The day of the brief that leaders read last. */
export const yesterday = addDays(today, -1);

const silentHr = { ...people.hr, email: 'im-lang@demo.test', sites: ['mau-im-lang'] };
const noPrinter = async (): Promise<Printer> => {
  throw new Error('nothing is printed here');
};

/** The jobs of the morning after a day, as the schedule runs them, by a clock that the test turns. */
const mornings = (works: Service, connection: Parameters<typeof briefStore>[0]) => {
  const files = fileStore({ client: connectFiles(), bucket: buckets.snapshots.localName });
  const needs = { ...works.needs, snapshotFiles: files, briefs: briefStore(connection, files) };
  const jobs = {
    freeze: freezeBrief(needs),
    issue: issueBrief({ ...needs, printer: noPrinter, origin: 'http://localhost' }),
  };
  return async (job: keyof typeof jobs, day: Day): Promise<void> => {
    const next = addDays(day, 1);
    const time: Instant = instantOf(next, job === 'freeze' ? '06:30' : '06:40');
    works.at(time);
    await jobs[job]({ time, day: next, isWaitedFor: true });
  };
};

/** Two sites, one with cases and one silent, and the brief of yesterday, frozen and issued; then a door on the same records and files. */
export const atBriefs = () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-brief-'));
  const base = sharedBase();
  let door: Door;
  let browser: Browser;
  let end: (() => unknown)[] = [];
  let morning: ReturnType<typeof mornings>;

  beforeAll(async () => {
    const objects = await startObjectStore(dataDir);
    process.env['AWS_ENDPOINT_URL_S3'] = objects.endpoint;
    end = [objects.stop];
    const works = service(base(), instantOf(addDays(yesterday, -2), '08:00'));
    await settle(works);
    await settle(works, { site: a.site({ siteId: 'mau-im-lang', zoneId: otherZone }), hr: silentHr });
    for (const hr of [people.hr, silentHr])
      for (const siteId of hr.sites)
        ok('putCalendar', await works.as(hr)('putCalendar', { params: { siteId }, body: a.everyDay }));
    works.at(instantOf(yesterday, '10:00'));
    ok('putCheckIn', await file(works, yesterday, a.checkInRequest({ f0: 2 })));
    await works.project();
    morning = mornings(works, base().connection);
    await morning('freeze', yesterday);
    await morning('issue', yesterday);
    // The mornings are the test's: the door's own would come in between at their hour.
    const tomorrowMorning = addDays(dayOf(new Date().toISOString()), 1);
    noteDone(schedulesFile(dataDir), { freezeBrief: tomorrowMorning, issueBrief: tomorrowMorning });
    const opened = await Promise.all([
      startDoor({ dataDir, args: ['--empty'], env: { DYNAMODB_ENDPOINT: base().endpoint } }),
      openBrowser(),
    ]);
    door = opened[0];
    browser = opened[1].browser;
    end = [opened[1].close, door.stop, ...end];
  });

  afterAll(async () => {
    for (const stop of end) await stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  return {
    /** Freezes or issues the brief of a day, whatever hour it is. */
    morning: (...asked: Parameters<typeof morning>) => morning(...asked),
    /** A page of somebody who is signed in. */
    open: async (email: string, path: string): Promise<Page> => {
      const page = await (await signedIn(browser, door, email)).newPage();
      await page.goto(`${door.origin}${path}`);
      return page;
    },
  };
};
