import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { addDays, Day } from '../../domain/day.ts';
import { Button } from '../ui/button.tsx';
import { DayField } from '../ui/text-field.tsx';
import { useSpeech } from '../ui/words.ts';
import type { Voice } from './sentences.ts';

type PickerProps = {
  page: Voice['page'];
  day: Day;
  today: Day;
  onPick: (day: Day) => void;
  onAgain: () => void;
};

/** Chooses the day of the figures; a day that has not come is refused at the field. */
export const DayPicker = ({ page, day, today, onPick, onAgain }: PickerProps) => {
  const { ui } = useSpeech().words;
  const [typed, setTyped] = useState<string | null>(null);
  const asked = z.safeParse(Day, typed ?? day);
  const isFuture = asked.success && asked.data > today;
  const pick = (next: Day) => {
    setTyped(null);
    onPick(next);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (asked.success && !isFuture) pick(asked.data);
  };
  return (
    <form class="picker no-print" onSubmit={submit}>
      <DayField
        name="day"
        label={page.dayLabel}
        value={typed ?? day}
        onInput={setTyped}
        error={isFuture ? page.futureDay : undefined}
      />
      <div class="row">
        <Button submit>{page.show}</Button>
        <Button look="secondary" onClick={() => pick(addDays(day, -1))}>
          {page.dayBefore}
        </Button>
        <Button look="secondary" disabled={day >= today} onClick={() => pick(addDays(day, 1))}>
          {page.dayAfter}
        </Button>
        <Button look="secondary" onClick={onAgain}>
          {page.refresh}
        </Button>
        <Button look="secondary" onClick={() => print()}>
          {ui.print}
        </Button>
      </div>
    </form>
  );
};
