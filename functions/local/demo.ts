import { addDays, type Day, dayOf, type Instant } from '../../domain/day.ts';
import type { SiteRecord } from '../../domain/site-record.ts';
import { type Connection, connectBy } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { siteStore } from '../stores/sites.ts';
import { tables } from '../stores/table.ts';
import { engineClient } from './create-tables.ts';
import { raiseClusters } from './demo-clusters.ts';
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

/** Sites written at once; two cores are busy with fewer. */
const width = 4;
/** Sites between two lines of progress. */
const tellEvery = 20;

type Seed = {
  endpoint: string;
  progress: (line: string) => void;
  now: Instant;
  /** Sites of the demo. */
  sites: number;
  /** Runs the filling while nobody follows the stream: what is written is projected by the filling itself. */
  quietly?: (work: () => Promise<void>) => Promise<void>;
};

/**
 * Brings the demo up to now: fictional sites with their plans and thirty days behind them at first, the days since at a
 * later start. On a day to which it has been brought already it does nothing. Deterministic: the history follows from the sites and
 * the days alone. Cut short, it goes on where it was. @returns how many records were written, and whether every site of the register
 * was brought up to now
 */
export const seedDemo = async ({ endpoint, progress, now, sites, quietly = (work) => work() }: Seed) => {
  const connection = patientConnection(endpoint);
  try {
    const marker = await readMarker(connection);
    const { origin, filledThrough: after } = marker ?? { origin: dayOf(now), filledThrough: null };
    if (after !== null && dayOf(after) >= dayOf(now)) return { written: 0, isWhole: false };
    if (marker === null) await writeMarker(connection, { origin, filledThrough: null });
    let written = 0;
    await quietly(async () => {
      written = await fill({ connection, origin, after, now }, demoSites(sites), progress);
      if (after === null) await giveSite(connection, demoSites(1));
      await writeMarker(connection, { origin, filledThrough: now });
    });
    return { written, isWhole: !(await hasOthers(connection, demoSites(sites))) };
  } finally {
    connection.client.destroy();
  }
};

/** Writing in bulk may keep a slow machine busy for longer than a request's deadlines allow. */
const patientConnection = (endpoint: string): Connection =>
  connectBy(engineClient(endpoint), {
    RECORDS_TABLE: tables.records.localName,
    PROJECTIONS_TABLE: tables.projections.localName,
  });

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
  // The first sites are registered on the day before their first report, and owe one from then on.
  await projectDemo(connection, states, filling.after === null ? addDays(first, -1) : first, now);
  await raiseClusters(connection, states, now);
  progress('demo: counted');
  return written;
};

/** Whether the register holds sites that are not the demo's. */
const hasOthers = async (connection: Connection, sites: readonly DemoSite[]): Promise<boolean> => {
  const ours = new Set(sites.map(({ site }) => site.siteId));
  const keep = ({ site }: SiteRecord) => !ours.has(site.siteId);
  const { items, cursor } = await siteStore(connection).list({ zones: [], keep }, { limit: 1 });
  return items.length > 0 || cursor !== null;
};

/** The account of the employer gets the first site. */
const giveSite = async (connection: Connection, [first]: readonly DemoSite[]): Promise<void> => {
  const members = memberStore(connection);
  const subject = subjectOf(hrEmail);
  const member = await members.bySubject(subject);
  if (member !== null && first !== undefined)
    await members.put(subject, { ...member, sites: [first.site.siteId] });
};
