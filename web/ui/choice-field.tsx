import { described, Field, type FieldProps, Lines, Optional } from './field.tsx';

export type Option<V extends string> = { value: V; label: string };
type PickProps<V extends string> = FieldProps & {
  value: V | null;
  options: readonly Option<V>[];
  onPick: (value: V) => void;
};

const picked = <V extends string>(
  options: readonly Option<V>[],
  text: string,
  onPick: (value: V) => void,
) => {
  const option = options.find(({ value }) => value === text);
  if (option) onPick(option.value);
};

/** One of a list; for two to five options ChoiceField is quicker on a phone. */
export const SelectField = <V extends string>({ value, options, onPick, ...field }: PickProps<V>) => (
  <Field {...field}>
    <select
      id={field.name}
      name={field.name}
      value={value ?? ''}
      aria-invalid={field.error ? 'true' : undefined}
      aria-describedby={described(field)}
      onChange={(event) => picked(options, event.currentTarget.value, onPick)}
    >
      {value === null ? <option value="">–</option> : null}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  </Field>
);

/** Radio buttons in a row that wraps; the first one has the id `name`, so that errors can link to it. */
export const ChoiceField = <V extends string>({ value, options, onPick, ...field }: PickProps<V>) => (
  <fieldset class={field.error ? 'field wrong' : 'field'} aria-describedby={described(field)}>
    <legend>
      {field.label}
      <Optional when={field.optional} />
    </legend>
    <Lines {...field} />
    <div class="choices">
      {options.map((option, i) => (
        <label key={option.value} class="choice">
          <input
            id={i === 0 ? field.name : undefined}
            type="radio"
            name={field.name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onPick(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  </fieldset>
);

type CheckProps = Omit<FieldProps, 'optional'> & { checked: boolean; onCheck: (checked: boolean) => void };

/** One box to tick, the whole row its target. */
export const CheckField = ({ checked, onCheck, ...field }: CheckProps) => (
  <div class={field.error ? 'field wrong' : 'field'}>
    <label class="choice">
      <input
        id={field.name}
        type="checkbox"
        name={field.name}
        checked={checked}
        aria-describedby={described(field)}
        onChange={(event) => onCheck(event.currentTarget.checked)}
      />
      {field.label}
    </label>
    <Lines {...field} />
  </div>
);
