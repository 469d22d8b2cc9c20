import { recordKey } from '../../functions/stores/table.ts';

export type Key = { pk: string; sk: string };
export type Kind = keyof typeof recordKey;

const [any, n] = ['~', 9];

/** A key of every kind of item in `records`; a kind that is added and is not here does not compile. */
const samples: Record<Kind, Key> = {
  member: recordKey.member(any),
  site: recordKey.site(any),
  plan: recordKey.plan(any, n),
  head: recordKey.head(any, any),
  episode: recordKey.episode(any, any),
  closedEpisode: recordKey.closedEpisode(any, any, n),
  zone: recordKey.zone(any),
  zoneCalendar: recordKey.zoneCalendar(any),
  zoneEpisode: recordKey.zoneEpisode(any, any),
  closedZoneEpisode: recordKey.closedZoneEpisode(any, any, n),
  caseResponse: recordKey.caseResponse(any),
  closedCase: recordKey.closedCase(any, n),
  caseLog: recordKey.caseLog(any, n, n),
  missed: recordKey.missed(any, any),
  event: recordKey.event(any, any, any),
  revision: recordKey.revision(any, any, n),
  audit: recordKey.audit(any, n),
  zoneAudit: recordKey.zoneAudit(any, n),
  timeline: recordKey.timeline(any, n),
  call: recordKey.call(any, any, n),
  inspection: recordKey.inspection(any, any, n),
  closing: recordKey.closing(any),
  seal: recordKey.seal(any, any, n),
  form: recordKey.form(any, n),
  formLog: recordKey.formLog(any, n, n),
  formEntry: recordKey.formEntry(any, any, any, n),
  submission: recordKey.submission(any),
  work: recordKey.work(any, any),
  workRows: recordKey.workRows(any, n),
  workResults: recordKey.workResults(any, n),
  workDraft: recordKey.workDraft(any),
  workTotals: recordKey.workTotals(any),
  workTries: recordKey.workTries(any, n),
  notice: recordKey.notice(any),
  templates: recordKey.templates,
  template: recordKey.template(any),
  templateAudit: recordKey.templateAudit(n),
  webhook: recordKey.webhook(any),
  delivery: recordKey.delivery(any, any, any),
  gathering: recordKey.gathering(any, any),
  mailGuard: recordKey.mailGuard(any, any),
  mailBudget: recordKey.mailBudget(any),
  brief: recordKey.brief(any),
  briefReview: recordKey.briefReview(any),
  briefReviewLog: recordKey.briefReviewLog(any, n),
  direction: recordKey.direction(any, n),
  directionLog: recordKey.directionLog(any, n),
};

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Any text for `~`, any number of six digits for one. */
const pattern = (key: string) =>
  new RegExp(`^${escaped(key).replaceAll('000009', '\\d{6}').replaceAll('~', '.+')}$`);

const patterns = Object.entries(samples).map(([kind, { pk, sk }]) => ({
  kind,
  pk: pattern(pk),
  sk: pattern(sk),
}));

/** Every kind of item, by name. */
export const kinds: readonly string[] = patterns.map(({ kind }) => kind);

/** How much of a key a pattern says: what is not any text. */
const said = ({ sk }: { sk: RegExp }) => sk.source.replaceAll('.+', '').length;

/** What kind of item lies under a key; of those that fit, the one that says most of it. */
export const kindOf = ({ pk, sk }: Key): string | undefined =>
  patterns.filter((one) => one.pk.test(pk) && one.sk.test(sk)).toSorted((a, b) => said(b) - said(a))[0]?.kind;
