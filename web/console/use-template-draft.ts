import { useState } from 'preact/hooks';
import type { Template } from '../../domain/template.ts';
import { templateRoutes } from '../../domain/template-routes.ts';
import type { TemplateVersion } from '../../domain/template-version.ts';
import { call } from '../api.ts';
import { refusedErrors, templateErrors } from './template-faults.ts';
import { templateKept } from './template-kept-here.ts';
import { readTemplate, type TypedTemplate } from './template-typed.ts';
import { useTemplateSpeech, useTemplateWords } from './template-words.tsx';
import { useSending } from './use-sending.ts';

type Given = { version: TemplateVersion; onSaved: (id: string) => void; onStale: () => void };

/** Goes on with what this device keeps; what others saved meanwhile is put before its writer first. */
const begin = ({ template, writes }: TemplateVersion) => {
  const kept = templateKept.read(template.id);
  const typed: TypedTemplate = kept ?? { base: template, fields: {} };
  return { typed, isKept: kept !== null, isOvertaken: kept !== null && kept.seen !== writes, seen: writes };
};

/** A draft that is being edited: typed, kept over a reload, judged as the server does, saved. */
export const useTemplateDraft = ({ version, onSaved, onStale }: Given) => {
  const { templates: texts } = useTemplateWords();
  const speech = useTemplateSpeech();
  const [state, setState] = useState(() => begin(version));
  const sending = useSending();
  const { id } = version.template;
  const { typed, seen } = state;

  const set = (next: TypedTemplate) => {
    templateKept.keep(id, { seen, ...next });
    setState((was) => ({ ...was, typed: next, isKept: true }));
  };
  const discard = () => {
    templateKept.forget(id);
    setState(begin(version));
  };

  const save = async (event?: Event) => {
    event?.preventDefault();
    if (sending.busy) return;
    const { template, faults } = readTemplate(typed);
    if (template === null) return sending.refuse(templateErrors(speech, texts, faults));
    const answer = await sending.send(() =>
      call(templateRoutes.putTemplateDraft, { params: { templateId: id }, body: { template, seen } }),
    );
    if (answer.kind === 'reply') {
      templateKept.forget(id);
      onSaved(id);
    } else if (answer.kind === 'problem' && answer.status === 422)
      sending.refuse(refusedErrors(speech, texts, template, answer));
    else if (answer.kind === 'problem' && answer.status === 409) onStale();
  };

  return {
    ...state,
    sending,
    save,
    discard,
    /** What was typed here is saved over what others saved meanwhile. */
    keepMine: () => {
      templateKept.keep(id, { seen, ...typed });
      setState((was) => ({ ...was, isOvertaken: false }));
    },
    type: (name: string, text: string) => set({ ...typed, fields: { ...typed.fields, [name]: text } }),
    rebase: (change: (base: Template) => Template) => set({ ...typed, base: change(typed.base) }),
  };
};

export type TemplateDraftState = ReturnType<typeof useTemplateDraft>;
