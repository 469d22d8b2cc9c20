import { Severity } from '../../domain/alert-brief.ts';
import { Source } from '../../domain/template.ts';
import { lineName, placeText } from '../../domain/texts/template-text.ts';
import { fill } from '../../domain/texts/text.ts';
import { SelectField } from '../ui/choice-field.tsx';
import { CountField, DayField, TextField } from '../ui/text-field.tsx';
import { useSpeech } from '../ui/words.ts';
import type { EditField } from './template-fields.ts';
import { shownIn } from './template-typed.ts';
import { useTemplateSpeech, useTemplateWords } from './template-words.tsx';
import type { TemplateDraftState } from './use-template-draft.ts';

type FieldProps = {
  field: EditField;
  draft: TemplateDraftState;
  /** The line's name stands in the label where nothing around it says it. */
  isAlone: boolean;
};

const useHelp = (draft: TemplateDraftState) => {
  const { templates } = useTemplateWords();
  const ids = draft.typed.base.source.map(({ id }) => id).join(', ');
  return (kind: EditField['kind']): string | undefined => {
    if (kind === 'ids') return fill(templates.sourceIdsHelp, { ids });
    if (kind === 'hours') return templates.hoursHelp;
    if (kind === 'hours-or-none') return templates.hoursOptional;
    if (kind === 'numbers') return templates.numbersHelp;
    return kind === 'day' ? templates.effectiveHelp : undefined;
  };
};

const useLabel = () => {
  const speech = useTemplateSpeech();
  const { templates } = useTemplateWords();
  return ({ kind, line, place }: EditField, isAlone: boolean): string => {
    if (kind === 'day') return templates.effectiveFrom;
    const name = placeText(speech, line, place);
    return isAlone && place !== '' ? `${lineName(speech, line)}: ${name}` : name;
  };
};

/** One place of the template with the control that fits it. */
export const TemplateField = ({ field, draft, isAlone }: FieldProps) => {
  const { lang, words } = useSpeech();
  const { template } = useTemplateWords();
  const help = useHelp(draft)(field.kind);
  const label = useLabel()(field, isAlone);
  const given = {
    name: field.name,
    label,
    help,
    error: draft.sending.errorAt(field.name),
    value: shownIn(lang, draft.typed, field),
    onInput: (text: string) => draft.type(field.name, text),
  };
  const { kind } = field;
  if (kind === 'number' || kind === 'hours') return <CountField {...given} />;
  if (kind === 'hours-or-none') return <CountField {...given} optional />;
  if (kind === 'day') return <DayField {...given} />;
  if (kind === 'day-or-none') return <DayField {...given} optional />;
  if (kind === 'severity') {
    const value = Severity.options.find((one) => one === given.value) ?? null;
    const options = Severity.options.map((one) => ({
      value: one,
      label: words.standing.severities[one].label,
    }));
    return <SelectField {...given} value={value} options={options} onPick={given.onInput} />;
  }
  if (kind === 'status') {
    const all = Source.shape.status.options;
    const value = all.find((one) => one === given.value) ?? null;
    const options = all.map((one) => ({ value: one, label: template.values[one] }));
    return <SelectField {...given} value={value} options={options} onPick={given.onInput} />;
  }
  return <TextField {...given} maxLength={300} />;
};
