import { minutesAfter } from '../../domain/clock.ts';
import { type Day, daysBetween, instantOf } from '../../domain/day.ts';
import { patchSite } from '../../domain/register.ts';
import { decideStep, draftStep, submitStep } from './demo-opening.ts';
import { people } from './demo-people.ts';
import type { Event, Span } from './demo-span.ts';
import { joined, nextStep } from './demo-step.ts';

/** Days after the demo's first day on which sites change: stop, close, let out; plan anew. */
const stops = { suspended: -12, closed: -20, sublet: -15 } as const;
const plansAnew = { risk: -6, returned: -4 } as const;

/** What changes at a site for good on a day. */
export const turns = (span: Span, day: Day): Event[] => {
  const at = instantOf(day, '16:30');
  if (span.after !== null && at <= span.after) return [];
  const offset = daysBetween(span.origin, day);
  const { role } = span.demo;
  if ((role === 'suspended' || role === 'closed' || role === 'sublet') && offset === stops[role])
    return [{ at, run: stop(span, day, role) }];
  if ((role === 'risk' || role === 'returned') && offset === plansAnew[role])
    return [{ at, run: planAnew(span, day, role === 'risk') }];
  return [];
};

const stop =
  ({ connection }: Span, day: Day, state: keyof typeof stops): Event['run'] =>
  (before, at) => {
    if (before.item.record.site.state !== 'active') return null;
    const record = patchSite(before.item.record, { state }, day);
    const deed = { actor: people.admin.member, act: 'site-changed', about: 'state', at };
    return nextStep(connection, before, deed, { record });
  };

/** The second version of a plan, with a better 2194 index; approved, or left on the department's table. */
const planAnew =
  (span: Span, day: Day, isApproved: boolean): Event['run'] =>
  (before, at) => {
    if (before.plans.length > 1) return null;
    const drafted = draftStep(span, before, day, 22, at);
    const submitted = submitStep(span, drafted.state, minutesAfter(at, 10));
    const decided = isApproved ? [decideStep(span, submitted.state, 'approve', minutesAfter(at, 50))] : [];
    return joined([drafted, submitted, ...decided]);
  };
