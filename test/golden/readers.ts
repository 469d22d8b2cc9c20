import { siteChain, templateChain, zoneChain } from '../../domain/audit.ts';
import { addDays, instantOf } from '../../domain/day.ts';
import { newRebuild } from '../../domain/rebuild-work.ts';
import { absenceStore } from '../../functions/stores/absences.ts';
import { alertStore } from '../../functions/stores/alerts.ts';
import { auditStore } from '../../functions/stores/audits.ts';
import { briefStore } from '../../functions/stores/briefs.ts';
import { callStore } from '../../functions/stores/calls.ts';
import { caseStore } from '../../functions/stores/cases.ts';
import { closingStore } from '../../functions/stores/closings.ts';
import type { Connection } from '../../functions/stores/connection.ts';
import { deliveryStore } from '../../functions/stores/deliveries.ts';
import { directionStore } from '../../functions/stores/directions.ts';
import { episodeStore } from '../../functions/stores/episodes.ts';
import { eventStore } from '../../functions/stores/events.ts';
import { filingStore } from '../../functions/stores/filings.ts';
import { formEntryStore } from '../../functions/stores/form-entries.ts';
import { formStore } from '../../functions/stores/forms.ts';
import { gatheringStore } from '../../functions/stores/gatherings.ts';
import { inspectionStore } from '../../functions/stores/inspections.ts';
import { longWorkStore } from '../../functions/stores/long-works.ts';
import { mailGuardStore } from '../../functions/stores/mail-guards.ts';
import { memberStore } from '../../functions/stores/members.ts';
import { noticeStore } from '../../functions/stores/notices.ts';
import { planStore } from '../../functions/stores/plans.ts';
import { rehearsalStore } from '../../functions/stores/rehearsals.ts';
import { reviewStore } from '../../functions/stores/reviews.ts';
import { sealStore } from '../../functions/stores/seals.ts';
import { siteStore } from '../../functions/stores/sites.ts';
import { webhookStore } from '../../functions/stores/webhooks.ts';
import { zoneCalendarStore } from '../../functions/stores/zone-calendars.ts';
import type { Kind } from './kinds.ts';

/** Where an item lies: the key's partition without its kind, the sort key, and the parts of that. */
export type Place = { of: string; sk: string; parts: string[] };
/** Reads what lies there as the code does that is for it; what comes of it is other without the item. */
export type Reader = (connection: Connection, place: Place) => Promise<unknown>;

/** Before any item was written, so that nothing has expired. */
const long = '1900-01-01T00:00:00.000Z';
const page = { limit: 100 };
const onDay = (day: string) => ({ from: day, to: day });

const partsOfWork: Reader = (connection, { of }) => longWorkStore(connection).everything(of);
const atSite: Reader = (connection, { of }) => episodeStore(connection).at({ siteId: of });
const inZone: Reader = (connection, { of }) => episodeStore(connection).at({ zoneId: of });
const casesOf: Reader = (connection, { of }) => caseStore(connection).list(of);

/** What counts the tries of a part asks of a work no more than its id and where it is. */
const workAt = (jobId: string, part: number) => ({
  ...newRebuild({ jobId, by: { member: '', name: '' }, zones: [], firstRegistered: null, now: long }),
  part,
});

const linkOf =
  (chainOf: (id: string) => string): Reader =>
  (connection, { of, sk }) =>
    auditStore(connection).links(chainOf(of), Number(sk) - 1, Number(sk));

/** How each kind is read by the store that is for it. */
export const readers = {
  member: (c, { of }) => memberStore(c).bySubject(of),
  site: (c, { of }) => siteStore(c).get(of),
  plan: (c, { of }) => planStore(c).list(of),
  head: (c, { of, parts: [, day = ''] }) => filingStore(c).list(of, onDay(day), page),
  revision: (c, { of, parts: [day = '', n] }) => filingStore(c).revision(of, day, Number(n)),
  event: (c, { of, parts: [at = ''] }) => {
    const day = at.slice(0, 10);
    return eventStore(c).list(of, { from: addDays(day, -1), to: addDays(day, 1) }, page);
  },
  episode: atSite,
  closedEpisode: atSite,
  zoneEpisode: inZone,
  closedZoneEpisode: inZone,
  zone: (c, { of }) => alertStore(c).open({ siteId: null, zoneId: of }),
  zoneCalendar: (c, { of }) => zoneCalendarStore(c).get(of),
  caseResponse: casesOf,
  closedCase: casesOf,
  caseLog: casesOf,
  missed: (c, { of, parts: [, day = ''] }) => absenceStore(c).isRecorded(of, day),
  audit: linkOf(siteChain),
  zoneAudit: linkOf(zoneChain),
  templateAudit: linkOf(() => templateChain),
  templates: (c) => auditStore(c).headsBesideSites([]),
  timeline: (c, { of }) => alertStore(c).timeline(of),
  call: (c, { of }) => callStore(c).list(of, page),
  inspection: (c, { of }) => inspectionStore(c).list(of, page),
  closing: (c, { sk }) => closingStore(c).get(sk),
  seal: (c, { of, parts: [hash = '', n] }) =>
    sealStore(c).part({ day: of, audit: { heads: 1, previous: '', hash } }, Number(n)),
  form: (c, { parts: [id = '', n] }) => formStore(c).get(id, Number(n)),
  formEntry: (c, { of, parts: [id = ''] }) => formEntryStore(c).list(of, id, page),
  submission: async (c, { of }) => (await directionStore(c).open('2021-06-15', of)).submission,
  work: (c, { of, sk }) => longWorkStore(c).get(of, sk, long),
  workRows: partsOfWork,
  workResults: partsOfWork,
  workDraft: (c, { of }) => rehearsalStore(c).draft(of),
  workTotals: (c, { of }) => rehearsalStore(c).totals(of),
  workTries: (c, { of, parts: [, part] }) => longWorkStore(c).countTry(workAt(of, Number(part))),
  notice: (c, { of }) => noticeStore(c).get(of),
  webhook: (c, { sk }) => webhookStore(c).get(sk),
  delivery: (c, { of, parts: [channel, ...to] }) => deliveryStore(c).get(`${of}~${channel}~${to.join('#')}`),
  gathering: (c, { of, sk }) => gatheringStore(c).get(of, sk),
  // Of a window that has let one pass, the next is held back.
  mailGuard: (c, { of, sk }) => mailGuardStore(c).judge(of, sk, 'another', long, { pass: 1, minutes: 1 }),
  mailBudget: (c, { of }) => mailGuardStore(c).count(instantOf(of, '12:00'), 1, false),
  brief: (c, { sk }) => briefStore(c, { get: async () => null }).get(sk),
  briefReview: (c, { sk }) => reviewStore(c).get(sk),
  direction: (c, { sk }) => directionStore(c).get(sk.replace(/\.0+(?=\d)/, '.')),
} satisfies Partial<Record<Kind, Reader>>;
