import { lineName } from '../../domain/texts/template-text.ts';
import { fill } from '../../domain/texts/text.ts';
import { TemplateField } from './template-field.tsx';
import { type EditField, fieldsOf } from './template-fields.ts';
import { numberText, typedSum } from './template-typed.ts';
import { useTemplateSpeech, useTemplateWords } from './template-words.tsx';
import type { TemplateDraftState } from './use-template-draft.ts';

type Props = { draft: TemplateDraftState };

/** What is changed most often of each part, at first sight; everything else is folded away below it. */
const first: Readonly<Record<string, (field: EditField) => boolean>> = {
  criteria: ({ place }) => place === 'weight',
  bands: () => true,
  gates: ({ place }) => place !== 'source',
};

const partOf = ({ line }: EditField) => line.split('/')[0] ?? '';

const Grid = ({ fields, draft, isAlone }: Props & { fields: readonly EditField[]; isAlone: boolean }) => (
  <div class="filters">
    {fields.map((field) => (
      <TemplateField key={field.name} field={field} draft={draft} isAlone={isAlone} />
    ))}
  </div>
);

const hasError = ({ sending }: TemplateDraftState, fields: readonly EditField[]) =>
  fields.some(({ name }) => sending.errorAt(name) !== undefined);

/** What the weights add up to as they are typed: a weight is read as points of 100. */
const WeightSum = ({ draft }: Props) => {
  const { lang } = useTemplateSpeech();
  const { templates } = useTemplateWords();
  const sum = typedSum(draft.typed);
  const words = sum === 100 ? templates.weightsSum : templates.weightsSumWrong;
  return (
    <p role="status">{sum === null ? templates.weightsSumNone : fill(words, { n: numberText(lang, sum) })}</p>
  );
};

/** A part whose lines have one field each that matters: all of them side by side. */
const FlatPart = ({ part, fields, draft }: Props & { part: string; fields: readonly EditField[] }) => {
  const { template, templates } = useTemplateWords();
  const names: Readonly<Record<string, string>> = template.parts;
  const isFirst = first[part] ?? (({ place }: EditField) => place === '');
  const [shown, more] = [fields.filter(isFirst), fields.filter((field) => !isFirst(field))];
  const isOpen = hasError(draft, fields);
  return (
    <details open={isOpen || part === 'criteria' || part === 'bands'}>
      <summary>{names[part] ?? part}</summary>
      <Grid fields={shown} draft={draft} isAlone />
      {part === 'criteria' ? <WeightSum draft={draft} /> : null}
      {more.length > 0 ? (
        <details open={hasError(draft, more)}>
          <summary>{templates.sectionMore}</summary>
          <Grid fields={more} draft={draft} isAlone />
        </details>
      ) : null}
    </details>
  );
};

/** A part whose lines have many fields: each line folded by itself, named. */
const LinePart = ({ part, fields, draft }: Props & { part: string; fields: readonly EditField[] }) => {
  const speech = useTemplateSpeech();
  const names: Readonly<Record<string, string>> = speech.template.parts;
  const lines = [...new Set(fields.map(({ line }) => line))];
  return (
    <details open={hasError(draft, fields)}>
      <summary>{names[part] ?? part}</summary>
      <div class="inside">
        {lines.map((line) => {
          const own = fields.filter((field) => field.line === line);
          return (
            <details key={line} open={hasError(draft, own)}>
              <summary>{lineName(speech, line)}</summary>
              <Grid fields={own} draft={draft} isAlone={false} />
            </details>
          );
        })}
      </div>
    </details>
  );
};

/** Every part of the draft but its documents, each folded under its name; one with an error is open. */
export const TemplateSections = ({ draft }: Props) => {
  const fields = fieldsOf(draft.typed.base);
  const parts = [...new Set(fields.map(partOf))].filter(
    (part) => part !== 'source' && part !== 'effectiveFrom',
  );
  const dates = fields.filter(({ kind }) => kind === 'day');
  return (
    <>
      <div class="narrow">
        {dates.map((field) => (
          <TemplateField key={field.name} field={field} draft={draft} isAlone={false} />
        ))}
      </div>
      {parts.map((part) => {
        const own = fields.filter((field) => partOf(field) === part);
        return part === 'rules' || part === 'riskLevels' ? (
          <LinePart key={part} part={part} fields={own} draft={draft} />
        ) : (
          <FlatPart key={part} part={part} fields={own} draft={draft} />
        );
      })}
    </>
  );
};
