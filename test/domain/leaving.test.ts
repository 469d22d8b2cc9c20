import { describe, expect, it } from 'vitest';
import type { Episode } from '../../domain/alert.ts';
import { leavingOf } from '../../domain/leaving.ts';
import { isStillNews } from '../../domain/news.ts';
import { alertNotice, type Notice, reminderNotice } from '../../domain/notice.ts';
import { noticeRules } from '../../domain/pack/notice-rules.ts';
import { a } from '../support/a.ts';
import { acknowledged, checkIn, closed, later, now, only, sweep } from '../support/alert-facts.ts';
import { at, siteId, zoneId } from '../support/people.ts';

const of = (facts: Parameters<typeof only>[0]) => alertNotice(only(facts));
const breach = of(checkIn({ quarantineBreaches: 1 }));
const medium = of(checkIn({ symptomatic: 40 }));
const missed = of(sweep());
const ten = (pass: number) => ({ pass, minutes: 10 });

describe('how a notice leaves', () => {
  it.each<[string, Notice, string, string | null, ReturnType<typeof ten> | null, string]>([
    ['a critical one, at night', breach, at(a.day, '23:00'), 'storm', ten(4), at(a.day, '23:00')],
    ['a medium one, in office hours', medium, at(a.day, '07:00'), 'storm', ten(4), at(a.day, '07:00')],
    ['a medium one, before them', medium, at(a.day, '06:59'), 'office-hours', null, at(a.day, '07:00')],
    ['a medium one, after them', medium, at(a.day, '18:00'), 'office-hours', null, at('2021-06-16', '07:00')],
    [
      'a medium one, on a Saturday',
      medium,
      at('2021-06-19'),
      'office-hours',
      null,
      at('2021-06-21', '07:00'),
    ],
    ['a missed report', missed, at(a.day, '15:00'), 'missed', ten(0), at(a.day, '15:00')],
    [
      'a missed report of a Saturday',
      missed,
      at('2021-06-19', '15:00'),
      'missed',
      ten(0),
      at('2021-06-21', '07:00'),
    ],
    ['a reminder', reminderNotice({ siteId, zoneId }, a.day, now), now, 'storm', ten(4), now],
  ])('%s', (_, notice, moment, by, window, from) => {
    const leaving = leavingOf(notice, 'officer', moment, noticeRules);
    expect([leaving.group?.by ?? null, leaving.window, leaving.from]).toEqual([by, window, from]);
  });

  it('keeps no workplace waiting for the department’s hours', () => {
    expect(leavingOf(medium, 'site', at(a.day, '23:00'), noticeRules).group?.by).toBe('storm');
  });
});

describe('what is still news', () => {
  const { episode } = only(checkIn({ quarantineBreaches: 1 }));
  const taken = { ...acknowledged(episode), lastAct: { actor: { member: 'm', name: 'Lan' }, at: later(1) } };
  const step = (name: string, level = 0) => ({ step: name, at: now, level });

  it.each<[string, ReturnType<typeof step>, Episode | null, Episode | null, boolean]>([
    ['an opening', step('open'), episode, null, true],
    ['one that somebody has taken since', step('open'), taken, null, false],
    [
      'one that was taken before it became graver',
      { ...step('raise-severity'), at: later(2) },
      taken,
      null,
      true,
    ],
    ['a closed one', step('open'), closed(episode), null, false],
    ['one that is not there', step('open'), null, null, false],
    ['one inside another that is open', step('open'), episode, taken, false],
    ['one inside another that is closed', step('escalate'), episode, closed(episode), true],
    ['a missed clock', step('escalate', 1), { ...episode, level: 1 }, null, true],
    ['one that was missed again since', step('escalate', 1), { ...episode, level: 2 }, null, false],
    ['a new F0, for who has taken it', step('occur'), taken, null, true],
  ])('%s', (_, notice, now_, parent, expected) => {
    expect(isStillNews(notice, now_, parent, 'officer')).toBe(expected);
  });

  it('is to a workplace whatever is not closed', () => {
    expect(isStillNews(step('open'), taken, null, 'site')).toBe(true);
    expect(isStillNews(step('open'), closed(episode), null, 'site')).toBe(false);
  });
});
