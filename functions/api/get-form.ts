import { dayOf } from '../../domain/day.ts';
import { NotFound } from '../../domain/failure.ts';
import { formRoutes } from '../../domain/form-routes.ts';
import {
  type FormStanding,
  type FormVersion,
  formInForce,
  packForm,
  readsForm,
  standingOfForm,
} from '../../domain/form-version.ts';
import { forms as packForms } from '../../domain/pack/forms.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type Ask, type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { type Forms, formStore } from '../stores/forms.ts';
import { memberStore } from '../stores/members.ts';

type Needs = EdgeNeeds & { forms: Pick<Forms, 'all' | 'get'> };
type GetForm = typeof formRoutes.getForm;

/** A version of a form: the one that is named, or the one in force on the day. */
export const getForm = (needs: Needs) =>
  http(formRoutes.getForm, needs, {
    find: nothingToFind,
    answer: async (ask) => ({ body: await found(needs.forms, ask) }),
  });

const found = async (
  forms: Needs['forms'],
  { params: { formId }, query, actor, now }: Ask<GetForm>,
): Promise<{ form: FormVersion; standing: FormStanding; file: string | null }> => {
  const ofPack = packForms.filter(({ id }) => id === formId).map(packForm);
  const all = [...ofPack, ...(await forms.all())];
  const version = query.version ?? versionOn(all, formId, query.day ?? dayOf(now));
  const packed = ofPack.find(({ definition }) => definition.version === version);
  if (packed) return { form: packed, standing: standingOfForm(packed, all, now), file: null };
  const item = await forms.get(formId, version);
  if (item === null || !readsForm(actor, item.form)) throw new NotFound();
  return { form: item.form, standing: standingOfForm(item.form, all, now), file: item.file };
};

/** @throws NotFound when no version is in force on the day */
const versionOn = (all: readonly FormVersion[], formId: string, day: string) => {
  const form = formInForce(all, formId, day);
  if (form === null) throw new NotFound();
  return form.definition.version;
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return getForm({
    members: memberStore(connection),
    forms: formStore(connection),
    clock: systemClock,
  });
});
