import * as z from 'zod/mini';
import { briefOf, type Episode, Person } from './alert.ts';
import type { Answers } from './answers.ts';
import { assess } from './assess.ts';
import { Assessment } from './assessment.ts';
import { caseAfter } from './case-course.ts';
import type { CaseChange, CaseRecord } from './case-response.ts';
import type { Change, ChangeKind } from './change.ts';
import { CheckIn, type CheckInReply, type CheckInRequest, dayIsOpen, lowersCases } from './check-in.ts';
import { doubtsAfter } from './confidence.ts';
import { Day, daysBetween, type Instant } from './day.ts';
import { isDue } from './due.ts';
import { Conflict, Invalid } from './failure.ts';
import { raisesWithoutCount } from './inspection.ts';
import { noChangeGuard } from './no-change.ts';
import { isOnTime } from './pack/clocks.ts';
import { windowDaysOn } from './pack/risk-level.ts';
import { type Plan, planToScore } from './plan.ts';
import { raise } from './raise.ts';
import { positiveWithinTests } from './recent.ts';
import { checkInFacts } from './site-facts.ts';
import { dueFacts, type SiteRecord } from './site-record.ts';
import { type Template, templateInForce } from './template.ts';

/** One revision of a site-day as it is kept, with who filed it and what it was judged by. The newest one is the day's head. */
export const Filed = z.strictObject({
  checkIn: CheckIn,
  assessment: Assessment,
  by: Person,
  unchanged: z.boolean(),
  reason: z.nullable(z.string()),
  /** This revision, or one before it of the day, raised the readiness and changed no count: to be looked at by an inspector. */
  inspect: z._default(z.boolean(), false),
  /** The revisions that `recent` was made of. */
  inputs: z.array(z.strictObject({ day: Day, revision: z.int() })),
});
export type Filed = z.infer<typeof Filed>;

/** What later days read of a filed one. */
export const Said = z.object({
  checkIn: CheckIn,
  unchanged: z.boolean(),
  inspect: z._default(z.boolean(), false),
  assessment: z.object({
    planVersion: z.nullable(z.int()),
    readiness: z._default(z.nullable(z.number()), null),
  }),
});
export type Said = z.infer<typeof Said>;

/** All that filing a check-in of a day is decided by: what had been accepted before it. */
export type SiteFile = {
  record: SiteRecord;
  plans: readonly Plan[];
  /** Heads of the day and before it, newest first. */
  heads: readonly Said[];
  /** The newest episode of each rule. */
  episodes: readonly Episode[];
  /** The newest case response, open or closed. */
  newestCase: CaseRecord | null;
};

/** What filing changes: to be written as one. */
export type Filing = {
  filed: Filed;
  record: SiteRecord;
  changes: Change[];
  caseChange: CaseChange | null;
  reply: CheckInReply;
};

/** Days and check-ins before a day that its assessment looks back on. */
const lookBack = { days: 14, checkIns: 9 };

/** Heads that `recent` is made of: those of the 14 days before and at least the 9 check-ins before, newest first. */
export const recentOf = (heads: readonly Said[], day: Day): Said[] =>
  heads
    .filter(({ checkIn }) => checkIn.day < day)
    .filter(
      ({ checkIn }, place) => place < lookBack.checkIns || daysBetween(checkIn.day, day) <= lookBack.days,
    );

/** The template that a day is filed under. @throws Invalid `day-not-open`, for a day before the first template too. */
export const templateToFile = (templates: readonly Template[], day: Day, now: Instant): Template => {
  const template = dayIsOpen(day, now) ? templateInForce(templates, day) : null;
  if (template === null) throw new Invalid('day-not-open');
  return template;
};

type Submission = { day: Day; request: CheckInRequest; by: Person; now: Instant };

/**
 * Decides a check-in: its revision, assessment, standing and alerts, from what had been accepted before it.
 * @throws Invalid `day-not-open`, `more-than-tested`, `reason-required`, `no-change-refused`; Conflict `stale-revision`.
 */
export const fileCheckIn = (file: SiteFile, template: Template, submission: Submission): Filing => {
  const { day, request, by, now } = submission;
  const head = file.heads.find(({ checkIn }) => checkIn.day === day);
  const recent = recentOf(file.heads, day);
  const plan = planToScore(file.plans, day);
  refuse(file, submission, { head, recent, plan, template });
  const checkIn: CheckIn = {
    siteId: file.record.site.siteId,
    day,
    revision: request.seenRevision + 1,
    receivedAt: now,
    onTime: head ? head.checkIn.onTime : timeliness(file.record, recent[0], day, now),
    answers: request.answers,
  };
  const { assessment, isStanding, changes, caseChange } = judgeCheckIn(file, template, {
    checkIn,
    previous: head?.checkIn.answers ?? null,
  });
  const filed: Filed = {
    checkIn,
    assessment,
    by,
    unchanged: request.unchanged ?? false,
    reason: request.reason ?? null,
    inspect: head !== undefined && (head.inspect || raisesWithoutCount(head, { checkIn, assessment })),
    inputs: recent.map(({ checkIn: { day, revision } }) => ({ day, revision })),
  };
  const doubts = doubtsAfter(file.record.doubts, changes, filed.inspect ? day : null);
  const standing = isStanding ? standingFrom(filed) : file.record.standing;
  const record = { ...file.record, doubts, standing };
  return { filed, record, changes, caseChange, reply: { checkIn, assessment, alerts: alertsOf(changes) } };
};

/**
 * What a check-in that is taken comes to: its score, and what it changes in the alerts and the case of its site. Nothing is refused here.
 * `previous`: what the revision before it of the same day said.
 */
export const judgeCheckIn = (
  file: SiteFile,
  template: Template,
  { checkIn, previous }: { checkIn: CheckIn; previous: Answers | null },
) => {
  const { day, answers, receivedAt: now } = checkIn;
  const plan = planToScore(file.plans, day);
  const said = recentOf(file.heads, day).map((one) => ({
    day: one.checkIn.day,
    answers: one.checkIn.answers,
  }));
  const assessment = assess(template, plan, answers, said, day);
  const isStanding = file.record.standing === null || day >= file.record.standing.day;
  const facts = checkInFacts(file, template, { checkIn, previous, assessment, plan, isStanding });
  const changes = raise({ template, facts, current: file.episodes, now });
  return { assessment, isStanding, changes, caseChange: caseAfter({ template, facts, file, now }) };
};

type Ground = { head: Said | undefined; recent: readonly Said[]; plan: Plan | null; template: Template };

const refuse = (
  file: SiteFile,
  { day, request, now }: Submission,
  { head, recent, plan, template }: Ground,
) => {
  if (!dayIsOpen(day, now)) throw new Invalid('day-not-open');
  const windowDays = windowDaysOn(plan, template, day);
  const said = recent.map(({ checkIn }) => ({ day: checkIn.day, answers: checkIn.answers }));
  if (!positiveWithinTests(request.answers, said, day, windowDays))
    throw Invalid.at('/answers/positive', 'more-than-tested');
  const newest = head?.checkIn.revision ?? 0;
  if (request.seenRevision !== newest)
    throw new Conflict('stale-revision', head ? { checkIn: head.checkIn } : {});
  if (head && request.reason === undefined && lowersCases(head.checkIn.answers, request.answers)) {
    throw Invalid.at('/reason', 'reason-required');
  }
  if (!request.unchanged) return;
  const why = noChangeGuard({ file, head, before: recent, plan, answers: request.answers, day });
  if (why !== null) throw Invalid.at('/unchanged', 'no-change-refused', why);
};

/** On time or late by the receive time; null on a day not due. Fixed at the first receipt. */
const timeliness = (record: SiteRecord, before: Said | undefined, day: Day, now: Instant) =>
  isDue(dueFacts(record, day, before?.checkIn.answers.lodged ?? 0), day) ? isOnTime(day, now) : null;

/** The standing that a revision leaves. */
export const standingFrom = ({
  checkIn: { day, revision, answers },
  assessment,
}: Pick<Filed, 'checkIn' | 'assessment'>): SiteRecord['standing'] => {
  const { readiness, band, gates, scenario, planVersion } = assessment;
  return { day, revision, readiness, band, gates, scenario, planVersion, lodged: answers.lodged };
};

const added: readonly ChangeKind[] = ['open', 'occur', 'reopen', 'raise-severity'];

/** The episodes that a revision, or a quick report, opened or added to. */
export const alertsOf = (changes: readonly Change[]) =>
  changes.filter(({ kind }) => added.includes(kind)).map(({ episode }) => briefOf(episode));

/** What of the answers is copied or asked when nothing changed. */
export type NoChangeFacts = {
  file: SiteFile;
  head: Said | undefined;
  before: readonly Said[];
  plan: Plan | null;
  answers: Answers;
  day: Day;
};
