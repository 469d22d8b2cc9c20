import { describe, expect, it } from 'vitest';
import { cloudEventOf } from '../../domain/cloud-event.ts';
import { callListNotice, countNotice, reminderNotice } from '../../domain/notice.ts';
import { lan } from '../support/alert-facts.ts';
import { aNotice, now } from '../support/notices.ts';

const names = {
  siteName: 'May Sông Cầu Mẫu',
  zoneName: 'KCN Sông Công I',
  origin: 'https://san-sang.example',
};
const day = '2021-06-15';

describe('the event of a notice', () => {
  it('of an alert names rule, state and place, and no person', () => {
    const notice = aNotice({ state: 'acknowledged', step: 'escalate', level: 1, owner: lan });
    expect(cloudEventOf(notice, names)).toEqual({
      specversion: '1.0',
      id: 'case-reported.may-song-cau.1#1#open',
      source: 'https://san-sang.example',
      type: 'vn.san-sang.alert.escalated',
      subject: 'case-reported.may-song-cau.1',
      time: now,
      datacontenttype: 'application/json',
      data: {
        ...{ alertId: 'case-reported.may-song-cau.1', rule: 'case-reported', severity: 'critical' },
        ...{ state: 'acknowledged', level: 1, parent: null },
        ...{ zoneId: 'kcn-song-cong-1', zoneName: 'KCN Sông Công I' },
        ...{ siteId: 'may-song-cau', siteName: 'May Sông Cầu Mẫu' },
        link: 'https://san-sang.example/console?alert=case-reported.may-song-cau.1',
      },
    });
    expect(JSON.stringify(cloudEventOf(notice, names))).not.toContain(lan.name);
  });

  it.each([
    ['open', 'opened'],
    ['occur', 'occurred'],
    ['reopen', 'reopened'],
    ['raise-severity', 'severity-raised'],
    ['lower', 'lowered'],
    ['close', 'closed'],
    ['fall-back', 'fell-back'],
    ['escalate', 'escalated'],
    ['something-new', 'something-new'],
  ])('of the step %s is an alert.%s', (step, type) => {
    expect(cloudEventOf(aNotice({ step }), names).type).toBe(`vn.san-sang.alert.${type}`);
  });

  it.each([
    [
      reminderNotice({ siteId: 'may-song-cau', zoneId: 'kcn-song-cong-1' }, day, now),
      'reminder.due',
      'may-song-cau',
      'https://san-sang.example/check-in?site=may-song-cau',
    ],
    [callListNotice(day, now), 'call-list.ready', day, 'https://san-sang.example/console'],
    [countNotice(day, now), 'count.ready', day, 'https://san-sang.example/console'],
  ])('of %o is a %s', (notice, type, subject, link) => {
    const event = cloudEventOf(notice, names);
    expect([event.id, event.type, event.subject]).toEqual([notice.id, `vn.san-sang.${type}`, subject]);
    expect(event.data).toMatchObject({ day, link });
  });
});
