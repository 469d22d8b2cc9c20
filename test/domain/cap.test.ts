import { describe, expect, it } from 'vitest';
import type { Episode, TimelineEntry } from '../../domain/alert.ts';
import { type CapFacts, capTime } from '../../domain/cap.ts';
import { capDocument, capFeed } from '../../domain/cap-feed.ts';
import { capMessages, isForFeed } from '../../domain/cap-message.ts';
import { zones } from '../../domain/pack/zones.ts';
import { later, now, opened, quickReport } from '../support/alert-facts.ts';
import { capFaults, childrenOf, childText, type Node, readXml } from '../support/cap.ts';

const origin = 'https://san-sang.example';
type Act = TimelineEntry['act'];
const timeline = (...acts: Act[]) => acts.map((act, n) => ({ act, at: later(n) }));
const [zone] = zones;
if (zone === undefined) throw new Error('no zone');

const facts = (acts: Act[], over: Partial<Episode> = {}, where: Partial<CapFacts['zone']> = {}): CapFacts => {
  const messages = capMessages(timeline(...acts));
  const message = messages.at(-1);
  if (message === undefined) throw new Error('nothing to tell');
  return {
    episode: { ...opened(quickReport()), ...over },
    message,
    messages,
    zone: { ...zone, ...where },
    origin,
  };
};
const told = (...said: Parameters<typeof facts>): Node => readXml(capDocument(facts(...said)));
const infosOf = (alert: Node) => childrenOf(alert, 'info');

describe('the messages of an episode', () => {
  it.each<[string, Act[], string[]]>([
    ['nobody verified', ['opened', 'occurred', 'acknowledged', 'escalated'], []],
    ['was closed before anybody verified it', ['opened', 'acknowledged', 'closed'], []],
    ['is verified', ['opened', 'acknowledged', 'verified'], ['1 Alert']],
    [
      'is being responded to, and grows',
      ['opened', 'verified', 'snoozed', 'responding', 'occurred', 'escalated'],
      ['1 Alert', '2 Update of 1', '3 Update of 1 2'],
    ],
    [
      'is over',
      ['opened', 'verified', 'responding', 'closed'],
      ['1 Alert', '2 Update of 1', '3 Cancel of 1 2'],
    ],
    [
      'opens again and is verified again',
      ['opened', 'verified', 'closed', 'reopened', 'occurred', 'verified', 'closed'],
      ['1 Alert', '2 Cancel of 1', '3 Alert', '4 Cancel of 3'],
    ],
  ])('that %s', (_, acts, expected) => {
    const said = capMessages(timeline(...acts)).map(
      ({ n, type, replaces }) => `${n} ${type}${replaces.length > 0 ? ` of ${replaces.join(' ')}` : ''}`,
    );
    expect(said).toEqual(expected);
  });

  it.each([
    ['critical and open', { severity: 'critical', state: 'verified', closedAt: null }, true],
    ['high', { severity: 'high', state: 'verified', closedAt: null }, false],
    ['over since a week', { severity: 'critical', state: 'closed', closedAt: later(-7 * 24) }, true],
    ['over since longer', { severity: 'critical', state: 'closed', closedAt: later(-7 * 24 - 1) }, false],
  ] as const)('are in the feed when it is %s: %o', (_, episode, expected) => {
    expect(isForFeed(episode, now)).toBe(expected);
  });
});

describe('a message', () => {
  const active: Act[] = ['opened', 'verified'];
  const over: Act[] = ['opened', 'verified', 'responding', 'closed'];
  it.each<[string, Act[], Partial<Episode>, string, string]>([
    ['of a verified case', active, {}, 'Actual', 'Alert'],
    ['of a response', ['opened', 'verified', 'responding'], { state: 'responding' }, 'Actual', 'Update'],
    ['of one that grew', ['opened', 'verified', 'occurred'], { rule: 'site-outbreak' }, 'Actual', 'Update'],
    ['of a breach', active, { rule: 'quarantine-breach' }, 'Actual', 'Alert'],
    ['of unconfirmed positives', active, { rule: 'positive-unconfirmed' }, 'Actual', 'Alert'],
    ['of several sites', active, { rule: 'zone-cluster', siteId: null }, 'Actual', 'Alert'],
    ['of one dealt with', over, { state: 'closed', outcome: 'resolved' }, 'Actual', 'Cancel'],
    ['of a false alarm', over, { state: 'closed', outcome: 'false-alarm' }, 'Actual', 'Cancel'],
    ['of a duplicate', over, { state: 'closed', outcome: 'duplicate' }, 'Actual', 'Cancel'],
    ['of one that cleared', over, { state: 'closed', outcome: 'self-cleared' }, 'Actual', 'Cancel'],
    ['of a drill', over, { state: 'closed', outcome: 'exercise' }, 'Exercise', 'Cancel'],
  ])('%s is as the standard says', (_, acts, episode, status, type) => {
    const alert = told(acts, episode);
    expect(capFaults(alert)).toEqual([]);
    expect([childText(alert, 'status'), childText(alert, 'msgType'), childText(alert, 'scope')]).toEqual([
      ...[status, type],
      'Restricted',
    ]);
    expect(infosOf(alert).map((info) => childText(info, 'language'))).toEqual(['vi-VN', 'en-US']);
    for (const info of infosOf(alert)) {
      const isOver = type === 'Cancel';
      expect(childText(info, 'category')).toBe('Health');
      expect(childText(info, 'urgency')).toBe(isOver ? 'Past' : 'Immediate');
      expect(childText(info, 'responseType')).toBe(isOver ? 'AllClear' : 'Execute');
    }
  });

  it('is found out where it is not: order, number and values', () => {
    const document = capDocument(facts(active));
    const broken = [
      document.replace(/(<sender>.*<\/sender>)(<sent>.*?<\/sent>)/, '$2$1'),
      document.replace(/<restriction>.*<\/restriction>/, ''),
      document.replace('<status>Actual<', '<status>Real<'),
      document.replaceAll('+07:00<', 'Z<'),
      document.replace(/<urgency>.*?<\/urgency>/, ''),
      document.replace('<scope>', '<colour>red</colour><scope>'),
      capDocument(facts(over)).replace(/<references>.*<\/references>/, ''),
      document.replace('cap:1.2', 'cap:1.1'),
    ];
    for (const one of broken) expect(capFaults(readXml(one))).not.toEqual([]);
    expect(() => readXml(document.replace('</alert>', ''))).toThrow('not one element');
  });

  it('refers to those before it by sender, identifier and time', () => {
    const alert = told(over, { state: 'closed', outcome: 'resolved' });
    expect(childText(alert, 'identifier')).toBe('case-reported.may-song-cau.1.3');
    expect(childText(alert, 'sender')).toBe('san-sang@san-sang.example');
    expect(childText(alert, 'sent')).toBe('2021-06-15T12:00:00+07:00');
    expect(childText(alert, 'references').split(' ')).toEqual([
      'san-sang@san-sang.example,case-reported.may-song-cau.1.1,2021-06-15T10:00:00+07:00',
      'san-sang@san-sang.example,case-reported.may-song-cau.1.2,2021-06-15T11:00:00+07:00',
    ]);
  });

  it('says in both languages what it is, and of a drill that nothing is real', () => {
    const [vi, en] = infosOf(told(active));
    expect([childText(vi, 'headline'), childText(en, 'headline')]).toEqual([
      'Có ca F0 mới – KCN Sông Công I',
      'New F0 – KCN Sông Công I',
    ]);
    const drill = told(over, { state: 'closed', outcome: 'exercise' });
    expect(childText(drill, 'note')).toContain('Diễn tập');
    expect(infosOf(drill).map((info) => childText(info, 'headline').split(' – ')[0])).toEqual([
      'DIỄN TẬP',
      'EXERCISE',
    ]);
  });

  it('names no workplace, no person and no figure of health', () => {
    const owner = { member: 'member-lan', name: 'Lan' };
    const [document] = [capDocument(facts(active, { owner, occurrences: 7 }))];
    for (const info of infosOf(readXml(document))) {
      const spoken = ['headline', 'description', 'instruction', 'event']
        .map((one) => childText(info, one))
        .join(' ');
      expect(spoken.replaceAll(/F0|2194/g, '')).not.toMatch(/\d|Lan|May Sông Cầu/);
    }
    expect(document).not.toMatch(/>7<|Lan/);
  });

  it.each([
    ['a marker and land', {}, '21.482987,105.858796 3.8'],
    ['a marker alone', { areaHa: null }, '21.482987,105.858796 3.0'],
    ['no marker', { lat: null, lon: null }, ''],
  ])('of a zone with %s has its circle', (_, where, circle) => {
    const alert = told(active, {}, where);
    expect(capFaults(alert)).toEqual([]);
    for (const info of infosOf(alert)) {
      const [area] = childrenOf(info, 'area');
      expect([childText(area, 'areaDesc'), childText(area, 'circle')]).toEqual([
        'KCN Sông Công I, TP Sông Công',
        circle,
      ]);
    }
  });

  it('bears a name with any letters', () => {
    const name = 'KCN <Sông & "Công"> \u0000 ]]>';
    const [info] = infosOf(told(active, {}, { name }));
    expect(childText(info, 'headline')).toContain('KCN <Sông & "Công"> \ufffd ]]>');
  });

  it.each(zones.map(({ id, ...rest }) => [id, rest] as const))(
    'of %s is as the standard says',
    (_, where) => {
      expect(capFaults(told(active, {}, where))).toEqual([]);
    },
  );
});

describe('a time', () => {
  it('is told at the province’s offset, to the second', () => {
    expect(capTime('2021-06-15T20:30:59.999Z')).toBe('2021-06-16T03:30:59+07:00');
  });
});

describe('the feed', () => {
  const one = facts(['opened', 'verified']);
  const two = facts(['opened', 'acknowledged', 'verified'], {
    id: 'site-outbreak.may-song-cau.1',
    rule: 'site-outbreak',
  });

  it('has each alert with its message inside, the newest first', () => {
    const feed = readXml(capFeed([one, two], origin, now));
    expect([feed.name, feed.attributes['xmlns']]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
    expect([childText(feed, 'id'), childText(feed, 'updated')]).toEqual([
      'https://san-sang.example/api/alerts/cap',
      capTime(later(2)),
    ]);
    const entries = childrenOf(feed, 'entry');
    expect(entries.map((entry) => childText(entry, 'id'))).toEqual([
      'urn:san-sang:cap:san-sang@san-sang.example:site-outbreak.may-song-cau.1.1',
      'urn:san-sang:cap:san-sang@san-sang.example:case-reported.may-song-cau.1.1',
    ]);
    for (const entry of entries) {
      const [content] = childrenOf(entry, 'content');
      expect([content?.attributes['type'], content?.children.length]).toEqual(['application/cap+xml', 1]);
      expect(content?.children.flatMap(capFaults)).toEqual([]);
    }
    expect(entries[1] && childrenOf(entries[1], 'link')[0]?.attributes['href']).toBe(
      'https://san-sang.example/api/alerts/case-reported.may-song-cau.1/cap',
    );
  });

  it('is empty, and still one, when nothing is verified', () => {
    const feed = readXml(capFeed([], origin, now));
    expect([childrenOf(feed, 'entry'), childText(feed, 'updated')]).toEqual([[], capTime(now)]);
  });
});
