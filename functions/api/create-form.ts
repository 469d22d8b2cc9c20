import { Conflict, Invalid } from '../../domain/failure.ts';
import type { FormDefinition } from '../../domain/form-definition.ts';
import { formRoutes } from '../../domain/form-routes.ts';
import { type FormVersion, loadForm, mostForms, packForm, requireKeeper } from '../../domain/form-version.ts';
import { forms as packForms } from '../../domain/pack/forms.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type Ask, type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { type ReadForm, readDefinition } from '../forms/read-definition.ts';
import { connect } from '../stores/connection.ts';
import { type FormItem, type Forms, formStore } from '../stores/forms.ts';
import { memberStore } from '../stores/members.ts';
import { untilWon } from '../stores/transaction.ts';

type Needs = EdgeNeeds & { forms: Pick<Forms, 'all' | 'get' | 'put'> };
type CreateForm = typeof formRoutes.createForm;
type Readable = Extract<ReadForm, { form: FormDefinition }>;

/** Loads a form from a file as the draft of its version, or says by its lines what to mend. */
export const createForm = (needs: Needs) =>
  http(formRoutes.createForm, needs, {
    find: async ({ actor }) => requireKeeper(actor),
    answer: async (ask) => {
      const read = readDefinition(ask.body.bytes);
      if (read.faults) throw new Invalid('invalid-form', read.faults);
      return { body: { form: await untilWon(() => load(needs, ask, read)) } };
    },
  });

const load = async ({ forms }: Needs, { actor, now }: Ask<CreateForm>, read: Readable) => {
  const { id, version } = read.form;
  const before = await forms.get(id, version);
  const form = loaded(before, read, { ...actor, now });
  if (before === null && (await forms.all()).length >= mostForms) throw new Conflict('too-many-forms');
  const deed = { actor: actor.id, act: 'form-loaded', about: `${id} ${version}`, at: now };
  await forms.put(before, form, read.text, deed);
  return form;
};

/** What the file makes of its version. @throws Invalid at the line of `version`, where that one is taken */
const loaded = (
  before: FormItem | null,
  { form, at }: Readable,
  keeper: Parameters<typeof loadForm>[2],
): FormVersion => {
  const ofPack = packForms.find(({ id, version }) => id === form.id && version === form.version);
  try {
    return loadForm(ofPack ? packForm(ofPack) : (before?.form ?? null), form, keeper);
  } catch (refusal) {
    if (!(refusal instanceof Invalid)) throw refusal;
    throw new Invalid(refusal.code, [at({ path: ['version'], code: refusal.code })], { cause: refusal });
  }
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return createForm({
    members: memberStore(connection),
    forms: formStore(connection),
    clock: systemClock,
  });
});
