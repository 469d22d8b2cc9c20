import { useEffect, useState } from 'preact/hooks';
import { Day } from '../../domain/day.ts';
import { Button } from '../ui/button.tsx';
import { DayField } from '../ui/text-field.tsx';
import type { words } from './words-vi.ts';

type PickerProps = { day: Day | null; words: typeof words; onPick: (day: Day | null) => void };

/** The day whose rules are shown; today's without one. */
export const DayPicker = ({ day, words: { page }, onPick }: PickerProps) => {
  const [text, setText] = useState(day ?? '');
  const [error, setError] = useState<string | undefined>(undefined);
  useEffect(() => setText(day ?? ''), [day]);
  const show = (event: Event) => {
    event.preventDefault();
    const read = Day.safeParse(text);
    setError(text === '' || read.success ? undefined : page.dayWrong);
    if (text === '') onPick(null);
    else if (read.success) onPick(read.data);
  };
  return (
    <form noValidate class="day-picker no-print" onSubmit={show}>
      <DayField
        name="day"
        label={page.dayLabel}
        help={page.dayHelp}
        error={error}
        value={text}
        onInput={setText}
      />
      <p class="row">
        <Button submit look="secondary">
          {page.dayShow}
        </Button>
        {day ? (
          <button type="button" class="link" onClick={() => onPick(null)}>
            {page.today}
          </button>
        ) : null}
      </p>
    </form>
  );
};
