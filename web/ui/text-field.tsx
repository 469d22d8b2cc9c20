import type { TypedProps } from './count-field.tsx';
import { described, Field } from './field.tsx';

export { CountField } from './count-field.tsx';

type TextProps = TypedProps & {
  mode?: 'text' | 'search' | 'email' | 'tel';
  maxLength?: number;
  autocomplete?: string;
};

/** One line of text; `mode` chooses the phone's keyboard. */
export const TextField = ({
  value,
  onInput,
  mode = 'text',
  maxLength,
  autocomplete = 'off',
  ...field
}: TextProps) => (
  <Field {...field}>
    <input
      id={field.name}
      name={field.name}
      type="text"
      inputMode={mode}
      value={value}
      maxLength={maxLength}
      autocomplete={autocomplete}
      aria-invalid={field.error ? 'true' : undefined}
      aria-describedby={described(field)}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  </Field>
);

/** A civil day, `YYYY-MM-DD` in and out; the browser shows it in its own way. */
export const DayField = ({ value, onInput, ...field }: TypedProps) => (
  <Field {...field}>
    <input
      id={field.name}
      name={field.name}
      type="date"
      value={value}
      aria-invalid={field.error ? 'true' : undefined}
      aria-describedby={described(field)}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  </Field>
);

/** Several lines of text. */
export const TextArea = ({
  value,
  onInput,
  maxLength,
  rows = 3,
  ...field
}: TypedProps & { maxLength?: number; rows?: number }) => (
  <Field {...field}>
    <textarea
      id={field.name}
      name={field.name}
      rows={rows}
      maxLength={maxLength}
      value={value}
      aria-invalid={field.error ? 'true' : undefined}
      aria-describedby={described(field)}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  </Field>
);
