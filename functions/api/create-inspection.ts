import { inspect } from '../../domain/inspect.ts';
import { inspectionRoutes } from '../../domain/inspection-routes.ts';
import { inspectionRules } from '../../domain/pack/inspections.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type Answer, type Ask, type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { once, payloadHash, type Sent } from '../edge/once.ts';
import { findSite } from '../edge/tenant.ts';
import { type ReportedNeeds, readReported } from '../inspections/read-reported.ts';
import { connect } from '../stores/connection.ts';
import { filingStore } from '../stores/filings.ts';
import { type Inspections, inspectionStore, type OpenInspection } from '../stores/inspections.ts';
import { memberStore } from '../stores/members.ts';
import { planStore } from '../stores/plans.ts';
import { type Sites, siteStore } from '../stores/sites.ts';
import { templateStore } from '../stores/templates.ts';
import { untilWon } from '../stores/transaction.ts';

type Needs = EdgeNeeds &
  ReportedNeeds & {
    sites: Pick<Sites, 'get'>;
    inspections: Pick<Inspections, 'open' | 'write'>;
  };
type CreateInspection = typeof inspectionRoutes.createInspection;

/** Files what an inspector found, with the gap to what the site had reported. Under a key it is taken once. */
export const createInspection = (needs: Needs) =>
  http(inspectionRoutes.createInspection, needs, {
    find: findSite(needs.sites),
    answer: (ask) => untilWon(() => file(needs, ask)),
  });

const file = (needs: Needs, ask: Ask<CreateInspection>): Promise<Answer<CreateInspection>> => {
  const { params, headers, body } = ask;
  const key = headers['idempotency-key'].toLowerCase();
  const hash = payloadHash({ ...params, ...body });
  return once({
    open: () => needs.inspections.open(params.siteId, body.day, key),
    hash,
    decide: (opened) => decide(needs, ask, opened, { key, hash }),
  });
};

const decide = async (
  needs: Needs,
  { params, body: request, actor, now }: Ask<CreateInspection>,
  opened: OpenInspection,
  { key, hash }: { key: string; hash: string },
): Promise<Sent> => {
  const { inspection, record } = inspect({
    ...{ record: opened.item.record, before: opened.before, rules: inspectionRules },
    ...{ request, now, by: { member: actor.id, name: actor.name } },
    // Read after the site: a report that comes in meanwhile loses this round the race.
    reported: await readReported(needs, params.siteId, request.day, opened.before),
  });
  const deed = { actor: actor.id, act: 'inspected', about: `${inspection.day} ${inspection.n}`, at: now };
  const { status } = inspectionRoutes.createInspection;
  const submission = { hash, status, text: JSON.stringify(inspection) };
  await needs.inspections.write(opened, { inspection, record, under: { key, submission, deed } });
  return submission;
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return createInspection({
    members: memberStore(connection),
    sites: siteStore(connection),
    filings: filingStore(connection),
    plans: planStore(connection),
    templates: templateStore(connection),
    inspections: inspectionStore(connection),
    clock: systemClock,
  });
});
