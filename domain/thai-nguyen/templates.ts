import type { Day } from '../day.ts';
import { Template, templateInForce } from '../template.ts';
import tn202106 from './template-2021-06.json' with { type: 'json' };

/** Every template of the province, oldest first. */
export const templates: readonly Template[] = [Template.parse(tn202106)];

/** The template in force on the day. Throws before the first one: no open day is that old. */
export const templateOn = (day: Day): Template => {
  const template = templateInForce(templates, day);
  if (template === null) throw new RangeError('no template was in force');
  return template;
};
