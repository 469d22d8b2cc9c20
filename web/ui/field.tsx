import type { ComponentChildren } from 'preact';
import { useSpeech } from './words.ts';

export type FieldProps = {
  /** Id of the control and its name: errors link to `#name`. */
  name: string;
  label: string;
  help?: string | undefined;
  /** The sentence of the error, the same as in the summary. */
  error?: string | undefined;
  optional?: boolean;
};

/** Ids of the help and error lines, for aria-describedby of the control. */
export const described = ({ name, help, error }: Pick<FieldProps, 'name' | 'help' | 'error'>) =>
  [help ? `${name}-help` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ') || undefined;

/** The help and the error of a field, each with the id that `described` names. */
export const Lines = ({ name, help, error }: Pick<FieldProps, 'name' | 'help' | 'error'>) => {
  const { ui } = useSpeech().words;
  return (
    <>
      {help ? (
        <span class="help" id={`${name}-help`}>
          {help}
        </span>
      ) : null}
      {error ? (
        <span class="error" id={`${name}-error`}>
          <span class="visually-hidden">{ui.errorPrefix} </span>
          {error}
        </span>
      ) : null}
    </>
  );
};

/** Marks a field that may be left empty; all others are needed. */
export const Optional = ({ when }: { when?: boolean | undefined }) => {
  const { ui } = useSpeech().words;
  return when ? <span class="quiet"> ({ui.optional})</span> : null;
};

/** Label, help, error and one control whose id is `name`. */
export const Field = ({ children, ...field }: FieldProps & { children: ComponentChildren }) => (
  <div class={field.error ? 'field wrong' : 'field'}>
    <label for={field.name}>
      {field.label}
      <Optional when={field.optional} />
    </label>
    <Lines {...field} />
    {children}
  </div>
);
