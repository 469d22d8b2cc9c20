import * as z from 'zod/mini';
import list from '#pack/templates.json' with { type: 'json' };
import type { Day } from '../day.ts';
import { Template, templateOn as templateOnDay } from '../template.ts';

/** The templates that came with the pack, oldest first; those that the province made since are in the records. */
export const templates: readonly Template[] = z.array(Template).parse(list);

/** The template of the pack that is in force on the day, where no other can be. @throws RangeError before the first one */
export const templateOn = (day: Day): Template => templateOnDay(templates, day);
