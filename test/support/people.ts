import type { Day, Instant } from '../../domain/day.ts';
import { addDays, instantOf } from '../../domain/day.ts';
import type { Member } from '../../domain/member.ts';
import type { PlanFields } from '../../domain/plan.ts';
import { a } from './a.ts';
import { keyed, ok, type Service } from './call.ts';

export const siteId = 'may-song-cau';
export const zoneId = 'kcn-song-cong-1';
export const otherZone = 'kcn-diem-thuy';

const of = (email: string, role: Member['role'], over: Partial<Member> = {}) =>
  a.member({ email: `${email}@demo.test`, name: email, role, ...over });

/** One member of every role, each with the whole of what the role may have; `hr` has the one site. */
export const people = {
  hr: of('hr', 'employer', { sites: [siteId] }),
  board: of('board', 'board'),
  health: of('health', 'health'),
  leader: of('leader', 'leader'),
  admin: of('admin', 'admin'),
};

/** Through the API alone: a site of the admin's, its member, and a plan that health approves. */
export const settle = async (
  service: Service,
  { site = a.site(), plan = {}, hr = people.hr }: Settled = {},
): Promise<void> => {
  await service.join(people.admin, people.health, people.board, people.leader);
  ok('createSite', await service.as(people.admin)('createSite', { body: site }));
  const { email, ...fields } = hr;
  ok('putMember', await service.as(people.admin)('putMember', { params: { email }, body: fields }));
  await approve(service, site.siteId, a.planFields(plan), hr);
};
type Settled = { site?: ReturnType<typeof a.site>; plan?: Partial<PlanFields>; hr?: Member };

/** Draft, submission and approval by a second person; answers the version. */
export const approve = async (
  { as }: Service,
  site: string,
  body: PlanFields,
  hr: Member = people.hr,
): Promise<number> => {
  const { plan } = ok('putPlanDraft', await as(hr)('putPlanDraft', { params: { siteId: site }, body }));
  const params = { siteId: site, version: String(plan.version) };
  ok('submitPlan', await as(hr)('submitPlan', { params }));
  const decision = { decision: 'approve', reason: 'Đã hỏi cơ sở' };
  ok('decidePlan', await as(people.health)('decidePlan', { params, body: decision }));
  return plan.version;
};

/** Files a day's check-in of the site as its member. */
export const file = (
  { as }: Service,
  day: Day,
  body: unknown = a.checkInRequest(),
  { site = siteId, key, hr = people.hr }: { site?: string; key?: string; hr?: Member } = {},
) => as(hr)('putCheckIn', { params: { siteId: site, day }, headers: keyed(key), body });

/** An hour of the day at +07:00. */
export const at = (day: Day, time = '09:00'): Instant => instantOf(day, time);

/** The check-ins of the six days before the worked example, filed each on its own day. */
export const fileWeek = async (service: Service, today: Day, site = siteId): Promise<void> => {
  const tested = [4, 4, 2, 2, 4, 4];
  for (const [n, testedService] of tested.entries()) {
    const day = addDays(today, n - 6);
    service.at(at(day));
    ok(
      'putCheckIn',
      await file(service, day, a.checkInRequest({ testedHighRisk: 6, testedService }), { site }),
    );
  }
  service.at(at(today));
};
