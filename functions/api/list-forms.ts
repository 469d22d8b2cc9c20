import type { Instant } from '../../domain/day.ts';
import { indicesOf } from '../../domain/form-definition.ts';
import { formRoutes, type ListedForm } from '../../domain/form-routes.ts';
import { type FormVersion, packForm, readsForm, standingOfForm } from '../../domain/form-version.ts';
import { forms as packForms } from '../../domain/pack/forms.ts';
import { defaultLimit } from '../../domain/route.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { type Forms, formStore } from '../stores/forms.ts';
import { memberStore } from '../stores/members.ts';
import { pageOfAll } from '../stores/page.ts';

type Needs = EdgeNeeds & { forms: Pick<Forms, 'all'> };

/** The versions of all forms, by form and the newest first, each with how it stands today. */
export const listForms = (needs: Needs) =>
  http(formRoutes.listForms, needs, {
    find: nothingToFind,
    answer: async ({ query: { limit = defaultLimit, cursor }, actor, now }) => {
      const all = [...packForms.map(packForm), ...(await needs.forms.all())];
      const items = all.filter((form) => readsForm(actor, form)).map((form) => inShort(form, all, now));
      return { body: pageOfAll(items, placeOf, { limit, cursor }) };
    },
  });

/** Versions have at most four digits. */
const placeOf = ({ formId, version }: ListedForm) => `${formId}#${String(9999 - version).padStart(4, '0')}`;

const inShort = (form: FormVersion, all: readonly FormVersion[], now: Instant): ListedForm => {
  const { definition, origin, authorName, loadedAt } = form;
  const { id, version, effectiveFrom, title, entry } = definition;
  return {
    ...{ formId: id, version, effectiveFrom, title, entry, indices: indicesOf(definition).length },
    standing: standingOfForm(form, all, now),
    ...{ origin, authorName, loadedAt },
  };
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return listForms({
    members: memberStore(connection),
    forms: formStore(connection),
    clock: systemClock,
  });
});
