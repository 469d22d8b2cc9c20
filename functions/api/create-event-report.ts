import { alertRoutes } from '../../domain/alert-routes.ts';
import { dayOf } from '../../domain/day.ts';
import { alertsOf } from '../../domain/filing.ts';
import { judgeEvent } from '../../domain/judge-event.ts';
import { templateOn } from '../../domain/template.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type Answer, type Ask, type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { once, payloadHash, type Sent } from '../edge/once.ts';
import { findSite } from '../edge/tenant.ts';
import { connect } from '../stores/connection.ts';
import { type Events, eventStore } from '../stores/events.ts';
import { type Filings, filingStore, type OpenFile } from '../stores/filings.ts';
import { memberStore } from '../stores/members.ts';
import { type Sites, siteStore } from '../stores/sites.ts';
import { untilWon } from '../stores/transaction.ts';

type Needs = EdgeNeeds & {
  sites: Pick<Sites, 'get'>;
  filings: Pick<Filings, 'open'>;
  events: Pick<Events, 'write'>;
};
type CreateEventReport = typeof alertRoutes.createEventReport;

/** A quick report at any hour: opens or adds to the episode of its kind, and never touches the score. Under a key it is taken once. */
export const createEventReport = (needs: Needs) =>
  http(alertRoutes.createEventReport, needs, {
    find: findSite(needs.sites),
    answer: (ask) => untilWon(() => report(needs, ask)),
  });

const report = async (needs: Needs, ask: Ask<CreateEventReport>): Promise<Answer<CreateEventReport>> => {
  const { params, headers, body, now } = ask;
  const key = headers['idempotency-key']?.toLowerCase() ?? null;
  const hash = payloadHash({ ...params, ...body });
  return once({
    open: () => needs.filings.open(params.siteId, dayOf(now), key),
    hash,
    decide: (opened) => decide(needs, ask, opened, { key, hash }),
  });
};

const decide = async (
  { events }: Needs,
  { body: event, actor, now }: Ask<CreateEventReport>,
  opened: OpenFile,
  { key, hash }: { key: string | null; hash: string },
): Promise<Sent> => {
  const { kind, count } = event;
  const template = templateOn(opened.templates, dayOf(now));
  const { day, changes, caseChange } = judgeEvent(opened.file, template, event, now);
  const deed = { actor: actor.id, act: 'event-reported', about: `${kind} ${count}`, at: now };
  const reply = { receivedAt: now, day, alerts: alertsOf(changes) };
  const submission = { hash, status: 201, text: JSON.stringify(reply) };
  const under = key === null ? null : { key, submission };
  await events.write(opened, { event, day, changes, caseChange, deed, under });
  return submission;
};

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
