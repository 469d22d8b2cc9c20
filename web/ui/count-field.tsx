import { described, Field, type FieldProps } from './field.tsx';

export type TypedProps = FieldProps & { value: string; onInput: (text: string) => void };

/** A whole number, kept as the text that was typed; `parseCount` reads it. Never type=number: it drops what it cannot read. */
export const CountField = ({ value, onInput, unit, ...field }: TypedProps & { unit?: string }) => (
  <Field {...field}>
    <span class="with-unit">
      <input
        id={field.name}
        name={field.name}
        class="count"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        value={value}
        aria-invalid={field.error ? 'true' : undefined}
        aria-describedby={described(field)}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {unit ? <span class="quiet">{unit}</span> : null}
    </span>
  </Field>
);
