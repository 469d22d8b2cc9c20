import { useRef, useState } from 'preact/hooks';
import { CallOutcome } from '../../domain/call.ts';
import { fill } from '../../domain/texts/text.ts';
import { useWords } from './words.ts';

type CallProps = {
  site: string;
  /** Logs the outcome; over when it is taken or has failed. */
  onLog: (outcome: CallOutcome) => Promise<unknown>;
};

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The outcomes of a call, one tap each. One stop of the Tab key for a row: the arrows go from one outcome to the next. */
export const CallButtons = ({ site, onLog }: CallProps) => {
  const { missing, terms } = useWords();
  const [at, setAt] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = (at + by + CallOutcome.options.length) % CallOutcome.options.length;
    setAt(next);
    bar.current?.querySelectorAll('button')[next]?.focus();
  };
  const log = async (outcome: CallOutcome, place: number) => {
    setAt(place);
    if (isBusy) return;
    setBusy(true);
    await onLog(outcome);
    setBusy(false);
  };
  return (
    <div
      ref={bar}
      class="calls"
      role="toolbar"
      aria-label={fill(missing.logOf, { site })}
      aria-busy={isBusy}
      onKeyDown={move}
    >
      {CallOutcome.options.map((outcome, place) => (
        <button
          key={outcome}
          type="button"
          class="button secondary"
          tabIndex={place === at ? 0 : -1}
          aria-disabled={isBusy ? 'true' : undefined}
          onClick={() => void log(outcome, place)}
        >
          {terms.calls[outcome]}
        </button>
      ))}
    </div>
  );
};
