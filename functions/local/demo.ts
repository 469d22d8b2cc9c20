import { type Day, dayOf, type Instant } from '../../domain/day.ts';
import { settings } from '../edge/config.ts';
import { type Connection, connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { firstDayOf, historyOf } from './demo-history.ts';
import { readMarker, writeMarker } from './demo-marker.ts';
import { hrEmail } from './demo-people.ts';
import { projectDemo } from './demo-projections.ts';
import { readSite } from './demo-read.ts';
import { type DemoSite, demoSites } from './demo-sites.ts';
import type { SiteState } from './demo-step.ts';
import { writeSteps } from './demo-writer.ts';
import { inParallel } from './in-parallel.ts';
import { subjectOf } from './subject.ts';

/** Sites of the demo. */
const size = 120;
/** Sites written at once; two cores are busy with fewer. */
const width = 6;
/** Sites between two lines of progress. */
const tellEvery = 20;

type Seed = {
  progress: (line: string) => void;
  now: Instant;
  /** Sites of the demo; 120 unless said. */
  sites?: number;
  /** Runs the filling while nobody follows the stream: what is written is projected by the filling itself. */
  quietly?: (work: () => Promise<void>) => Promise<void>;
};

/**
 * Brings the demo up to now: about 120 fictional sites with their plans and thirty days behind them at first, the days since at a
 * later start. On a day to which it has been brought already it does nothing. Deterministic: the history follows from the sites and
 * the days alone. Cut short, it goes on where it was. @returns how many records were written
 */
export const seedDemo = async ({ progress, now, sites = size, quietly = (work) => work() }: Seed) => {
  const connection = connect(settings());
  try {
    const marker = await readMarker(connection);
    const { origin, filledThrough: after } = marker ?? { origin: dayOf(now), filledThrough: null };
    if (after !== null && dayOf(after) >= dayOf(now)) return 0;
    if (marker === null) await writeMarker(connection, { origin, filledThrough: null });
    let written = 0;
    await quietly(async () => {
      written = await fill({ connection, origin, after, now }, demoSites(sites), progress);
      if (after === null) await giveSite(connection, demoSites(1));
      await writeMarker(connection, { origin, filledThrough: now });
    });
    return written;
  } finally {
    connection.client.destroy();
  }
};

type Filling = { connection: Connection; origin: Day; after: Instant | null; now: Instant };

const fill = async (filling: Filling, sites: readonly DemoSite[], progress: Seed['progress']) => {
  const { connection, now } = filling;
  const first = firstDayOf(filling);
  const states: SiteState[] = [];
  let written = 0;
  let done = 0;
  await inParallel(sites, width, async (demo) => {
    const before = await readSite(connection, demo.site.siteId, first);
    const result = await writeSteps(connection, before, historyOf({ ...filling, demo }, before));
    if (result.state !== null) states.push(result.state);
    written += result.written;
    done += 1;
    if (done % tellEvery === 0 || done === sites.length) progress(`demo: ${done} of ${sites.length} sites`);
  });
  await projectDemo(connection, states, first, now);
  progress('demo: counted');
  return written;
};

/** The account of the employer gets the first site. */
const giveSite = async (connection: Connection, [first]: readonly DemoSite[]): Promise<void> => {
  const members = memberStore(connection);
  const subject = subjectOf(hrEmail);
  const member = await members.bySubject(subject);
  if (member !== null && first !== undefined)
    await members.put(subject, { ...member, sites: [first.site.siteId] });
};
