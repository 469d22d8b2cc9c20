import './quiet.ts';
import type { RouteName } from '../../domain/contract.ts';
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
import { getDueDates } from '../../functions/api/get-due-dates.ts';
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
import { type BriefNeeds, briefHandlers } from './briefs.ts';
import { type ChannelNeeds, channelHandlers } from './channels.ts';
import { type DirectionNeeds, directionHandlers } from './directions.ts';
import { type ExportNeeds, exportHandlers } from './exports.ts';
import { type FormNeeds, formHandlers } from './forms.ts';
import { type RehearsalNeeds, rehearsalHandlers } from './rehearsals.ts';
import { type TemplateNeeds, templateHandlers } from './templates.ts';

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
    Parameters<typeof getDueDates>[0] &
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
    // Made when it is asked for: it describes every route.
    getOpenapi: (...asked: Parameters<ReturnType<typeof getOpenapi>>) => getOpenapi('test')(...asked),
    getMe: getMe(needs),
    listMembers: listMembers(needs),
    putMember: putMember(needs),
    listZones: listZones(needs),
    getZonesGeojson: getZonesGeojson(needs),
    listSites: listSites(needs),
    getSite: getSite(needs),
    getDueDates: getDueDates(needs),
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
export type HandlerNeeds = Parameters<typeof handlersOf>[0];
