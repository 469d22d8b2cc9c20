import type { Day } from '../../domain/day.ts';
import { windowDaysOn } from '../../domain/pack/risk-level.ts';
import type { Plan } from '../../domain/plan.ts';
import { templateOn } from '../../domain/template.ts';
import { useTemplates } from '../templates.ts';

/** Days within which a person's sample counts once: the plan's, else those proposed on the day. */
export const useWindowDays = (day: Day, plan: Pick<Plan, 'testing'> | null): number =>
  windowDaysOn(plan, templateOn(useTemplates(), day), day);
