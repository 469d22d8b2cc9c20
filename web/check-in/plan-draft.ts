import * as z from 'zod/mini';
import type { Day } from '../../domain/day.ts';
import { type Contact, Model, type Plan, PlanFields } from '../../domain/plan.ts';
import { parseCount } from '../../domain/texts/parse-count.ts';

/** Whole numbers of the plan, by the name of their field and of their place in the request. */
export const peopleFields = ['workforce', 'highRiskWorkers', 'serviceWorkers'] as const;
export const placeFields = ['isolationPlaces', 'minIsolationFree', 'lodgingCapacity'] as const;
export const testingFields = ['highRiskPct', 'servicePct', 'windowDays'] as const;
const wholeFields = [
  ...peopleFields,
  ...placeFields,
  ...testingFields,
  'shuttleMaxLoad',
  'drillEveryDays',
] as const;
const contactParts = ['name', 'workPhone', 'workEmail'] as const;
const contactRoles = ['focal', 'deputy'] as const;

/** All fields in the order of the form. */
export const draftFields: readonly string[] = [
  ...['effectiveFrom', 'model', ...peopleFields, ...testingFields, ...placeFields],
  ...['shuttleMaxLoad', 'drillEveryDays', 'lastDrillOn', 'riskPercent', 'riskAssessedOn'],
  ...['casePlanAttached', 'commitmentSigned'],
  ...contactRoles.flatMap((role) => contactParts.map((part) => `${role}-${part}`)),
];

/** Every field of the plan form as the text that was typed; contacts as `focal-name` and so on. */
export type PlanDraft = Readonly<Record<string, string>>;
export type PlanFault = { field: string; code: string };

const contactTexts = (contacts: readonly Contact[]) =>
  contactRoles.flatMap((role) => {
    const contact = contacts.find((one) => one.role === role);
    return contactParts.map((part): [string, string] => [`${role}-${part}`, contact?.[part] ?? '']);
  });

/** The form filled from a version. */
export const planDraftOf = (plan: PlanFields): PlanDraft => ({
  ...Object.fromEntries([...peopleFields, ...placeFields].map((name) => [name, String(plan[name])])),
  ...Object.fromEntries(testingFields.map((name) => [name, String(plan.testing[name])])),
  shuttleMaxLoad: String(plan.shuttleMaxLoad),
  drillEveryDays: String(plan.drillEveryDays),
  effectiveFrom: plan.effectiveFrom,
  model: plan.model,
  lastDrillOn: plan.lastDrillOn ?? '',
  riskPercent: plan.risk2194 === null ? '' : String(plan.risk2194.percent).replace('.', ','),
  riskAssessedOn: plan.risk2194?.assessedOn ?? '',
  casePlanAttached: plan.casePlanAttached ? 'yes' : '',
  commitmentSigned: plan.commitmentSigned ? 'yes' : '',
  ...Object.fromEntries(contactTexts(plan.contacts)),
});

type Defaults = Record<
  'highRiskPct' | 'servicePct' | 'windowDays' | 'shuttleMaxLoad' | 'drillEveryDays',
  number
>;

/** A first plan: what the province asks for, the site's workforce, and nothing that nobody said. */
export const newPlanDraft = (defaults: Defaults, workforce: number, today: Day): PlanDraft => ({
  ...Object.fromEntries(
    [...wholeFields, ...contactTexts([]).map(([name]) => name)].map((name) => [name, '']),
  ),
  ...Object.fromEntries(
    [...testingFields, 'shuttleMaxLoad', 'drillEveryDays'].map((name) => [
      name,
      String(Reflect.get(defaults, name)),
    ]),
  ),
  workforce: String(workforce),
  effectiveFrom: today,
  model: 'normal',
});

const says = (draft: PlanDraft, field: string) => (draft[field] ?? '').trim();

/** A percentage with decimals, `27,5`, `27.5` or `２７,５`. */
const decimal = (typed: string): number | null => {
  const text = typed.normalize('NFKC');
  return /^\d{1,3}([.,]\d{1,4})?$/.test(text) ? Number(text.replace(',', '.')) : null;
};

const riskOf = (draft: PlanDraft) => {
  const percent = says(draft, 'riskPercent');
  const assessedOn = says(draft, 'riskAssessedOn');
  if (percent === '' && assessedOn === '') return null;
  return {
    percent: decimal(percent) ?? (percent === '' ? undefined : percent),
    assessedOn: assessedOn || undefined,
  };
};

const contactsOf = (draft: PlanDraft) =>
  contactRoles
    .map((role) => ({
      role,
      parts: contactParts.map((part): [string, string] => [part, says(draft, `${role}-${part}`)]),
    }))
    .filter(({ role, parts }) => role === 'focal' || parts.some(([, text]) => text !== ''))
    .map(({ role, parts }) => ({ role, ...Object.fromEntries(parts) }));

/** The form's field that a path of the request stands for. */
const fieldAt = (path: readonly PropertyKey[], roles: readonly string[]): string => {
  const [first, second, third] = path.map(String);
  if (first === 'testing') return second ?? '';
  if (first === 'risk2194') return second === 'assessedOn' ? 'riskAssessedOn' : 'riskPercent';
  if (first === 'contacts') return `${roles[Number(second)] ?? 'focal'}-${third ?? 'name'}`;
  return first ?? '';
};

/** A pointer of a refusal, `/testing/highRiskPct`, as the form's field. */
export const fieldOfPointer = (pointer: string): string => fieldAt(pointer.split('/').slice(1), contactRoles);

type Read = { fields: PlanFields | null; faults: PlanFault[] };

/** Everything but the contacts as the request has it; what is no number is told to `refuse`. */
const valuesOf = (draft: PlanDraft, template: string, refuse: (fault: PlanFault) => void) => {
  const whole = (field: string) => {
    const read = parseCount(says(draft, field));
    if (read.ok) return read.count;
    refuse({ field, code: read.code });
    return 1;
  };
  return {
    template,
    effectiveFrom: says(draft, 'effectiveFrom') || undefined,
    model: Model.options.find((model) => model === draft['model']),
    ...Object.fromEntries([...peopleFields, ...placeFields].map((name) => [name, whole(name)])),
    testing: Object.fromEntries(testingFields.map((name) => [name, whole(name)])),
    shuttleMaxLoad: whole('shuttleMaxLoad'),
    drillEveryDays: whole('drillEveryDays'),
    lastDrillOn: says(draft, 'lastDrillOn') || null,
    risk2194: riskOf(draft),
    casePlanAttached: says(draft, 'casePlanAttached') !== '',
    commitmentSigned: says(draft, 'commitmentSigned') !== '',
  };
};

/** The request of a draft, judged by the server's own schema; `others` are contacts that the form does not show. */
export const readPlan = (draft: PlanDraft, template: string, others: Plan['contacts']): Read => {
  const faults: PlanFault[] = [];
  const contacts = contactsOf(draft);
  const values = valuesOf(draft, template, (fault) => faults.push(fault));
  const judged = z.safeParse(PlanFields, { ...values, contacts: [...contacts, ...others] });
  const roles = contacts.map(({ role }) => role);
  for (const { path, message } of judged.success ? [] : judged.error.issues) {
    const field = fieldAt(path, roles);
    if (!faults.some((one) => one.field === field)) faults.push({ field, code: message });
  }
  return { fields: judged.success && faults.length === 0 ? judged.data : null, faults };
};

/** What the draft commits the site to, contacts aside; null while a field of it cannot be read. */
export const commitmentsOf = (draft: PlanDraft, template: string): PlanFields | null => {
  let isWhole = true;
  const values = valuesOf(draft, template, () => {
    isWhole = false;
  });
  const judged = z.safeParse(PlanFields, { ...values, contacts: [] });
  return judged.success && isWhole ? judged.data : null;
};

/** A count in one way to write it, everything else as it stands. */
const settled = (text: string) => {
  const read = parseCount(text);
  return read.ok ? String(read.count) : text.trim();
};

/** The fields in which two drafts differ, in the order of the form; 1240 and 1.240 are the same. */
export const draftDifferences = (mine: PlanDraft, theirs: PlanDraft): string[] =>
  draftFields.filter((field) => settled(mine[field] ?? '') !== settled(theirs[field] ?? ''));

/** Contacts beyond one of each role: kept as they are. */
export const otherContacts = (contacts: readonly Contact[]): Contact[] =>
  contacts.filter((contact) => contacts.find((one) => one.role === contact.role) !== contact);
