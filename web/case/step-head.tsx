import { mayDoStep } from '../../domain/case-response.ts';
import { t } from '../../domain/texts/text.ts';
import { bandShapes, freshnessShapes, severityShapes } from '../ui/shapes.tsx';
import { useSpeech } from '../ui/words.ts';
import { type Clock, clockOf, numberOf } from './case-state.ts';
import { type CaseWords, useCaseWords } from './case-words.tsx';
import type { StepCardProps } from './step-card.tsx';

type HeadProps = Pick<StepCardProps, 'found' | 'step' | 'reader' | 'now'>;

/** Tick, clock face or octagon: the state is in the shape and the words, colour only repeats it. */
const shapeOf: Record<Clock['state'], typeof bandShapes.ready> = {
  done: bandShapes.ready,
  left: freshnessShapes.fresh,
  late: severityShapes.critical,
};

/** Whose step it is; while it is to do and not the reader's, that it is waited for. */
const whoseText = (page: CaseWords['page'], { found, step, reader }: HeadProps): string => {
  const { owner, state } = step;
  const waits = found.state === 'open' && state === 'todo' && !mayDoStep(reader, numberOf(step));
  return waits && owner !== 'both' ? page.waits[owner] : page.owners[owner];
};

/** What is seen of a step while it is shut: its number, name, clock and owner. */
export const StepHead = (props: HeadProps) => {
  const { found, step, now } = props;
  const words = useCaseWords();
  const { lang } = useSpeech();
  const { page, steps } = words;
  const clock = clockOf(step, now, words, lang);
  return (
    <>
      <span class="step-n num" aria-hidden="true">
        {step.n}
      </span>
      <span class="step-head">
        <strong>
          <span class="visually-hidden">{step.n}. </span>
          {steps[numberOf(step)]}
        </strong>
        <span class="step-clock num">
          {found.state === 'closed' && step.state === 'todo' ? null : (
            <>
              {shapeOf[clock.state]}
              <span class={clock.state === 'late' ? 'is-late' : undefined}>{clock.text}</span>
            </>
          )}
          <span class="quiet">
            {whoseText(page, props)}
            {step.round > 1 ? ` · ${t(page, 'roundOf', { n: String(step.round) })}` : ''}
          </span>
        </span>
      </span>
    </>
  );
};
