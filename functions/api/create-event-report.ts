import { briefOf } from '../../domain/alert.ts';
import { routes } from '../../domain/contract.ts';
import { dayOf } from '../../domain/day.ts';
import { NotFound } from '../../domain/failure.ts';
import { raise } from '../../domain/raise.ts';
import { templateOn } from '../../domain/thai-nguyen/templates.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findSite } from '../edge/tenant.ts';
import { connect } from '../stores/connection.ts';
import { type Events, eventStore } from '../stores/events.ts';
import { type Filings, filingStore } from '../stores/filings.ts';
import { memberStore } from '../stores/members.ts';
import { type Sites, siteStore } from '../stores/sites.ts';
import { untilWon } from '../stores/transaction.ts';

type Needs = EdgeNeeds & {
  sites: Pick<Sites, 'get'>;
  filings: Pick<Filings, 'open'>;
  events: Pick<Events, 'write'>;
};

/** A quick report at any hour: opens or adds to the episode of its kind, and never touches the score. */
export const createEventReport = (needs: Needs) =>
  http(routes.createEventReport, needs, {
    find: findSite(needs.sites),
    answer: ({ params: { siteId }, body, actor, now }) =>
      untilWon(async () => {
        const day = dayOf(now);
        const opened = await needs.filings.open(siteId, day, null);
        if (opened === null) throw new NotFound();
        const { record, episodes } = opened.file;
        const facts = {
          source: 'event-report',
          site: record.site,
          day,
          kind: body.kind,
          count: body.count,
        } as const;
        const changes = raise({ template: templateOn(day), facts, current: episodes, now });
        const deed = { actor: actor.id, act: 'event-reported', about: `${body.kind} ${body.count}`, at: now };
        await needs.events.write(opened, body, changes, deed);
        return { body: { receivedAt: now, day, alerts: changes.map(({ episode }) => briefOf(episode)) } };
      }),
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return createEventReport({
    members: memberStore(connection),
    sites: siteStore(connection),
    filings: filingStore(connection),
    events: eventStore(connection),
    clock: systemClock,
  });
});
