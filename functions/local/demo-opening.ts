import { addDays, type Day, dayOf, type Instant, instantOf } from '../../domain/day.ts';
import { templates } from '../../domain/pack/templates.ts';
import { decidePlan, draftPlan, returnedBefore, submitPlan, withPlan } from '../../domain/plan-review.ts';
import { planWarningsOn } from '../../domain/plan-warnings.ts';
import { putCalendar, registerSite } from '../../domain/register.ts';
import type { Connection } from '../stores/connection.ts';
import { planItem } from '../stores/plans.ts';
import { between } from './demo-chance.ts';
import names from './demo-names.json' with { type: 'json' };
import { focalOf, people } from './demo-people.ts';
import { demoPlan } from './demo-plan.ts';
import type { DemoSite } from './demo-sites.ts';
import { firstStep, joined, nextStep, type SiteState, type Step } from './demo-step.ts';

type Place = { connection: Connection; demo: DemoSite; origin: Day };

/** Registration, calendar and plan of a site, on the day before its first report, as one step. */
export const opening = (place: Place): Step => {
  const { connection, demo, origin } = place;
  const day = addDays(origin, demo.joins - 1);
  const { siteId } = demo.site;
  const registered = firstStep(connection, registerSite(demo.site, day), {
    actor: people.admin.member,
    act: 'site-registered',
    about: siteId,
    at: instantOf(day, '08:00'),
  });
  const steps = [registered, calendarStep(place, registered.state, day)];
  const last = () => steps.at(-1)?.state ?? registered.state;
  const percent = demo.role === 'risk' ? 34 : between(11, 27, siteId, '2194');
  steps.push(draftStep(place, last(), day, percent, instantOf(day, '09:05')));
  if (demo.role !== 'draft') steps.push(submitStep(place, last(), instantOf(day, '09:20')));
  if (demo.role === 'returned') steps.push(decideStep(place, last(), 'return', instantOf(day, '14:10')));
  else if (demo.role !== 'draft' && demo.role !== 'submitted')
    steps.push(decideStep(place, last(), 'approve', instantOf(day, '14:10')));
  return joined(steps) ?? registered;
};

/** The working week, and at some sites three days of stocktaking, entered long before. */
const calendarStep = ({ connection, demo, origin }: Place, state: SiteState, day: Day): Step => {
  const { siteId } = demo.site;
  const from = addDays(origin, between(-24, -5, siteId, 'closure'));
  const isClosed = demo.role === 'plain' && between(1, 14, siteId, 'closes') === 1;
  const closures = isClosed ? [{ from, to: addDays(from, 2), reason: names.stocktaking }] : [];
  const asked = { workingWeekdays: demo.workingWeekdays, closures };
  return nextStep(
    connection,
    state,
    {
      actor: focalOf(demo).member,
      act: 'calendar-changed',
      about: siteId,
      at: instantOf(day, '08:40'),
    },
    { record: putCalendar(state.item.record, asked, day, false) },
  );
};

/** A new draft, in force from the day on once it is approved. */
export const draftStep = (place: Place, state: SiteState, day: Day, percent: number, at: Instant): Step => {
  const { connection, demo, origin } = place;
  const { member: author, name } = focalOf(demo);
  const fields = demoPlan(demo, day, origin, percent);
  // What was sent back for want of places comes back with more of them.
  const more = returnedBefore(state.plans) === null ? 0 : 3;
  const mended = { ...fields, isolationPlaces: fields.isolationPlaces + more };
  const plan = draftPlan(state.plans, mended, { id: author, name, now: at });
  return planStep(connection, state, plan, { actor: author, act: 'plan-drafted', at });
};

/** Submits the newest version. */
export const submitStep = ({ connection, demo }: Place, state: SiteState, at: Instant): Step => {
  const plan = submitPlan(state.plans, newestVersion(state), at);
  return planStep(connection, state, plan, { actor: focalOf(demo).member, act: 'plan-submitted', at });
};

/** The health department's word on the newest version. */
export const decideStep = (
  { connection }: Place,
  state: SiteState,
  decision: 'approve' | 'return',
  at: Instant,
): Step => {
  const said = decision === 'return' ? { decision, reason: names.returned } : { decision };
  const { member: id, name } = people.health;
  const { workforce } = state.item.record.site;
  const plan = decidePlan(state.plans, newestVersion(state), said, {
    id,
    name,
    now: at,
    warningsOf: (one) => planWarningsOn(one, templates, { today: dayOf(at), workforce }),
  });
  return planStep(connection, state, plan, { actor: id, act: 'plan-decided', at });
};

const newestVersion = ({ plans }: SiteState): number => Math.max(...plans.map(({ version }) => version));

type By = { actor: string; act: string; at: Instant };

const planStep = (
  connection: Connection,
  state: SiteState,
  plan: SiteState['plans'][number],
  by: By,
): Step => {
  const others = state.plans.filter(({ version }) => version !== plan.version);
  return nextStep(
    connection,
    state,
    { ...by, about: `plan ${plan.version} ${plan.state}` },
    {
      plans: [plan, ...others],
      record: withPlan(state.item.record, plan),
      items: [planItem(state.item.record.site, plan)],
    },
  );
};
