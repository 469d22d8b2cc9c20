/**
 * The two tables, their keys and indexes: said once, read by the stores, by the local door and by infra.
 * `records` is the truth (streamed, restored, never deleted from); `projections` can be rebuilt from it at any time.
 * Every key attribute is a string; access patterns are listed in docs/data-model.md.
 */

import type { Followed } from '../../domain/job.ts';

/** Attribute names of keys, indexes and expiry, the same in both tables. */
export const attribute = {
  pk: 'pk',
  sk: 'sk',
  listPk: 'gsi1pk',
  listSk: 'gsi1sk',
  expiresAt: 'expiresAt',
} as const;

/** The key attributes of an item. */
export const itemKeys = [attribute.pk, attribute.sk] as const;

/** The index that lists sites, members, alerts and the plans that wait. */
export const listIndex = 'by-list';

/** The tables: which environment variable names them, and what they need. */
export const tables = {
  records: {
    variable: 'RECORDS_TABLE',
    localName: 'san-sang-records',
    listIndex: true,
    stream: true,
    expires: true,
  },
  projections: {
    variable: 'PROJECTIONS_TABLE',
    localName: 'san-sang-projections',
    listIndex: false,
    stream: false,
    expires: false,
  },
} as const;

export type TableId = keyof typeof tables;

/** The buckets of object storage: which environment variable names them. */
export const buckets = {
  snapshots: { variable: 'SNAPSHOTS_BUCKET', localName: 'san-sang-snapshots' },
  files: { variable: 'FILES_BUCKET', localName: 'san-sang-files' },
} as const;

export type BucketId = keyof typeof buckets;

/** Keys of the items in `records`. One partition holds all of a site that the write path reads. */
export const recordKey = {
  member: (subject: string) => ({ pk: `MEMBER#${subject}`, sk: 'MEMBER' }),
  site: (siteId: string) => ({ pk: `SITE#${siteId}`, sk: 'SITE' }),
  plan: (siteId: string, version: number) => ({ pk: `SITE#${siteId}`, sk: `PLAN#${serial(version)}` }),
  head: (siteId: string, day: string) => ({ pk: `SITE#${siteId}`, sk: `DAY#${day}` }),
  episode: (siteId: string, rule: string) => ({ pk: `SITE#${siteId}`, sk: `EPISODE#${rule}` }),
  closedEpisode: (siteId: string, rule: string, n: number) => ({
    pk: `SITE#${siteId}`,
    sk: `ENDED#${rule}#${serial(n)}`,
  }),
  zone: (zoneId: string) => ({ pk: `ZONE#${zoneId}`, sk: 'ZONE' }),
  zoneCalendar: (zoneId: string) => ({ pk: `ZONE#${zoneId}`, sk: 'CALENDAR' }),
  zoneEpisode: (zoneId: string, rule: string) => ({ pk: `ZONE#${zoneId}`, sk: `EPISODE#${rule}` }),
  closedZoneEpisode: (zoneId: string, rule: string, n: number) => ({
    pk: `ZONE#${zoneId}`,
    sk: `ENDED#${rule}#${serial(n)}`,
  }),
  caseResponse: (siteId: string) => ({ pk: `SITE#${siteId}`, sk: 'CASE' }),
  closedCase: (siteId: string, caseId: number) => ({ pk: `SITE#${siteId}`, sk: `CASE#${serial(caseId)}` }),
  caseLog: (siteId: string, caseId: number, writes: number) => ({
    pk: `CASELOG#${siteId}`,
    sk: `${serial(caseId)}#${serial(writes)}`,
  }),
  missed: (siteId: string, day: string) => ({ pk: `SITE#${siteId}`, sk: `MISSED#${day}` }),
  event: (siteId: string, at: string, key: string) => ({ pk: `EVENTS#${siteId}`, sk: `${at}#${key}` }),
  revision: (siteId: string, day: string, revision: number) => ({
    pk: `REVISIONS#${siteId}`,
    sk: `${day}#${serial(revision)}`,
  }),
  audit: (siteId: string, seq: number) => ({ pk: `AUDIT#${siteId}`, sk: serial(seq) }),
  zoneAudit: (zoneId: string, seq: number) => ({ pk: `ZONEAUDIT#${zoneId}`, sk: serial(seq) }),
  timeline: (alertId: string, writes: number) => ({ pk: `TIMELINE#${alertId}`, sk: serial(writes) }),
  call: (siteId: string, at: string, seq: number) => ({ pk: `CALLS#${siteId}`, sk: `${at}#${serial(seq)}` }),
  inspection: (siteId: string, day: string, n: number) => ({
    pk: `INSPECTIONS#${siteId}`,
    sk: `${day}#${serial(n)}`,
  }),
  closing: (day: string) => ({ pk: 'CLOSINGS', sk: day }),
  seal: (day: string, hash: string, part: number) => ({ pk: `SEALS#${day}`, sk: `${hash}#${serial(part)}` }),
  form: (formId: string, version: number) => ({ pk: 'FORMS', sk: `${formId}#${serial(version)}` }),
  formLog: (formId: string, version: number, writes: number) => ({
    pk: `FORMLOG#${formId}`,
    sk: `${serial(version)}#${serial(writes)}`,
  }),
  formEntry: (siteId: string, formId: string, at: string, seq: number) => ({
    pk: `FORMENTRIES#${siteId}`,
    sk: `${formId}#${at}#${serial(seq)}`,
  }),
  submission: (key: string) => ({ pk: `KEY#${key}`, sk: 'KEY' }),
  work: (member: string, jobId: string) => ({ pk: `WORKS#${member}`, sk: jobId }),
  workRows: (jobId: string, part: number) => ({ pk: `WORK#${jobId}`, sk: `ROWS#${serial(part)}` }),
  workResults: (jobId: string, part: number) => ({ pk: `WORK#${jobId}`, sk: `RESULTS#${serial(part)}` }),
  workDraft: (jobId: string) => ({ pk: `WORK#${jobId}`, sk: 'DRAFT' }),
  workTotals: (jobId: string) => ({ pk: `WORK#${jobId}`, sk: 'TOTALS' }),
  workTries: (jobId: string, part: number) => ({ pk: `WORK#${jobId}`, sk: `TRIES#${serial(part)}` }),
  notice: (noticeId: string) => ({ pk: `OUTBOX#${noticeId}`, sk: 'NOTICE' }),
  templates: { pk: 'TEMPLATES', sk: '#' },
  template: (templateId: string) => ({ pk: 'TEMPLATES', sk: templateId }),
  templateAudit: (seq: number) => ({ pk: 'TEMPLATEAUDIT', sk: serial(seq) }),
  webhook: (webhookId: string) => ({ pk: 'WEBHOOKS', sk: webhookId }),
  delivery: (noticeId: string, channel: string, to: string) => ({
    pk: `DELIVERIES#${noticeId}`,
    sk: `${channel}#${to}`,
  }),
  gathering: (id: string, to: string) => ({ pk: `GATHERED#${id}`, sk: to }),
  mailGuard: (to: string, group: string) => ({ pk: `GUARD#${to}`, sk: group }),
  mailBudget: (day: string) => ({ pk: `MAILED#${day}`, sk: 'MAILED' }),
  brief: (day: string) => ({ pk: 'BRIEFS', sk: day }),
  briefReview: (day: string) => ({ pk: 'BRIEFREVIEW', sk: day }),
  briefReviewLog: (day: string, version: number) => ({
    pk: `BRIEFREVIEWLOG#${day}`,
    sk: serial(version),
  }),
  direction: (day: string, n: number) => ({ pk: 'DIRECTIONS', sk: `${day}.${serial(n)}` }),
  directionLog: (directionId: string, version: number) => ({
    pk: `DIRECTIONLOG#${directionId}`,
    sk: serial(version),
  }),
} as const;

/** How the partitions begin that a job of the stream follows; others are not handed to it. */
export const followed = {
  sites: 'SITE#',
  zones: 'ZONE#',
  works: 'WORKS#',
  notices: 'OUTBOX#',
} as const satisfies Record<Followed, string>;

/** Partitions and sort keys of the list index of `records`. */
export const listKey = {
  sites: 'SITES',
  site: (zoneId: string, siteId: string) => `${zoneId}#${siteId}`,
  members: 'MEMBERS',
  alerts: (open: boolean) => (open ? 'ALERTS#active' : 'ALERTS#closed'),
  alert: (at: string, alertId: string) => `${at}#${alertId}`,
  waitingPlans: 'PLANS#submitted',
  waitingPlan: (at: string, siteId: string, version: number) => `${at}#${siteId}#${serial(version)}`,
  events: (day: string) => `EVENTS#${day}`,
  event: (at: string, siteId: string) => `${at}#${siteId}`,
  notices: (day: string) => `NOTICES#${day}`,
  notice: (at: string, noticeId: string) => `${at}#${noticeId}`,
  rehearsals: 'REHEARSALS',
  rehearsal: (at: string, jobId: string) => `${at}#${jobId}`,
  waitingDeliveries: (channel: string) => `DELIVERIES#waiting#${channel}`,
  doneDeliveries: 'DELIVERIES#done',
} as const;

/** Keys of the items in `projections`. */
export const projectionKey = {
  rosterRow: (day: string, zoneId: string, siteId: string) => ({ pk: `ROSTER#${day}#${zoneId}`, sk: siteId }),
  zoneDay: (day: string, zoneId: string) => ({ pk: `SUMMARY#${day}`, sk: zoneId }),
  zoneAlerts: (zoneId: string) => ({ pk: 'ALERTS', sk: zoneId }),
} as const;

/** Numbers in sort keys have six digits, so that text order is number order. */
const serial = (n: number) => String(n).padStart(6, '0');
