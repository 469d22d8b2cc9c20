import type { SiteList } from './brief-document.ts';
import type { SiteLine } from './snapshot.ts';
import { isLongSilent } from './snapshot-of.ts';

const isOn: Record<SiteList, (line: SiteLine) => boolean> = {
  all: () => true,
  due: ({ coverage }) => coverage !== 'notDue',
  // Of the due ones: the numerator of the reporting rate.
  reported: ({ coverage }) => coverage === 'onTime' || coverage === 'late',
  'on-time': ({ coverage }) => coverage === 'onTime',
  silent: ({ coverage }) => coverage === 'missing',
  'silent-twice': isLongSilent,
  f0: ({ flows }) => flows !== null && flows.f0 > 0,
  f1: ({ flows }) => flows !== null && flows.f1 > 0,
  banded: ({ band }) => band !== null,
  good: ({ band }) => band === 'ready' || band === 'watch',
  // All that is not good, as the table of zones counts them.
  weak: ({ band }) => band === 'weak' || band === 'not-ready',
  'not-ready': ({ band }) => band === 'not-ready',
  unknown: ({ freshness }) => freshness === 'unknown',
  cases: ({ f0In14 }) => f0In14 > 0,
};

/** Whether a site is on a list of the snapshot: the figure of a sentence is the number of lines for which this holds. */
export const isOnList = (line: SiteLine, list: SiteList): boolean => isOn[list](line);
