import { Conflict, NotFound } from '../../domain/failure.ts';
import { formRoutes } from '../../domain/form-routes.ts';
import { decideForm as decide, requireKeeper } from '../../domain/form-version.ts';
import { forms as packForms } from '../../domain/pack/forms.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { type Forms, formStore } from '../stores/forms.ts';
import { memberStore } from '../stores/members.ts';
import { untilWon } from '../stores/transaction.ts';

type Needs = EdgeNeeds & { forms: Pick<Forms, 'get' | 'put'> };

/** Approves a loaded form for its day or returns it; never by whoever loaded it. */
export const decideForm = (needs: Needs) =>
  http(formRoutes.decideForm, needs, {
    find: async ({ params: { formId, version }, actor }) => {
      requireKeeper(actor);
      await itemOf(needs.forms, formId, Number(version));
    },
    answer: ({ params: { formId, version }, body, actor, now }) =>
      untilWon(async () => {
        const before = await itemOf(needs.forms, formId, version);
        if (before === 'pack') throw new Conflict('illegal-form-state');
        const form = decide(before.form, body, { ...actor, now });
        const deed = {
          actor: actor.id,
          act: 'form-decided',
          about: `${formId} ${version} ${form.state}`,
          at: now,
        };
        await needs.forms.put(before, form, before.file, deed);
        return { body: { form } };
      }),
  });

/** @throws NotFound for a version that there is not */
const itemOf = async (forms: Pick<Forms, 'get'>, formId: string, version: number) => {
  if (packForms.some((form) => form.id === formId && form.version === version)) return 'pack';
  const item = await forms.get(formId, version);
  if (item === null) throw new NotFound();
  return item;
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return decideForm({
    members: memberStore(connection),
    forms: formStore(connection),
    clock: systemClock,
  });
});
