import { useEffect, useRef } from 'preact/hooks';
import { fill } from '../../domain/texts/text.ts';
import { markPage } from './page-title.ts';
import { useSpeech } from './words.ts';

/** One error: the name of its field ('' when it belongs to none) and the sentence, the same as at the field. */
export type FieldError = { field: string; message: string };

type SummaryProps = {
  errors: readonly FieldError[];
  /** Count of attempts to send: each new one moves the focus here again. */
  attempt: number;
};

const goTo = (event: Event, field: string) => {
  const control = document.getElementById(field);
  if (control === null) return;
  event.preventDefault();
  (control.closest('.field') ?? control).scrollIntoView({ block: 'center' });
  control.focus({ preventScroll: true });
};

/** Everything to correct, on top of the form: takes the focus, links to each field, and marks the page's title. */
export const ErrorSummary = ({ errors, attempt }: SummaryProps) => {
  const { ui } = useSpeech().words;
  const box = useRef<HTMLDivElement>(null);
  const some = errors.length > 0;
  // The attempt is what moves the focus, again each time.
  useEffect(() => {
    if (some) box.current?.focus();
  }, [attempt, some]);
  useEffect(() => (some ? markPage(ui.errorPrefix) : undefined), [some, ui]);
  if (!some) return null;
  return (
    <div class="error-summary" ref={box} tabIndex={-1} role="alert" aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{fill(ui.errorTitle, { n: String(errors.length) })}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={field + message}>
            {field ? (
              <a href={`#${field}`} onClick={(event) => goTo(event, field)}>
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
};
