import { type FormDefinition, type FormIndex, indicesOf } from '../../domain/form-definition.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { fill, type Lang } from '../../domain/texts/text.ts';
import { ChoiceField, SelectField } from '../ui/choice-field.tsx';
import { described, Field, type FieldProps } from '../ui/field.tsx';
import { DayField } from '../ui/text-field.tsx';
import { useSpeech } from '../ui/words.ts';
import { fieldOf, partOfIndex, type TypedForm } from './form-typed.ts';
import { useFormWords } from './form-words.tsx';

/** A number as the form’s own files say it, with as many decimals as it has. */
export const plainNumber = (lang: Lang, value: number): string =>
  formatNumber(lang, value, Math.min(4, (String(value).split('.')[1] ?? '').length));

type NumberProps = FieldProps & { value: string; onInput: (text: string) => void };

/** A number with decimals, kept as the text that was typed. */
const NumberField = ({ value, onInput, ...field }: NumberProps) => (
  <Field {...field}>
    <input
      id={field.name}
      name={field.name}
      class="count"
      type="text"
      inputMode="decimal"
      autocomplete="off"
      value={value}
      aria-invalid={field.error ? 'true' : undefined}
      aria-describedby={described(field)}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  </Field>
);

/** From so many options on, a list to choose from is shorter than buttons. */
const mostButtons = 5;

type IndexProps = { index: FormIndex; n: number; field: NumberProps };

const IndexField = ({ index, n, field }: IndexProps) => {
  const words = useFormWords();
  const { lang } = useSpeech();
  const said = (value: number) => plainNumber(lang, value);
  const { min, max, step = 1, options } = index;
  const help = index.help?.[lang] ?? '';
  const common = { ...field, label: `${n}. ${index.title[lang]}` };
  if (options) {
    const list = options.map(({ value, label }) => ({
      value: String(value),
      label: fill(words.points, { label: label[lang], value: said(value) }),
    }));
    const Choose = options.length <= mostButtons ? ChoiceField : SelectField;
    return (
      <Choose
        {...common}
        help={help || undefined}
        value={field.value || null}
        options={list}
        onPick={field.onInput}
      />
    );
  }
  const slots = { min: said(min), max: said(max), step: said(step) };
  const range = fill(step === 1 ? words.range : words.rangeStep, slots);
  return <NumberField {...common} help={help ? `${help} ${range}` : range} />;
};

type FieldsProps = {
  form: FormDefinition;
  typed: TypedForm;
  /** What is wrong, by the id of the field. */
  errors: ReadonlyMap<string, string>;
  onChange: (part: string, text: string) => void;
};

/** The fields of a form, made from its definition: the day, then a percentage or one field for every index. */
export const FormFields = ({ form, typed, errors, onChange }: FieldsProps) => {
  const words = useFormWords();
  const fieldFor = (part: string, label: string, help?: string) => {
    const name = fieldOf(form.id, part);
    const [value, error] = [typed[part] ?? '', errors.get(name)];
    return { name, label, help, error, value, onInput: (text: string) => onChange(part, text) };
  };
  return (
    <>
      <DayField {...fieldFor('day', words.assessedOn, words.assessedOnHelp)} />
      {form.entry === 'total' ? (
        <NumberField {...fieldFor('percent', words.percent, words.percentHelp)} />
      ) : null}
      {indicesOf(form).map((index, place) => (
        <IndexField key={index.id} index={index} n={place + 1} field={fieldFor(partOfIndex(index.id), '')} />
      ))}
    </>
  );
};
