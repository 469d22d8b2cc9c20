import * as z from 'zod/mini';
import list from '#pack/templates.json' with { type: 'json' };
import type { Day } from '../day.ts';
import { Template, templateInForce } from '../template.ts';

/** Every template of the province, oldest first. */
export const templates: readonly Template[] = z.array(Template).parse(list);

/** The template in force on the day. Throws before the first one: no open day is that old. */
export const templateOn = (day: Day): Template => {
  const template = templateInForce(templates, day);
  if (template === null) throw new RangeError('no template was in force');
  return template;
};
