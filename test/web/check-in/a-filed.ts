import type { Answers } from '../../../domain/answers.ts';
import { assess } from '../../../domain/assess.ts';
import { emptyCalendar } from '../../../domain/calendar.ts';
import type { CheckIn, CheckInRevision } from '../../../domain/check-in.ts';
import type { Day } from '../../../domain/day.ts';
import type { SiteDetail } from '../../../domain/site.ts';
import { a } from '../../support/a.ts';

/** A reported day, in time and judged under the base plan without a look back. */
export const filedOn = (day: Day, said: Partial<Answers> = {}, over: Partial<CheckIn> = {}) => {
  const answers = a.answers(said);
  return {
    checkIn: {
      ...{ siteId: 'may-song-cau', day, revision: 1, receivedAt: `${day}T02:00:00.000Z`, onTime: true },
      answers,
      ...over,
    },
    assessment: assess(a.template(), a.plan(), answers, [], day),
  };
};

/** A revision of the base day, judged as the worked example is. */
export const revisionOf = (
  revision: number,
  said: Partial<Answers> = {},
  over: Partial<CheckInRevision> = {},
): CheckInRevision => {
  const answers = a.answers(said);
  return {
    revision,
    receivedAt: `2021-06-15T0${revision}:00:00.000Z`,
    by: 'Nguyễn Thị Hòa',
    reason: null,
    answers,
    assessment: assess(a.template(), a.plan(), answers, a.recent(), a.day),
    ...over,
  };
};

/** The site of the base plan as its page reads it. */
export const detail: SiteDetail = {
  site: { ...a.site(), stateSince: '2021-05-01', registeredOn: '2021-05-01' },
  standing: {
    ...{ day: null, revision: 0, readiness: null, band: null, gates: [], scenario: null, freshness: null },
  },
  plan: a.plan(),
  calendar: emptyCalendar,
};
