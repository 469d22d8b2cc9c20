import { useState } from 'preact/hooks';
import { formatShortDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { CountField } from '../ui/count-field.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { useDesk } from './desk.ts';
import type { ShutReason } from './shut-door.ts';
import type { Filed } from './site-day.ts';

type DoorProps = {
  before: Filed;
  /** Why the door stays shut, if it does: then the full form is the next step. */
  shut: ShutReason | null;
  sending: boolean;
  /** What is wrong with the number, from the last attempt to send. */
  error: string | null;
  attempt: number;
  onSend: (symptomatic: string) => void;
};

/** "No change": one number is asked, never assumed; everything else is said in the sentence above it. */
export const SameDoor = ({ before, shut, sending, error, attempt, onSend }: DoorProps) => {
  const { page } = useDesk();
  const [symptomatic, setSymptomatic] = useState('');
  const day = formatShortDay(before.checkIn.day);
  if (shut) return <p>{t(page, 'shut', { why: t(page, `shut-${shut}`, { day }) })}</p>;
  const submit = (event: Event) => {
    event.preventDefault();
    if (!sending) onSend(symptomatic);
  };
  return (
    <form class="card door" noValidate onSubmit={submit}>
      <ErrorSummary errors={error ? [{ field: 'same-symptomatic', message: error }] : []} attempt={attempt} />
      <h2>{page.sameTitle}</h2>
      <p id="same-says">{t(page, 'sameSays', { day })}</p>
      <CountField
        name="same-symptomatic"
        label={page.symptomatic}
        help={page.symptomaticHelp}
        error={error ?? undefined}
        value={symptomatic}
        onInput={setSymptomatic}
      />
      <Button big submit disabled={sending} describedBy="same-says">
        {sending ? page.sending : t(page, 'sendSame', { day })}
      </Button>
    </form>
  );
};
