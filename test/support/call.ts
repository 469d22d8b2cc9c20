import './quiet.ts';
import { randomUUID } from 'node:crypto';
import { type RouteName, routes } from '../../domain/contract.ts';
import type { Day, Instant } from '../../domain/day.ts';
import type { Member } from '../../domain/member.ts';
import { acknowledgeAlerts } from '../../functions/api/acknowledge-alerts.ts';
import { cancelJob } from '../../functions/api/cancel-job.ts';
import { closeCaseResponse } from '../../functions/api/close-case-response.ts';
import { createBulk } from '../../functions/api/create-bulk.ts';
import { createCall } from '../../functions/api/create-call.ts';
import { createEventReport } from '../../functions/api/create-event-report.ts';
import { createInspection } from '../../functions/api/create-inspection.ts';
import { createRebuild } from '../../functions/api/create-rebuild.ts';
import { createSite } from '../../functions/api/create-site.ts';
import { decidePlan } from '../../functions/api/decide-plan.ts';
import { doCaseStep } from '../../functions/api/do-case-step.ts';
import { getAlert } from '../../functions/api/get-alert.ts';
import { getCaseResponse } from '../../functions/api/get-case-response.ts';
import { getCheckIn } from '../../functions/api/get-check-in.ts';
import { getDayAccount } from '../../functions/api/get-day-account.ts';
import { getHealth } from '../../functions/api/get-health.ts';
import { getJob } from '../../functions/api/get-job.ts';
import { getMe } from '../../functions/api/get-me.ts';
import { getOpenapi } from '../../functions/api/get-openapi.ts';
import { getPlanReview } from '../../functions/api/get-plan-review.ts';
import { getSite } from '../../functions/api/get-site.ts';
import { getSummary } from '../../functions/api/get-summary.ts';
import { getZoneCalendar } from '../../functions/api/get-zone-calendar.ts';
import { getZonesGeojson } from '../../functions/api/get-zones-geojson.ts';
import { listAlerts } from '../../functions/api/list-alerts.ts';
import { listCalls } from '../../functions/api/list-calls.ts';
import { listCheckIns } from '../../functions/api/list-check-ins.ts';
import { listEventReports } from '../../functions/api/list-event-reports.ts';
import { listInspections } from '../../functions/api/list-inspections.ts';
import { listMembers } from '../../functions/api/list-members.ts';
import { listMissing } from '../../functions/api/list-missing.ts';
import { listPlans } from '../../functions/api/list-plans.ts';
import { listSites } from '../../functions/api/list-sites.ts';
import { listToday } from '../../functions/api/list-today.ts';
import { listVisits } from '../../functions/api/list-visits.ts';
import { listWaitingPlans } from '../../functions/api/list-waiting-plans.ts';
import { listZones } from '../../functions/api/list-zones.ts';
import { putCalendar } from '../../functions/api/put-calendar.ts';
import { putCheckIn } from '../../functions/api/put-check-in.ts';
import { putMember } from '../../functions/api/put-member.ts';
import { putPlanDraft } from '../../functions/api/put-plan-draft.ts';
import { putZoneCalendar } from '../../functions/api/put-zone-calendar.ts';
import { snoozeAlert } from '../../functions/api/snooze-alert.ts';
import { submitPlan } from '../../functions/api/submit-plan.ts';
import { transitionAlert } from '../../functions/api/transition-alert.ts';
import { updateSite } from '../../functions/api/update-site.ts';
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
import { siteStore } from '../../functions/stores/sites.ts';
import { templateStore } from '../../functions/stores/templates.ts';
import { zoneCalendarStore } from '../../functions/stores/zone-calendars.ts';
import { zoneCaseStore } from '../../functions/stores/zone-cases.ts';
import { type BriefNeeds, briefHandlers, briefStores } from './briefs.ts';
import { type ChannelNeeds, channelHandlers, channelStores } from './channels.ts';
import { type DirectionNeeds, directionHandlers, directionStores } from './directions.ts';
import type { Base } from './engine.ts';
import { claimsOf, context, eventOf, type Said } from './event.ts';
import { type ExportNeeds, exportHandlers, exportStores } from './exports.ts';
import { type FormNeeds, formHandlers, formStores } from './forms.ts';
import { type RehearsalNeeds, rehearsalHandlers, rehearsalStores } from './rehearsals.ts';
import type { Reply } from './reply.ts';
import { streamOf } from './stream-of.ts';
import { type TemplateNeeds, templateHandlers } from './templates.ts';

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

/** The subject of the account of an e-mail: accounts of tests are named for it. */
export const subjectFor = async (email: string) => `subject-of-${email}`;

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
    absences: absenceStore(connection),
    notices: noticeStore(connection),
    zoneCases: zoneCaseStore(connection),
    zoneCalendars: zoneCalendarStore(connection),
    inspections: inspectionStore(connection),
    projections: projectionStore(connection),
    accounts: { subjectFor },
    ...channelStores(connection),
    ...rehearsalStores(connection),
    ...formStores(connection),
    ...directionStores(connection),
    ...exportStores(connection, frozen.snapshotFiles),
    ...frozen,
  };
  const handlers = handlersOf(needs);
  const jobs = {
    openDay: openDay(needs),
    freezeBrief: freezeBrief(needs),
    closeDay: closeDay({ ...needs, pause: async () => {} }),
    remindSites: remindSites(needs),
    sendCallList: sendCallList(needs),
    sendCount: sendCount(needs),
    sweepCheckIns: sweepCheckIns({ ...needs, pause: async () => {} }),
    runClocks: runClocks(needs),
    projectSummary: projectSummary(needs),
    raiseZoneClusters: raiseZoneClusters(needs),
    applyZoneCalendar: applyZoneCalendar(needs),
    fileSheets: fileSheets(needs),
    redriveProjections: redriveProjections({ ...redriveStores(connection), clock }),
    rehearse: rehearse(needs),
    writeExport: writeExport(needs),
    rebuildProjections: rebuildProjections({ ...rebuildStores(connection), clock, works: needs.works }),
  };
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
type Needs = Parameters<typeof handlersOf>[0];

/** The handler of every route; a route without one does not compile. */
export const handlersOf = (
  needs: Parameters<typeof putMember>[0] &
    Parameters<typeof transitionAlert>[0] &
    Parameters<typeof listAlerts>[0] &
    Parameters<typeof getAlert>[0] &
    Parameters<typeof putCheckIn>[0] &
    Parameters<typeof getCheckIn>[0] &
    Parameters<typeof listCheckIns>[0] &
    Parameters<typeof createRebuild>[0] &
    Parameters<typeof cancelJob>[0] &
    Parameters<typeof createEventReport>[0] &
    Parameters<typeof listEventReports>[0] &
    Parameters<typeof getCaseResponse>[0] &
    Parameters<typeof doCaseStep>[0] &
    Parameters<typeof closeCaseResponse>[0] &
    Parameters<typeof getSummary>[0] &
    Parameters<typeof getSite>[0] &
    Parameters<typeof listSites>[0] &
    Parameters<typeof createSite>[0] &
    Parameters<typeof updateSite>[0] &
    Parameters<typeof listPlans>[0] &
    Parameters<typeof listWaitingPlans>[0] &
    Parameters<typeof listToday>[0] &
    Parameters<typeof listMissing>[0] &
    Parameters<typeof createCall>[0] &
    Parameters<typeof putZoneCalendar>[0] &
    Parameters<typeof createInspection>[0] &
    Parameters<typeof listInspections>[0] &
    Parameters<typeof listCalls>[0] &
    Parameters<typeof decidePlan>[0] &
    Parameters<typeof getPlanReview>[0] &
    Parameters<typeof getDayAccount>[0] &
    Parameters<typeof listMembers>[0] &
    ChannelNeeds &
    TemplateNeeds &
    RehearsalNeeds &
    FormNeeds &
    DirectionNeeds &
    BriefNeeds &
    ExportNeeds,
) =>
  ({
    getHealth: getHealth('test'),
    getOpenapi: getOpenapi('test'),
    getMe: getMe(needs),
    listMembers: listMembers(needs),
    putMember: putMember(needs),
    listZones: listZones(needs),
    getZonesGeojson: getZonesGeojson(needs),
    listSites: listSites(needs),
    getSite: getSite(needs),
    createRebuild: createRebuild(needs),
    createSite: createSite(needs),
    updateSite: updateSite(needs),
    putCalendar: putCalendar(needs),
    listPlans: listPlans(needs),
    listToday: listToday(needs),
    listMissing: listMissing(needs),
    createCall: createCall(needs),
    listCalls: listCalls(needs),
    createInspection: createInspection(needs),
    listInspections: listInspections(needs),
    listVisits: listVisits(needs),
    getZoneCalendar: getZoneCalendar(needs),
    putZoneCalendar: putZoneCalendar(needs),
    listWaitingPlans: listWaitingPlans(needs),
    putPlanDraft: putPlanDraft(needs),
    submitPlan: submitPlan(needs),
    decidePlan: decidePlan(needs),
    getPlanReview: getPlanReview(needs),
    getDayAccount: getDayAccount(needs),
    putCheckIn: putCheckIn(needs),
    getCheckIn: getCheckIn(needs),
    listCheckIns: listCheckIns(needs),
    createBulk: createBulk(needs),
    getJob: getJob(needs),
    cancelJob: cancelJob(needs),
    createEventReport: createEventReport(needs),
    listEventReports: listEventReports(needs),
    listAlerts: listAlerts(needs),
    getAlert: getAlert(needs),
    transitionAlert: transitionAlert(needs),
    snoozeAlert: snoozeAlert(needs),
    acknowledgeAlerts: acknowledgeAlerts(needs),
    getCaseResponse: getCaseResponse(needs),
    doCaseStep: doCaseStep(needs),
    closeCaseResponse: closeCaseResponse(needs),
    getSummary: getSummary(needs),
    ...channelHandlers(needs),
    ...templateHandlers(needs),
    ...rehearsalHandlers(needs),
    ...formHandlers(needs),
    ...exportHandlers(needs),
    ...directionHandlers(needs),
    ...briefHandlers(needs),
  }) satisfies Record<RouteName, HttpHandler>;
export type HandlerNeeds = Needs;

/** Headers of a submission under a key. */
export const keyed = (key: string = randomUUID()) => ({ 'idempotency-key': key });

/** What a schedule sends. */
export const due = (time: Instant, day?: Day) => ({ time, ...(day === undefined ? {} : { day }) });
