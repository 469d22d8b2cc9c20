import { dayOf, type Instant, instantOf } from './day.ts';
import { Conflict, type Fault, Forbidden, Invalid, NotFound } from './failure.ts';
import type { Actor } from './member.ts';
import { type Template, templateInForce } from './template.ts';
import { templateFaults } from './template-check.ts';
import type { TemplateDecision } from './template-routes.ts';
import { decidesTemplates, hadAHand, type TemplateVersion } from './template-version.ts';
import { wholeFaults } from './template-whole.ts';

/** Who acts on a version, and when. */
type Acting = Pick<Actor, 'id' | 'name' | 'role'> & { zones: readonly string[]; now: Instant };

/**
 * How long before 00:00 of its first day (+07:00) a version must be approved, in minutes. Whoever keeps the list of templates does so for
 * far less, so that nobody scores a day without a version that is in force on it.
 */
export const leastAhead = 60;

/** Whether so long is left before the version's first day begins. */
export const isInTime = ({ effectiveFrom }: Pick<Template, 'effectiveFrom'>, now: Instant): boolean =>
  Date.parse(instantOf(effectiveFrom, '00:00')) - Date.parse(now) >= leastAhead * 60_000;

/** @throws Conflict `stale-template`, with who wrote it last and when, unless the version is as it was seen. */
const requireSeen = (version: TemplateVersion | null, seen: number): void => {
  if (seen === (version?.writes ?? 0)) return;
  const at = version?.decidedAt ?? version?.submittedAt ?? version?.draftedAt;
  const by = version?.decidedByName ?? version?.submittedByName ?? version?.authorName;
  throw new Conflict('stale-template', { ...(by == null ? {} : { by }), ...(at == null ? {} : { at }) });
};

/** What drafts are judged against: the templates that days may be scored with already. */
type Approved = readonly Template[];

/** A version that would change a day that has begun, or share its first day with another, is none. */
const requirePlace = (
  { effectiveFrom, id }: Template,
  approved: Approved,
  now: Instant,
  pointer: string,
): void => {
  if (!isInTime({ effectiveFrom }, now)) throw Invalid.at(pointer, 'effective-too-soon');
  const isTaken = approved.some((one) => one.id !== id && one.effectiveFrom === effectiveFrom);
  if (isTaken) throw Invalid.at(pointer, 'same-effective-day');
};

/** @throws Invalid with the faults of a template, if there are any, as those of the version. */
const refuse = (found: readonly Fault[]): void => {
  const faults = found.map((fault) => ({ ...fault, pointer: `/template${fault.pointer}` }));
  const [first] = faults;
  if (first !== undefined) throw new Invalid(first.code, faults);
};

/** @throws Invalid with everything that is wrong with a draft: its own data, and its first day among those there are. */
const requireSound = (template: Template, templateId: string, approved: Approved, now: Instant): void => {
  const newest = templateInForce(approved, dayOf(now));
  const faults = [
    ...(template.id === templateId ? [] : [{ pointer: '/id', code: 'not-the-path' }]),
    ...templateFaults(template),
    ...(newest !== null && template.effectiveFrom <= newest.effectiveFrom
      ? [{ pointer: '/effectiveFrom', code: 'not-after-newest' }]
      : []),
  ];
  refuse(faults);
};

/**
 * The draft of a version, new or written over; one that was returned may be drafted again.
 * @throws Conflict `template-frozen` once it is submitted, approved or of the pack, `stale-template`; Invalid with everything wrong in it.
 */
export const draftTemplate = (
  version: TemplateVersion | null,
  { template, seen, templateId }: { template: Template; seen: number; templateId: string },
  approved: Approved,
  { id, name, now }: Acting,
): TemplateVersion => {
  if (version !== null && version.origin === 'pack') throw new Conflict('template-frozen');
  requireSeen(version, seen);
  if (version !== null && version.state !== 'draft' && version.state !== 'returned')
    throw new Conflict('template-frozen');
  requireSound(template, templateId, approved, now);
  return {
    template,
    state: 'draft',
    origin: 'province',
    author: id,
    authorName: name,
    writers: [...new Set([...(version?.writers ?? []), ...(version?.author ? [version.author] : []), id])],
    draftedAt: now,
    ...{ submittedBy: null, submittedByName: null, submittedAt: null },
    decidedBy: version?.decidedBy ?? null,
    decidedByName: version?.decidedByName ?? null,
    decidedAt: version?.decidedAt ?? null,
    reason: version?.reason ?? null,
    writes: seen + 1,
  };
};

const known = (version: TemplateVersion | null): TemplateVersion => {
  if (version === null) throw new NotFound();
  return version;
};

/**
 * Hands a draft in, which freezes it.
 * @throws NotFound; Conflict `stale-template`, `illegal-template-state`; Invalid `effective-too-soon`, `same-effective-day`,
 * `criteria-missing`, `weights-not-100`.
 */
export const submitTemplate = (
  maybe: TemplateVersion | null,
  seen: number,
  approved: Approved,
  { id, name, now }: Acting,
): TemplateVersion => {
  const version = known(maybe);
  requireSeen(version, seen);
  if (version.state !== 'draft') throw new Conflict('illegal-template-state');
  refuse(wholeFaults(version.template));
  requirePlace(version.template, approved, now, '/template/effectiveFrom');
  const undecided = { decidedBy: null, decidedByName: null, decidedAt: null, reason: null };
  const submitted = { submittedBy: id, submittedByName: name, submittedAt: now };
  return { ...version, ...undecided, ...submitted, state: 'submitted', writes: version.writes + 1 };
};

/** What is approved or returned waits for it; what is withdrawn was approved here. */
const requireDecidable = (
  { state, origin }: TemplateVersion,
  decision: TemplateDecision['decision'],
): void => {
  if (decision === 'withdraw' && origin === 'pack') throw new Conflict('template-frozen');
  if (state !== (decision === 'withdraw' ? 'approved' : 'submitted'))
    throw new Conflict('illegal-template-state');
};

/**
 * Approves a version that was handed in, or returns it; withdraws one that was approved, which goes back to be written again. An approval
 * and a withdrawal come an hour before its first day begins, or not at all: no day is scored by what is taken back. Who wrote it may
 * withdraw it as well: what is in force stays so.
 * @throws NotFound; Forbidden `own-template` to who had a hand in it, `forbidden-role` to an officer of some zones only; Conflict
 * `stale-template`, `illegal-template-state`, `template-frozen` of the pack; Invalid `effective-too-soon`, `same-effective-day`,
 * `withdraw-too-late`.
 */
export const decideTemplate = (
  maybe: TemplateVersion | null,
  { decision, reason, seen }: TemplateDecision,
  approved: Approved,
  actor: Acting,
): TemplateVersion => {
  const version = known(maybe);
  if (!decidesTemplates(actor)) throw new Forbidden('forbidden-role');
  if (decision !== 'withdraw' && hadAHand(version, actor.id)) throw new Forbidden('own-template');
  requireSeen(version, seen);
  requireDecidable(version, decision);
  if (decision === 'approve') requirePlace(version.template, approved, actor.now, '/template/effectiveFrom');
  if (decision === 'withdraw' && !isInTime(version.template, actor.now))
    throw Invalid.at('/decision', 'withdraw-too-late');
  return {
    ...version,
    state: decision === 'approve' ? 'approved' : 'returned',
    decidedBy: actor.id,
    decidedByName: actor.name,
    decidedAt: actor.now,
    reason: reason ?? null,
    writes: version.writes + 1,
  };
};
