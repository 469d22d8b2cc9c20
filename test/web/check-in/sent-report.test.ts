import { describe, expect, it } from 'vitest';
import type { CheckInEntry } from '../../../web/check-in/outbox-entry.ts';
import { withSent } from '../../../web/check-in/sent-report.ts';
import type { SiteDay } from '../../../web/check-in/site-day.ts';
import { a } from '../../support/a.ts';
import { detail, filedOn } from './a-filed.ts';

const { siteId } = detail.site;
const { day } = a;

/** A report that this device has sent, as it became the revision. */
const sent = (revision: number, over: Partial<CheckInEntry> = {}): CheckInEntry => ({
  kind: 'check-in',
  ...{ key: `key-${revision}`, owner: 'somebody', order: revision, siteId, day, after: null },
  ...{ at: `${day}T02:00:00.000Z`, state: 'sent', failure: null, newest: null },
  request: { answers: a.answers(), seenRevision: revision - 1 },
  reply: { ...filedOn(day, {}, { siteId, revision }), alerts: [] },
  ...over,
});

const read = (revision: number | null): SiteDay => ({
  ...{ detail, day, before: null, stocksFrom: null, kept: false },
  filed: revision === null ? null : filedOn(day, {}, { siteId, revision }),
});
const revisionShown = (of: number | null, entries: readonly CheckInEntry[]) =>
  withSent(read(of), entries).filed?.checkIn.revision ?? null;

describe('a site’s day', () => {
  it('has what this device sent after it was read: what is written next corrects that', () => {
    expect(revisionShown(1, [sent(1), sent(2)])).toBe(2);
    expect(revisionShown(null, [sent(1)])).toBe(1);
  });

  it('stays as it was read when that is as new, or newer', () => {
    const siteDay = read(2);
    expect(withSent(siteDay, [sent(2), sent(1)])).toBe(siteDay);
    expect(withSent(siteDay, [])).toBe(siteDay);
  });

  it('takes nothing from another day, or from another site', () => {
    expect(revisionShown(1, [sent(2, { day: '2021-06-14' }), sent(3, { siteId: 'khac' })])).toBe(1);
  });
});
