import { dayOf } from '../../domain/day.ts';
import { evaluateForm } from '../../domain/evaluate-form.ts';
import { Invalid, NotFound } from '../../domain/failure.ts';
import { entryFaults, type FormEntry, type FormEntryFields } from '../../domain/form-entry.ts';
import { formRoutes } from '../../domain/form-routes.ts';
import { type FormVersion, formInForce, packForm, readsForm } from '../../domain/form-version.ts';
import { forms as packForms } from '../../domain/pack/forms.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type Answer, type Ask, type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { once, payloadHash } from '../edge/once.ts';
import { findSite } from '../edge/tenant.ts';
import { connect } from '../stores/connection.ts';
import { type FormEntries, formEntryStore } from '../stores/form-entries.ts';
import { type Forms, formStore } from '../stores/forms.ts';
import { memberStore } from '../stores/members.ts';
import { type Sites, siteStore } from '../stores/sites.ts';
import { untilWon } from '../stores/transaction.ts';

type Needs = EdgeNeeds & {
  sites: Pick<Sites, 'get'>;
  forms: Pick<Forms, 'all'>;
  formEntries: Pick<FormEntries, 'open' | 'write'>;
};
type CreateFormEntry = typeof formRoutes.createFormEntry;

/** Fills in a form for a site, once under its key; what it comes to is kept with the version that was in force on its day. */
export const createFormEntry = (needs: Needs) =>
  http(formRoutes.createFormEntry, needs, {
    find: async (ask) => {
      await findSite(needs.sites)(ask);
      const all = await formsOf(needs.forms);
      const known = all.filter((form) => form.definition.id === ask.params.formId);
      if (!known.some((form) => readsForm(ask.actor, form))) throw new NotFound();
      return all;
    },
    answer: (ask, all) => untilWon(() => fill(needs, ask, all)),
  });

const formsOf = async (forms: Pick<Forms, 'all'>): Promise<FormVersion[]> => [
  ...packForms.map(packForm),
  ...(await forms.all()),
];

const fill = (
  { formEntries }: Needs,
  ask: Ask<CreateFormEntry>,
  all: readonly FormVersion[],
): Promise<Answer<CreateFormEntry>> => {
  const { params, headers, body, actor, now } = ask;
  const key = headers['idempotency-key'].toLowerCase();
  const hash = payloadHash({ ...params, ...body });
  return once({
    open: () => formEntries.open(params.siteId, key),
    hash,
    decide: async (opened) => {
      const entry = entryOf(ask, all);
      const submission = { hash, status: formRoutes.createFormEntry.status, text: JSON.stringify(entry) };
      const about = `${params.formId} ${body.version} ${body.assessedOn}`;
      const deed = { actor: actor.id, act: 'form-filled', about, at: now };
      await formEntries.write(opened, { entry, deed, under: { key, submission } });
      return submission;
    },
  });
};

/** @throws Invalid for a day to come, a day or a version that is not the form's, and every value that it does not allow */
const entryOf = (
  { params: { formId }, body, actor, now }: Ask<CreateFormEntry>,
  all: readonly FormVersion[],
): FormEntry => {
  const { definition } = formFor(all, formId, body, dayOf(now));
  const faults = entryFaults(definition, body);
  if (faults.length > 0) throw new Invalid('invalid', faults);
  const by = { member: actor.id, name: actor.name };
  return { formId, title: definition.title, at: now, by, ...body, result: evaluateForm(definition, body) };
};

const formFor = (
  all: readonly FormVersion[],
  formId: string,
  { assessedOn, version }: FormEntryFields,
  today: string,
): FormVersion => {
  if (assessedOn > today) throw Invalid.at('/assessedOn', 'future-day');
  const form = formInForce(all, formId, assessedOn);
  if (form === null) throw Invalid.at('/assessedOn', 'form-not-in-force');
  if (form.definition.version !== version) throw Invalid.at('/version', 'other-form-version');
  return form;
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return createFormEntry({
    members: memberStore(connection),
    sites: siteStore(connection),
    forms: formStore(connection),
    formEntries: formEntryStore(connection),
    clock: systemClock,
  });
});
