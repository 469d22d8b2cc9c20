import { describe, expect, it } from 'vitest';
import type { Severity } from '../../domain/alert.ts';
import type { Member } from '../../domain/member.ts';
import { type AlertNotice, callListNotice, countNotice, reminderNotice } from '../../domain/notice.ts';
import { type Concerned, recipientsOf } from '../../domain/recipients.ts';
import { a } from '../support/a.ts';
import { at } from '../support/people.ts';

const zone = 'kcn-song-cong-1';
const siteId = 'may-song-cau';
const listed = (name: string, zones: 'all' | string[] = 'all') => ({
  email: `${name}@list.test`,
  title: { vi: name, en: name },
  zones,
});
const pack = {
  levels: [
    [listed('duty'), listed('duty-elsewhere', ['kcn-diem-thuy'])],
    [listed('head')],
    [listed('leadership'), listed('office')],
  ],
} satisfies { levels: [unknown[], unknown[], unknown[]] };
const of = (name: string, role: Member['role'], over: Partial<Member> = {}) =>
  a.member({ email: `${name}@demo.test`, role, ...over });
const members = [
  of('health', 'health'),
  of('zone', 'health', { zones: [zone] }),
  of('elsewhere', 'health', { zones: ['kcn-diem-thuy'] }),
  of('left', 'health', { active: false, zones: [zone] }),
  of('board', 'board'),
  of('board-elsewhere', 'board', { zones: ['kcn-diem-thuy'] }),
  of('hr', 'employer', { sites: [siteId] }),
  of('other', 'employer', { sites: ['khac'] }),
];
const contacts = a.plan().contacts;

const notice = (over: Partial<AlertNotice> = {}): AlertNotice => ({
  ...{ about: 'alert', id: 'x', alertId: 'x', step: 'open', at: at(a.day), level: 0, siteId, zoneId: zone },
  ...{ rule: 'case-reported', severity: 'critical', state: 'open', owner: null, parent: null },
  ...over,
});
const told = (one: Parameters<typeof recipientsOf>[0], concerned: Partial<Concerned> = {}) =>
  recipientsOf(one, members, pack, { contacts, owner: null, ...concerned }).map(
    ({ email }) => email.split('@')[0],
  );

const duty = ['zone', 'health', 'duty'];
const site = ['focal', 'deputy', 'hr'];
const owner = of('owner', 'health');

describe('who is told', () => {
  it.each<[string, Partial<AlertNotice>, Member | null, string[]]>([
    ['of a critical episode that opens', {}, null, [...duty, ...site]],
    ['of a medium one', { severity: 'medium', rule: 'testing-behind' }, null, duty],
    [
      'of a report missed for the first day',
      { severity: 'medium', rule: 'check-in-missed' },
      null,
      ['board'],
    ],
    ['of one missed for the second', { severity: 'high', rule: 'check-in-missed' }, null, [...duty, ...site]],
    ['of a missed clock', { step: 'escalate', level: 1 }, owner, ['head']],
    ['of the next one', { step: 'escalate', level: 2 }, null, ['leadership', 'office']],
    ['of what is nobody’s any more', { step: 'fall-back' }, null, duty],
    ['of a new F0 where somebody has it', { step: 'occur' }, owner, ['owner']],
    ['of a new F0 where nobody has it', { step: 'occur' }, null, duty],
    ['of lower figures', { step: 'lower' }, owner, ['owner']],
    ['of what became graver', { step: 'raise-severity', severity: 'high' }, owner, ['owner', ...site]],
    ['of a zone’s cluster', { siteId: null, rule: 'zone-cluster' }, null, duty],
  ])('%s', (_, over, who, expected) => {
    expect(told(notice(over), { owner: who, ...(over.siteId === null && { contacts: [] }) })).toEqual(
      expected,
    );
  });

  it('of a silent site, a call list and a count', () => {
    expect(told(reminderNotice({ siteId, zoneId: zone }, a.day, at(a.day)))).toEqual(site);
    expect(told(callListNotice(a.day, at(a.day)))).toEqual(['board', 'board-elsewhere']);
    expect(told(countNotice(a.day, at(a.day)))).toEqual([
      ...['health', 'zone', 'elsewhere'],
      ...['board', 'board-elsewhere'],
    ]);
  });

  it('is each address once, by the first reason, and no leaver even where a list names one', () => {
    const severity: Severity = 'critical';
    const both = recipientsOf(
      notice({ severity }),
      [...members, of('gone', 'health', { email: 'duty@list.test', active: false })],
      pack,
      { contacts: [...contacts, ...contacts], owner: null },
    );
    expect(both.map(({ email }) => email.split('@')[0])).toEqual(['zone', 'health', ...site]);
  });
});
