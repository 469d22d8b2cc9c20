import * as z from 'zod/mini';
import { EventReport } from './alert-request.ts';
import { readsNotes } from './check-in.ts';
import { Day, Instant } from './day.ts';
import type { Role } from './me.ts';

/** A quick report as it is listed: when it came in, and the day whose check-in covers that moment. */
export const ListedEvent = z.extend(EventReport, { at: Instant, day: Day });
export type ListedEvent = z.infer<typeof ListedEvent>;

/** A quick report as a member of the role may read it: notes are for the site and for health. */
export const eventShownTo =
  (role: Role) =>
  ({ note, ...event }: ListedEvent): ListedEvent =>
    note !== undefined && readsNotes(role) ? { ...event, note } : event;
