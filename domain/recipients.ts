import type { Member } from './member.ts';
import { seesZone } from './member.ts';
import type { AlertNotice, Notice } from './notice.ts';
import type { Escalation } from './pack/escalation.ts';
import type { Contact } from './plan.ts';

/** As what somebody is told: it decides what the mail says and where its link leads. */
export type ToldAs = 'officer' | 'owner' | 'board' | 'site';

/** One who is told. `zones`: what a count is narrowed to, none means all. `title`: the office that a level's list names. */
export type Recipient = {
  email: string;
  as: ToldAs;
  zones: readonly string[];
  title: { vi: string; en: string } | null;
};

/** Whom the notice concerns, as far as the records know: the contacts of the site's newest plan, and the owner's member item. */
export type Concerned = { contacts: readonly Contact[]; owner: Member | null };

/**
 * Who is told of a notice, each address once; the first reason counts. Leavers are told nothing, even where a list still names them.
 */
export const recipientsOf = (
  notice: Notice,
  members: readonly Member[],
  pack: Pick<Escalation, 'levels'>,
  concerned: Concerned,
): Recipient[] => {
  const gone = new Set(members.filter(({ active }) => !active).map(({ email }) => email));
  const active = members.filter((member) => member.active);
  const all = recipientsBy(notice, active, pack, concerned).filter(({ email }) => !gone.has(email));
  return all.filter(({ email }, n) => all.findIndex((other) => other.email === email) === n);
};

const recipientsBy = (
  notice: Notice,
  active: readonly Member[],
  pack: Pick<Escalation, 'levels'>,
  concerned: Concerned,
): Recipient[] => {
  if (notice.about === 'reminder') return siteOf(notice.siteId, active, concerned);
  if (notice.about === 'call-list') return ofRole(active, 'board');
  if (notice.about === 'count') return [...ofRole(active, 'health'), ...ofRole(active, 'board')];
  if (notice.about === 'brief') return briefReaders(active);
  return ofAlert(notice, active, pack, concerned);
};

/** Those for whom the brief is: leaders, and health officers for the whole province. Who is bound to zones may not read it. */
const briefReaders = (active: readonly Member[]): Recipient[] =>
  [...ofRole(active, 'leader'), ...ofRole(active, 'health')].filter(({ zones }) => zones.length === 0);

/** The owner alone is told what becomes of an episode; without one, and of what needs somebody new, those of its level. */
const ofAlert = (
  notice: AlertNotice,
  active: readonly Member[],
  pack: Pick<Escalation, 'levels'>,
  concerned: Concerned,
): Recipient[] => {
  const { step, siteId } = notice;
  const owner = concerned.owner?.active ? [as('owner')(concerned.owner)] : [];
  const onDuty = step !== 'escalate' && owner.length > 0 ? owner : ofLevel(notice, active, pack);
  const tellsSite = siteId !== null && begins.includes(step) && grave.includes(notice.severity);
  return [...onDuty, ...(tellsSite ? siteOf(siteId, active, concerned) : [])];
};

/** Steps with which an episode begins, or begins to be grave. */
const begins: readonly string[] = ['open', 'reopen', 'raise-severity'];
const grave: readonly string[] = ['critical', 'high'];

/** A missed report is the board's for its first day. Level 0: first those whom a zone was given, then those for all zones, then the list. */
const ofLevel = (
  { level, zoneId, rule, severity }: AlertNotice,
  active: readonly Member[],
  { levels }: Pick<Escalation, 'levels'>,
): Recipient[] => {
  const listed = (levels[level] ?? [])
    .filter(({ zones }) => zones === 'all' || zones.includes(zoneId))
    .map(({ email, title }): Recipient => ({ email, as: 'officer', zones: [], title }));
  if (level > 0) return listed;
  if (rule === 'check-in-missed' && severity === 'medium') return inZone(ofRole(active, 'board'), zoneId);
  return [...inZone(ofRole(active, 'health'), zoneId), ...listed];
};

/** Those of a zone, the ones that have it by name first. */
const inZone = (recipients: readonly Recipient[], zoneId: string): Recipient[] =>
  recipients
    .filter(({ zones }) => seesZone({ role: 'health', zones: [...zones] }, zoneId))
    .toSorted((a, b) => Number(a.zones.length === 0) - Number(b.zones.length === 0));

const as =
  (told: ToldAs) =>
  ({ email, zones }: Member): Recipient => ({ email, as: told, zones, title: null });

const ofRole = (active: readonly Member[], role: 'health' | 'board' | 'leader'): Recipient[] =>
  active.filter((member) => member.role === role).map(as(role === 'board' ? 'board' : 'officer'));

/** The plan's contacts, and the members who report for the site. */
const siteOf = (siteId: string, active: readonly Member[], { contacts }: Concerned): Recipient[] => [
  ...contacts.map(
    ({ workEmail }): Recipient => ({ email: workEmail.toLowerCase(), as: 'site', zones: [], title: null }),
  ),
  ...active.filter(({ role, sites }) => role === 'employer' && sites.includes(siteId)).map(as('site')),
];
