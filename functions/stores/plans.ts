import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { NotFound } from '../../domain/failure.ts';
import { ZoneId } from '../../domain/me.ts';
import { Contact, Plan } from '../../domain/plan.ts';
import type { PlanStep } from '../../domain/plan-review.ts';
import type { Site } from '../../domain/site.ts';
import { SiteId } from '../../domain/site-id.ts';
import type { SiteRecord } from '../../domain/site-record.ts';
import type { Connection } from './connection.ts';
import { fillPage, justEnough, type Page, type PageRequest } from './page.ts';
import { readMany } from './read-many.ts';
import { type Deed, type SiteItem, siteWrites } from './site-item.ts';
import { listKeys, siteStore } from './sites.ts';
import { attribute, itemKeys, listIndex, listKey, recordKey } from './table.ts';
import { commit, untilWon } from './transaction.ts';

/** All versions of a site's plan, newest first. A site has a few a year: one read takes them all. */
export const plansOf = async (connection: Connection, siteId: string): Promise<Plan[]> => {
  const { Items = [] } = await connection.client.send(new QueryCommand(plansQuery(connection, siteId)));
  return Items.map((item) => Plan.parse(item['plan']));
};

const plansQuery = ({ records }: Connection, siteId: string) => ({
  TableName: records,
  KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
  ExpressionAttributeValues: { ':pk': recordKey.site(siteId).pk, ':sk': 'PLAN#' },
  ScanIndexForward: false,
  ConsistentRead: true,
});

/** The item of a plan version as the table holds it; one that waits stands in the list of those, by when it was handed in. */
export const planItem = ({ siteId, zoneId }: Pick<Site, 'siteId' | 'zoneId'>, plan: Plan) => ({
  ...recordKey.plan(siteId, plan.version),
  ...(plan.state === 'submitted' &&
    plan.submittedAt && {
      gsi1pk: listKey.waitingPlans,
      gsi1sk: listKey.waitingPlan(plan.submittedAt, siteId, plan.version),
      siteId,
      zoneId,
    }),
  plan,
});

/** A waiting version as the list holds it; a site's zone is for good, so that the list may be narrowed by it. */
const Waiting = z.object({ siteId: SiteId, zoneId: ZoneId, plan: Plan });
type Waiting = z.infer<typeof Waiting>;

/** What is read of a version when somebody is to be called. */
const WithContacts = z.object({ pk: z.string(), plan: z.object({ contacts: z.array(Contact) }) });

/** The versions of sites' response plans. */
export const planStore = (connection: Connection) => ({
  list: (siteId: string) => plansOf(connection, siteId),

  /** A page of the versions, newest first. */
  page: (siteId: string, page: PageRequest): Promise<Page<Plan>> =>
    fillPage(
      connection,
      { ...plansQuery(connection, siteId), ...justEnough(page) },
      page,
      (item) => Plan.parse(item['plan']),
      itemKeys,
      ({ pk, sk }) => pk === recordKey.site(siteId).pk && sk?.startsWith('PLAN#') === true,
    ),

  /** Whom the named versions give as contacts, by their site: a hundred in a request. */
  contacts: async (
    versions: readonly { siteId: string; version: number }[],
  ): Promise<Map<string, Contact[]>> => {
    const keys = versions.map(({ siteId, version }) => recordKey.plan(siteId, version));
    const items = await readMany(connection, keys, {
      ProjectionExpression: 'pk, #plan.#contacts',
      ExpressionAttributeNames: { '#plan': 'plan', '#contacts': 'contacts' },
    });
    const found = items.map((item) => WithContacts.parse(item));
    return new Map(found.map(({ pk, plan }) => [pk.slice(recordKey.site('').pk.length), plan.contacts]));
  },

  /** A page of the versions that wait for their decision, in zones that `keep` knows, the longest waiting first. */
  waiting: (keep: (zoneId: string) => boolean, page: PageRequest): Promise<Page<Waiting>> =>
    fillPage(
      connection,
      {
        TableName: connection.records,
        IndexName: listIndex,
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': attribute.listPk },
        ExpressionAttributeValues: { ':pk': listKey.waitingPlans },
      },
      page,
      (item) => {
        const waiting = Waiting.parse(item);
        return keep(waiting.zoneId) ? waiting : null;
      },
      listKeys,
      (position) => position[attribute.listPk] === listKey.waitingPlans,
    ),

  /**
   * Writes the version that `decide` makes of the versions there are, and of the site's record, as one.
   * @throws NotFound without the site; whatever `decide` throws.
   */
  write: (
    siteId: string,
    deed: Deed,
    decide: (plans: Plan[], record: SiteRecord) => PlanStep,
  ): Promise<Plan> =>
    untilWon(async () => {
      const [item, plans]: [SiteItem | null, Plan[]] = await Promise.all([
        siteStore(connection).get(siteId),
        plansOf(connection, siteId),
      ]);
      if (item === null) throw new NotFound();
      const { plan, record } = decide(plans, item.record);
      await commit(connection, [
        ...siteWrites(connection, item, record, { ...deed, about: `plan ${plan.version} ${plan.state}` }),
        { Put: { TableName: connection.records, Item: planItem(item.record.site, plan) } },
      ]);
      return plan;
    }),
});

export type Plans = ReturnType<typeof planStore>;
