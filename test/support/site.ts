import { addDays, type Day } from '../../domain/day.ts';
import { PlanFields } from '../../domain/plan.ts';
import { a } from './a.ts';
import type { Client, Reply } from './client.ts';

type People = { admin: Client; hr: Client; health: Client };

const planFields = (today: Day) => {
  const plan = a.plan();
  const fields = Object.fromEntries(
    Object.keys(PlanFields.shape).map((key) => [
      key,
      Object.entries(plan).find(([name]) => name === key)?.[1],
    ]),
  );
  return PlanFields.parse({
    ...fields,
    effectiveFrom: addDays(today, -30),
    lastDrillOn: addDays(today, -56),
  });
};

const must = (reply: Reply, status: number): Reply => {
  if (reply.status !== status) throw new Error(`${reply.status} ${reply.text}`);
  return reply;
};

/** Through the API alone: a site, its member and an approved plan. */
export const settle = async (
  { admin, hr, health }: People,
  siteId: string,
  email: string,
  today: Day,
): Promise<void> => {
  const site = {
    siteId,
    name: `Cơ sở Mẫu ${siteId}`,
    employer: 'Công ty Mẫu',
    zoneId: 'kcn-diem-thuy',
    workforce: 1200,
    state: 'active',
  };
  must(await admin('POST', '/api/sites', site), 201);
  const member = { name: 'Đầu mối Mẫu', role: 'employer', sites: [siteId], zones: [], active: true };
  must(await admin('PUT', `/api/members/${email}`, member), 200);
  must(await hr('PUT', `/api/sites/${siteId}/plans/draft`, planFields(today)), 200);
  must(await hr('POST', `/api/sites/${siteId}/plans/1/submission`), 200);
  must(await health('POST', `/api/sites/${siteId}/plans/1/decision`, { decision: 'approve' }), 200);
};
