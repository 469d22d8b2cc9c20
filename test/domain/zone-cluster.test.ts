import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Episode, isOfZone, type Outcome, TimelineEntry } from '../../domain/alert.ts';
import type { Change } from '../../domain/change.ts';
import { minutesAfter } from '../../domain/clock.ts';
import { addDays, dayOf } from '../../domain/day.ts';
import { transition } from '../../domain/life-cycle.ts';
import { type SiteCases, zoneCluster } from '../../domain/zone-cluster.ts';
import { a } from '../support/a.ts';
import { closed, day, lan, later, now } from '../support/alert-facts.ts';

const zoneId = 'kcn-song-cong-1';
const rule = a.template().rules.find(({ id }) => id === 'zone-cluster');
if (rule === undefined) throw new Error('the template has no rule on a zone');

const judged = (sites: readonly SiteCases[], newest: Episode | null = null, at = now) =>
  zoneCluster({ rule, zoneId, sites, newest, now: at });
const last = (changes: readonly Change[]): Episode => {
  const change = changes.at(-1);
  if (change === undefined) throw new Error('nothing changed');
  return change.episode;
};

const standing = (scenario: 'normal' | 'suspected' | 'case' | 'outbreak', daysAgo = 0) => ({
  day: addDays(day, -daysAgo),
  scenario,
});
const site = (siteId: string, more: Partial<SiteCases> = {}): SiteCases => ({
  siteId,
  standing: standing('normal'),
  caseReported: null,
  ...more,
});
const withCase = (siteId: string, daysAgo = 0) => site(siteId, { standing: standing('case', daysAgo) });
const reported = (hoursAgo: number, state: Episode['state'] = 'open') => ({
  state,
  lastOccurrenceAt: later(-hoursAgo),
});
const two = [withCase('site-a'), withCase('site-b')];

describe('the rule on the sites of a zone', () => {
  it.each<[string, SiteCases[], string[]]>([
    ['no site', [], []],
    ['one site with a case', [withCase('site-a'), site('site-b')], []],
    ['two sites with a case', two, ['site-a', 'site-b']],
    [
      'a case and many cases',
      [withCase('site-a'), site('site-b', { standing: standing('outbreak') })],
      ['site-a', 'site-b'],
    ],
    [
      'a site that is suspected only',
      [withCase('site-a'), site('site-b', { standing: standing('suspected') })],
      [],
    ],
    ['a site that never reported', [withCase('site-a'), site('site-b', { standing: null })], []],
    ['a standing of the seventh day', [withCase('site-a'), withCase('site-b', 6)], ['site-a', 'site-b']],
    ['a standing older than that', [withCase('site-a'), withCase('site-b', 7)], []],
    [
      'an F0 reported at night',
      [withCase('site-a'), site('site-b', { caseReported: reported(1) })],
      ['site-a', 'site-b'],
    ],
    [
      'two F0 reported at night',
      [
        site('site-a', { caseReported: reported(1) }),
        site('site-b', { standing: null, caseReported: reported(2) }),
      ],
      ['site-a', 'site-b'],
    ],
    [
      'an F0 that somebody works on',
      [withCase('site-a'), site('site-b', { caseReported: reported(30, 'verified') })],
      ['site-a', 'site-b'],
    ],
    [
      'an F0 that was none',
      [withCase('site-a'), site('site-b', { caseReported: reported(1, 'closed') })],
      [],
    ],
    [
      'an F0 of the week before',
      [withCase('site-a'), site('site-b', { caseReported: reported(24 * 7) })],
      [],
    ],
  ])('%s', (_, sites, expected) => {
    const changes = judged(sites);
    expect(changes.flatMap(({ episode }) => episode.sites ?? [])).toEqual(expected);
    expect(changes).toHaveLength(expected.length === 0 ? 0 : 1);
  });

  it('opens an episode of the zone and of no site, critical, health’s, with its clock', () => {
    const [change] = judged(two);
    expect(change).toMatchObject({
      kind: 'open',
      notify: true,
      prior: null,
      episode: {
        id: `zone-cluster.${zoneId}.1`,
        siteId: null,
        zoneId,
        severity: 'critical',
        audience: 'health',
        state: 'open',
        verifyBy: later(2),
        occurrences: 1,
        sites: ['site-a', 'site-b'],
        trigger: { source: 'zone', day, revision: null },
      },
      entry: { act: 'opened', sites: ['site-a', 'site-b'] },
    });
  });

  it('counts each further site once, and tells the owner of it', () => {
    const episode = { ...last(judged(two)), state: 'acknowledged', owner: lan } as const;
    expect(judged(two, episode, later(1))).toEqual([]);
    const changes = judged([...two, withCase('site-d'), withCase('site-c')], episode, later(1));
    expect(changes.map(({ kind, notify, entry }) => [kind, notify, entry.sites])).toEqual([
      ['occur', true, ['site-c']],
      ['occur', true, ['site-d']],
    ]);
    expect(last(changes)).toMatchObject({
      occurrences: 3,
      version: 1,
      writes: 3,
      sites: ['site-a', 'site-b', 'site-c', 'site-d'],
    });
    expect(changes[1]?.prior).toEqual({ id: episode.id, writes: 2 });
    expect(judged([...two, withCase('site-c'), withCase('site-d')], last(changes), later(2))).toEqual([]);
  });

  it('opens with two sites and adds the others, when several come at once', () => {
    const changes = judged([...two, withCase('site-c')]);
    expect(changes.map(({ kind }) => kind)).toEqual(['open', 'occur']);
    expect(last(changes).occurrences).toBe(2);
  });

  it('lets a closed episode rest while nothing is new, however long its sites stay at a case', () => {
    const done = closed(last(judged(two)), later(1));
    expect(judged(two, done, later(2))).toEqual([]);
    expect(judged(two, done, later(40))).toEqual([]);
  });

  it.each<[string, SiteCases[], string, Partial<Episode>]>([
    [
      'a further site within a day opens it again',
      [...two, withCase('site-c')],
      later(5),
      { n: 1, occurrences: 2, sites: ['site-a', 'site-b', 'site-c'] },
    ],
    [
      'a later F0 at a site of it opens it again',
      [withCase('site-a'), site('site-b', { standing: standing('case'), caseReported: reported(-3) })],
      later(5),
      { n: 1, occurrences: 2, sites: ['site-a', 'site-b'] },
    ],
    [
      'after a day it is a new one, linked to the old, with the sites that have cases then',
      [withCase('site-a'), site('site-b'), withCase('site-c')],
      later(26),
      { n: 2, occurrences: 1, sites: ['site-a', 'site-c'], previous: `zone-cluster.${zoneId}.1` },
    ],
  ])('%s', (_, sites, at, expected) => {
    const done = closed(last(judged(two)), later(1));
    expect(last(judged(sites, done, at))).toMatchObject({ ...expected, state: 'open', owner: null });
  });

  it('stays as it is when cases come from one site alone', () => {
    const done = closed(last(judged(two)), later(1));
    expect(judged([withCase('site-c')], done, later(2))).toEqual([]);
    expect(judged([site('site-a'), withCase('site-c')], last(judged(two)), later(2))).toEqual([]);
  });

  it('is the one rule of the template on a zone', () => {
    for (const { id, scope } of a.template().rules)
      expect([id, isOfZone(id)]).toEqual([id, scope === 'zone']);
  });
});

const anySite = fc.record({
  siteId: fc.constantFrom('site-a', 'site-b', 'site-c', 'site-d', 'site-e'),
  scenario: fc.constantFrom('normal', 'case', 'outbreak'),
  isReported: fc.boolean(),
});
/** After so many hours: a site says something, or an officer closes what is open. */
const anyStory = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 40 }), fc.oneof(anySite, anySite, fc.constant('close' as const))),
  { maxLength: 25 },
);
const resolved: Outcome = 'resolved';

describe('whatever happens in a zone', () => {
  it('there is one open episode at most, it names every site with cases, and judging again changes nothing', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const sites = new Map<string, SiteCases>();
        const all = new Map<string, Episode>();
        const zone: { newest: Episode | null } = { newest: null };
        let at = now;
        const write = ({ episode, entry, prior }: Change) => {
          expect(prior).toEqual(zone.newest && { id: zone.newest.id, writes: zone.newest.writes });
          expect(Episode.parse(episode)).toEqual(episode);
          expect(TimelineEntry.parse(entry)).toEqual(entry);
          zone.newest = episode;
          all.set(episode.id, episode);
        };
        for (const [hours, it] of story) {
          at = minutesAfter(at, hours * 60);
          if (it === 'close') {
            const before = zone.newest;
            if (before === null) continue;
            const request = { to: 'closed', note: 'x', outcome: resolved, seen: before.version } as const;
            const acted = transition(before, request, lan, at);
            if (acted.ok) write(acted.change);
            continue;
          }
          const { siteId, scenario, isReported } = it;
          const old = sites.get(siteId)?.caseReported ?? null;
          const caseReported = isReported ? ({ state: 'open', lastOccurrenceAt: at } as const) : old;
          sites.set(siteId, { siteId, standing: { day: dayOf(at), scenario }, caseReported });
          const said = [...sites.values()];
          const changes = judged(said, zone.newest, at);
          expect(judged(said.toReversed(), zone.newest, at)).toEqual(changes);
          for (const change of changes) write(change);
          expect(judged(said, zone.newest, at)).toEqual([]);
        }
        const open = [...all.values()].filter(({ state }) => state !== 'closed');
        expect(open.length).toBeLessThanOrEqual(1);
        for (const { id, sites: named = [], occurrences } of all.values()) {
          expect(named.length).toBeGreaterThanOrEqual(2);
          expect(occurrences).toBeGreaterThanOrEqual(named.length - 1);
          expect(id).toMatch(/^zone-cluster\./);
        }
      }),
      { seed: 20210615, numRuns: 500 },
    );
  });
});
