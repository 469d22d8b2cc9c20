import * as z from 'zod/mini';
import data from '#pack/escalation.json' with { type: 'json' };
import { ZoneId } from '../me.ts';
import { Email } from '../member.ts';

/** Who is told at a level: an office's address and title, for all zones or some. */
export const ListedOfficer = z.strictObject({
  email: Email,
  title: z.strictObject({ vi: z.string(), en: z.string() }),
  zones: z.union([z.literal('all'), z.array(ZoneId).check(z.minLength(1))]),
});
export type ListedOfficer = z.infer<typeof ListedOfficer>;

/** The lists of the levels: 0 duty officers, 1 head, 2 leadership. */
export const Escalation = z.strictObject({
  levels: z.tuple([z.array(ListedOfficer), z.array(ListedOfficer), z.array(ListedOfficer)]),
  source: z.string(),
});
export type Escalation = z.infer<typeof Escalation>;

export const escalation: Escalation = Escalation.parse(data);
