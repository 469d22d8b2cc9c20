import { checkInRoutes, readsNotes, shownTo } from '../../domain/check-in.ts';
import { NotFound } from '../../domain/failure.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findSite } from '../edge/tenant.ts';
import { connect } from '../stores/connection.ts';
import { type Filings, filingStore } from '../stores/filings.ts';
import { memberStore } from '../stores/members.ts';
import { type Sites, siteStore } from '../stores/sites.ts';

type Needs = EdgeNeeds & { sites: Pick<Sites, 'get'>; filings: Pick<Filings, 'history'> };

/** A day's check-in with its assessment and every revision; notes and reasons are shown to the site and to health only. */
export const getCheckIn = (needs: Needs) =>
  http(checkInRoutes.getCheckIn, needs, {
    find: findSite(needs.sites),
    answer: async ({ params: { siteId, day }, actor }) => {
      const filed = await needs.filings.history(siteId, day);
      const newest = filed.at(-1);
      if (newest === undefined) throw new NotFound();
      const shown = shownTo(actor.role);
      const history = filed.map(({ checkIn, assessment, by, reason }) => ({
        revision: checkIn.revision,
        receivedAt: checkIn.receivedAt,
        by: by.name,
        reason: readsNotes(actor.role) ? reason : null,
        answers: shown(checkIn).answers,
        assessment,
      }));
      return { body: { checkIn: shown(newest.checkIn), assessment: newest.assessment, history } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return getCheckIn({
    members: memberStore(connection),
    sites: siteStore(connection),
    filings: filingStore(connection),
    clock: systemClock,
  });
});
