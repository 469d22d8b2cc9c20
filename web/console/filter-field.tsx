import { type Option, SelectField } from '../ui/choice-field.tsx';
import { useWords } from './words.ts';

type FilterProps<V extends string> = {
  name: string;
  label: string;
  value: V | undefined;
  options: readonly Option<V>[];
  onPick: (value: V | '') => void;
};

/** One choice that narrows a list, or all. */
export const FilterField = <V extends string>({ value, options, onPick, ...field }: FilterProps<V>) => {
  const { page } = useWords();
  return (
    <SelectField
      {...field}
      value={value ?? ''}
      options={[{ value: '', label: page.all }, ...options]}
      onPick={onPick}
    />
  );
};
