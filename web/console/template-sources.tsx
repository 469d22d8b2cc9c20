import { useState } from 'preact/hooks';
import type { Template } from '../../domain/template.ts';
import { linesOf } from '../../domain/template-lines.ts';
import { TemplateId } from '../../domain/template-version.ts';
import { fill } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { TemplateField } from './template-field.tsx';
import { fieldsOf } from './template-fields.ts';
import { useTemplateSpeech, useTemplateWords } from './template-words.tsx';
import type { TemplateDraftState } from './use-template-draft.ts';

type Props = { draft: TemplateDraftState };

/** How many lines rest on a document. */
const usesOf = (template: Template, id: string): number =>
  linesOf(template).filter(({ key, says }) =>
    [...says].some(
      ([place, said]) =>
        (place === 'source' || key.endsWith('/source')) &&
        Array.isArray(said) &&
        said.some((one) => one === id),
    ),
  ).length;

const withSource = (base: Template, id: string): Template => ({
  ...base,
  source: [...base.source, { id, title: '', from: null, to: null, status: 'current' }],
});

const AddSource = ({ draft }: Props) => {
  const { faults } = useTemplateSpeech();
  const { templates } = useTemplateWords();
  const [id, setId] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const add = () => {
    const name = id.trim();
    const isTaken = draft.typed.base.source.some((one) => one.id === name);
    if (!TemplateId.safeParse(name).success) return setError(faults['not-an-id']);
    if (isTaken) return setError(faults.repeated);
    setError(undefined);
    setId('');
    draft.rebase((base) => withSource(base, name));
  };
  return (
    <div class="narrow">
      <TextField
        name="new-source"
        label={templates.sourceId}
        help={templates.sourceIdHelp}
        error={error}
        value={id}
        maxLength={40}
        onInput={setId}
      />
      <Button look="secondary" onClick={add}>
        {templates.sourceAdd}
      </Button>
    </div>
  );
};

/** The documents that the draft rests on: their titles and dates, new ones, and those that go. */
export const TemplateSources = ({ draft }: Props) => {
  const speech = useTemplateSpeech();
  const { templates } = useTemplateWords();
  const { base } = draft.typed;
  const fields = fieldsOf(base).filter(({ line }) => line.startsWith('source/'));
  const isWrong = fields.some(({ name }) => draft.sending.errorAt(name) !== undefined);
  const labels: Readonly<Record<string, { label: string }>> = speech.sources;
  return (
    <details open={isWrong}>
      <summary>{templates.sources}</summary>
      <div class="inside">
        {base.source.map(({ id }) => {
          const own = fields.filter(({ line }) => line === `source/${id}`);
          const uses = usesOf(base, id);
          const n = String(uses);
          return (
            <details key={id} open={own.some(({ name }) => draft.sending.errorAt(name) !== undefined)}>
              <summary>
                {labels[id]?.label ?? id}{' '}
                <span class="quiet">
                  ({id}; {uses === 0 ? templates.sourceUnused : fill(templates.sourceUsed, { n })})
                </span>
              </summary>
              <div class="filters">
                {own.map((field) => (
                  <TemplateField key={field.name} field={field} draft={draft} isAlone={false} />
                ))}
              </div>
              {uses === 0 ? (
                <p>
                  <Button
                    look="secondary"
                    onClick={() =>
                      draft.rebase((was) => ({ ...was, source: was.source.filter((one) => one.id !== id) }))
                    }
                  >
                    {templates.sourceDrop}
                  </Button>
                </p>
              ) : null}
            </details>
          );
        })}
        <AddSource draft={draft} />
      </div>
    </details>
  );
};
