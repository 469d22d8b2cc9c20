import { auditRoutes } from '../../domain/audit-routes.ts';
import { dayOf } from '../../domain/day.ts';
import { defaultLimit } from '../../domain/route.ts';
import { type AuditNeeds, openPage, sealedPage } from '../audit/read-audit.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { auditStore } from '../stores/audits.ts';
import { type Closings, closingStore } from '../stores/closings.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { sealStore } from '../stores/seals.ts';
import { siteStore } from '../stores/sites.ts';

type Needs = EdgeNeeds & AuditNeeds & { closings: Pick<Closings, 'get'> };

/** Who did what on a day, by chain, and the seal of the day once it is closed. */
export const getAudit = (needs: Needs) =>
  http(auditRoutes.getAudit, needs, {
    find: nothingToFind,
    answer: async ({ query, actor, now }) => {
      const { limit = defaultLimit, cursor, day = dayOf(now) } = query;
      const audit = (await needs.closings.get(day))?.audit;
      const page =
        audit === undefined
          ? await openPage(needs, day, actor, { limit, cursor })
          : await sealedPage(needs, { day, audit }, actor, { limit, cursor });
      return { body: { day, closing: audit ?? null, ...page } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return getAudit({
    members: memberStore(connection),
    closings: closingStore(connection),
    seals: sealStore(connection),
    audits: auditStore(connection),
    sites: siteStore(connection),
    clock: systemClock,
  });
});
