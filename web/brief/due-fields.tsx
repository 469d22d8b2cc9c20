import { DayField, TextField } from '../ui/text-field.tsx';
import type { DueTyped } from './due-typed.ts';

type DueWords = { dueDay: string; dueTime: string; dueTimeHelp: string };
type DueProps = {
  /** Of the day's field; the hour's is `<name>-time`. */
  name: string;
  words: DueWords;
  value: DueTyped;
  errors: { day?: string | undefined; time?: string | undefined };
  onInput: (value: DueTyped) => void;
};

/** By when: a day and an hour, Vietnam time. */
export const DueFields = ({ name, words, value, errors, onInput }: DueProps) => (
  <div class="due">
    <DayField
      name={name}
      label={words.dueDay}
      value={value.day}
      error={errors.day}
      onInput={(day) => onInput({ ...value, day })}
    />
    <TextField
      name={`${name}-time`}
      label={words.dueTime}
      help={words.dueTimeHelp}
      maxLength={12}
      value={value.time}
      error={errors.time}
      onInput={(time) => onInput({ ...value, time })}
    />
  </div>
);
