import './quiet.ts';
import { randomUUID } from 'node:crypto';
import { type RouteName, routes } from '../../domain/contract.ts';
import type { Day, Instant } from '../../domain/day.ts';
import type { Member } from '../../domain/member.ts';
import type { HttpHandler } from '../../functions/edge/http.ts';
import { applyZoneCalendar } from '../../functions/jobs/apply-zone-calendar.ts';
import { closeDay } from '../../functions/jobs/close-day.ts';
import { fileSheets } from '../../functions/jobs/file-sheets.ts';
import { freezeBrief } from '../../functions/jobs/freeze-brief.ts';
import { openDay } from '../../functions/jobs/open-day.ts';
import { projectSummary } from '../../functions/jobs/project-summary.ts';
import { raiseZoneClusters } from '../../functions/jobs/raise-zone-clusters.ts';
import { rebuildProjections, rebuildStores } from '../../functions/jobs/rebuild-projections.ts';
import { redriveProjections, redriveStores } from '../../functions/jobs/redrive-projections.ts';
import { rehearse } from '../../functions/jobs/rehearse.ts';
import { remindSites } from '../../functions/jobs/remind-sites.ts';
import { runClocks } from '../../functions/jobs/run-clocks.ts';
import { sendCallList } from '../../functions/jobs/send-call-list.ts';
import { sendCount } from '../../functions/jobs/send-count.ts';
import { sweepCheckIns } from '../../functions/jobs/sweep-check-ins.ts';
import { writeExport } from '../../functions/jobs/write-export.ts';
import { absenceStore } from '../../functions/stores/absences.ts';
import { alertStore } from '../../functions/stores/alerts.ts';
import { auditStore } from '../../functions/stores/audits.ts';
import { callStore } from '../../functions/stores/calls.ts';
import { caseStore } from '../../functions/stores/cases.ts';
import { closingStore } from '../../functions/stores/closings.ts';
import { eventStore } from '../../functions/stores/events.ts';
import { filingStore } from '../../functions/stores/filings.ts';
import { inspectionStore } from '../../functions/stores/inspections.ts';
import { longWorkStore } from '../../functions/stores/long-works.ts';
import { memberStore } from '../../functions/stores/members.ts';
import { noticeStore } from '../../functions/stores/notices.ts';
import { peerStore } from '../../functions/stores/peers.ts';
import { planStore } from '../../functions/stores/plans.ts';
import { projectionStore } from '../../functions/stores/projections.ts';
import { sealStore } from '../../functions/stores/seals.ts';
import { siteStore } from '../../functions/stores/sites.ts';
import { templateStore } from '../../functions/stores/templates.ts';
import { zoneCalendarStore } from '../../functions/stores/zone-calendars.ts';
import { zoneCaseStore } from '../../functions/stores/zone-cases.ts';
import { briefStores } from './briefs.ts';
import { channelStores } from './channels.ts';
import { directionStores } from './directions.ts';
import type { Base } from './engine.ts';
import { claimsOf, context, eventOf, type Said } from './event.ts';
import { exportStores } from './exports.ts';
import { formStores } from './forms.ts';
import { handlersOf } from './handlers.ts';
import { queued } from './queued.ts';
import { inTheirNames } from './recorded.ts';
import { rehearsalStores } from './rehearsals.ts';
import type { Reply } from './reply.ts';
import { streamOf } from './stream-of.ts';

export { ok, type Reply, refusal, refused } from './reply.ts';

/** Calls a handler as the gateway does. */
export const call = async (handler: HttpHandler, event: Parameters<HttpHandler>[0]): Promise<Reply> => {
  const { statusCode = 0, headers = {}, body: text = '' } = await handler(event, context);
  return {
    status: statusCode,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    text,
    body: bodyOf(text, String(headers['content-type'])),
  };
};

const bodyOf = (text: string, mediaType: string): unknown => {
  if (text === '') return undefined;
  return /[/+]json/.test(mediaType) ? JSON.parse(text) : text;
};

/** The accounts of tests: the subject is named for the e-mail, and nothing is asked of it. */
export const accounts = {
  accountFor: async ({ email }: { email: string }) => `subject-of-${email}`,
  close: async (_email: string) => {},
};

/** All handlers and jobs on the real stores of a base, by a clock that the test turns. */
export const service = (base: Base, start: Instant) => {
  const time = { now: start };
  const clock = () => time.now;
  const { connection } = base;
  const frozen = briefStores(connection);
  const needs = {
    clock,
    members: memberStore(connection),
    sites: siteStore(connection),
    plans: planStore(connection),
    peers: peerStore(connection),
    templates: templateStore(connection),
    filings: filingStore(connection),
    works: longWorkStore(connection),
    alerts: alertStore(connection),
    events: eventStore(connection),
    cases: caseStore(connection),
    calls: callStore(connection),
    closings: closingStore(connection),
    audits: auditStore(connection),
    seals: sealStore(connection),
    absences: absenceStore(connection),
    notices: noticeStore(connection),
    zoneCases: zoneCaseStore(connection),
    zoneCalendars: zoneCalendarStore(connection),
    inspections: inspectionStore(connection),
    projections: projectionStore(connection),
    accounts,
    ...channelStores(connection),
    ...rehearsalStores(connection),
    ...formStores(connection),
    ...directionStores(connection),
    ...exportStores(connection, frozen.snapshotFiles),
    ...frozen,
  };
  const handlers = inTheirNames(handlersOf(needs));
  const jobs = inTheirNames({
    openDay: openDay(needs),
    freezeBrief: freezeBrief(needs),
    closeDay: closeDay({ ...needs, pause: async () => {} }),
    remindSites: remindSites(needs),
    sendCallList: sendCallList(needs),
    sendCount: sendCount(needs),
    sweepCheckIns: sweepCheckIns({ ...needs, pause: async () => {} }),
    runClocks: runClocks(needs),
    projectSummary: queued(projectSummary(needs)),
    raiseZoneClusters: queued(raiseZoneClusters(needs)),
    applyZoneCalendar: queued(applyZoneCalendar(needs)),
    fileSheets: queued(fileSheets(needs)),
    redriveProjections: redriveProjections({ ...redriveStores(connection), clock }),
    rehearse: queued(rehearse(needs)),
    writeExport: queued(writeExport(needs)),
    rebuildProjections: queued(
      rebuildProjections({ ...rebuildStores(connection), clock, works: needs.works }),
    ),
  });
  const stream = streamOf(base.endpoint);
  const as =
    (member: Member | null) =>
    (name: RouteName, said: Said = {}) => {
      const claims = member === null ? null : claimsOf(`subject-of-${member.email}`);
      return call(handlers[name], eventOf(routes[name], { claims, ...said }));
    };
  return {
    needs,
    handlers,
    as,
    jobs,
    stream,
    clock,
    /** Turns the clock. */
    at: (now: Instant) => {
      time.now = now;
    },
    /** Binds members to their accounts without going through the API. */
    join: (...members: Member[]) =>
      Promise.all(members.map((member) => needs.members.put(`subject-of-${member.email}`, member))),
    /** Gives the stream job all that was written since the last time. */
    project: async (): Promise<void> => {
      const outcome = await jobs.projectSummary(await stream());
      if (outcome.batchItemFailures.length > 0) throw new Error('a record could not be projected');
    },
  };
};
export type Service = ReturnType<typeof service>;
/** Headers of a submission under a key. */
export const keyed = (key: string = randomUUID()) => ({ 'idempotency-key': key });

/** What a schedule sends. */
export const due = (time: Instant, day?: Day) => ({ time, ...(day === undefined ? {} : { day }) });
