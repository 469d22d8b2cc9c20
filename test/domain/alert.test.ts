import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Alert, alertId, alertOf, briefOf, Episode, parseAlertId, RuleId } from '../../domain/alert.ts';
import { lan, now, opened, quickReport, sweep } from '../support/alert-facts.ts';

const place = fc.stringMatching(/^[a-z0-9-]{2,40}$/);

describe('the id of an alert', () => {
  it('says the rule, the place and which episode it is', () => {
    expect(alertId('case-reported', 'may-song-cau', 3)).toBe('case-reported.may-song-cau.3');
  });

  it('is read back, and stands in a URL as it is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RuleId.options),
        place,
        fc.integer({ min: 1, max: 99_999 }),
        (rule, siteId, n) => {
          const id = alertId(rule, siteId, n);
          expect(encodeURIComponent(id)).toBe(id);
          expect(parseAlertId(id)).toEqual({ rule, place: siteId, n });
        },
      ),
      { seed: 20210615 },
    );
  });

  it.each([
    '',
    'case-reported',
    'case-reported.may',
    'case-reported.may.0',
    'case-reported.may.01',
    'case-reported.may.-1',
    'case-reported.May.1',
    'case-reported.m.1',
    'case-reported.may.1.2',
    'no-such-rule.may.1',
    'constructor.may.1',
    ' case-reported.may.1',
    'case-reported.may.1\n',
    'case-reported.may.9999999999',
  ])('cannot be %j', (id) => {
    expect(parseAlertId(id)).toBeNull();
  });
});

describe('an alert as it is read', () => {
  it('shows an open episode without what it does not have', () => {
    expect(alertOf(opened(quickReport()))).toEqual({
      id: 'case-reported.may-song-cau.1',
      siteId: 'may-song-cau',
      zoneId: 'kcn-song-cong-1',
      rule: 'case-reported',
      severity: 'critical',
      state: 'open',
      version: 1,
      openedAt: now,
      verifyBy: '2021-06-15T04:00:00.000Z',
      actBy: null,
      level: 0,
      owner: null,
      occurrences: 1,
    });
  });

  it('shows the outcome, the episode around it, the one before it and a proposal where there are any', () => {
    const episode: Episode = {
      ...opened(sweep()),
      ...{ state: 'closed', outcome: 'resolved', owner: lan, parent: 'p', previous: 'q' },
      proposal: { outcome: 'self-cleared', at: now },
    };
    expect(alertOf(episode)).toMatchObject({
      ...{ state: 'closed', outcome: 'resolved', owner: lan, parent: 'p', previous: 'q' },
      proposal: { outcome: 'self-cleared', at: now },
    });
  });

  it('is a valid reply, made of a valid episode', () => {
    const episode = opened(sweep());
    expect(Episode.parse(episode)).toEqual(episode);
    expect(Alert.parse(alertOf(episode))).toEqual(alertOf(episode));
  });

  it('has a brief form for the reply of a check-in', () => {
    expect(briefOf(opened(sweep()))).toEqual({
      id: 'check-in-missed.may-song-cau.1',
      rule: 'check-in-missed',
      severity: 'medium',
      state: 'open',
    });
  });
});
