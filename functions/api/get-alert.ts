import { alertOf, type Episode } from '../../domain/alert.ts';
import { alertRoutes } from '../../domain/alert-routes.ts';
import { shownTo } from '../../domain/check-in.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findAlert } from '../edge/tenant-alert.ts';
import { type Alerts, alertStore } from '../stores/alerts.ts';
import { connect } from '../stores/connection.ts';
import { type Filings, filingStore } from '../stores/filings.ts';
import { memberStore } from '../stores/members.ts';

type Needs = EdgeNeeds & { alerts: Pick<Alerts, 'get' | 'timeline'>; filings: Pick<Filings, 'revision'> };

/** An episode with its timeline and the check-in that triggered it. */
export const getAlert = (needs: Needs) =>
  http(alertRoutes.getAlert, needs, {
    find: findAlert(needs.alerts),
    answer: async ({ actor }, episode) => {
      const [timeline, filed] = await Promise.all([
        needs.alerts.timeline(episode.id),
        triggerOf(needs, episode),
      ]);
      const checkIn = filed === null ? null : shownTo(actor.role)(filed.checkIn);
      return { body: { ...alertOf(episode), timeline, checkIn } };
    },
  });

const triggerOf = async ({ filings }: Needs, { siteId, trigger: { day, revision } }: Episode) =>
  siteId === null || day === null || revision === null ? null : filings.revision(siteId, day, revision);

export const handler = lambda(() => {
  const connection = connect(settings());
  return getAlert({
    members: memberStore(connection),
    alerts: alertStore(connection),
    filings: filingStore(connection),
    clock: systemClock,
  });
});
