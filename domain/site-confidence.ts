import { type Confidence, confidenceFor } from './confidence.ts';
import { type Day, daysBetween } from './day.ts';
import { overstated } from './inspection-gap.ts';
import type { Role } from './me.ts';
import { clocks } from './pack/clocks.ts';
import { inspectionRules } from './pack/inspections.ts';
import type { SiteRecord } from './site-record.ts';

type Doubted = Pick<SiteRecord, 'doubts' | 'lastInspection'>;

/** Whether the newest inspection, while it is recent, found the site's figures too good by more than the province lets pass. */
const saidTooMuch = ({ lastInspection }: Doubted, today: Day): boolean =>
  lastInspection !== null &&
  daysBetween(lastInspection.day, today) < clocks.inspectDays &&
  (overstated(lastInspection) ?? 0) >= inspectionRules.gapLowersFrom;

/** The confidence in a site's figures as a member of the role may read it, by the province's numbers; undefined where it is not told. */
export const confidenceOf = (record: Doubted, role: Role, today: Day): Confidence | undefined =>
  confidenceFor(record.doubts, {
    ...{ role, today, inspectDays: clocks.inspectDays },
    isOverstated: saidTooMuch(record, today),
  }).confidence;

/** The same as a part of a reply. */
export const shownConfidence = (record: Doubted, role: Role, today: Day): { confidence?: Confidence } => {
  const confidence = confidenceOf(record, role, today);
  return confidence === undefined ? {} : { confidence };
};
