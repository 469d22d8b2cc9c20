import type { Day } from '../../domain/day.ts';
import { type DueFacts, isDue } from '../../domain/due.ts';
import { dueFactsOf } from '../../domain/due-register.ts';
import { dueRegisterOf } from '../due-register.ts';
import type { SiteDay } from './site-day.ts';

type Asked = Pick<SiteDay, 'detail' | 'day' | 'before'>;

/** The facts by which a day is due, as far as this page knows them: the server decides by its own records. */
export const dueFactsFor = ({ detail, day, before }: Asked, holidays: ReadonlySet<Day>): DueFacts =>
  dueFactsOf(dueRegisterOf(detail), day, before?.checkIn.answers.lodged ?? 0, holidays);

/** Whether the site owes a report for the day. */
export const owes = (asked: Asked, holidays: ReadonlySet<Day>): boolean =>
  isDue(dueFactsFor(asked, holidays), asked.day);
