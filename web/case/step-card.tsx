import { useState } from 'preact/hooks';
import { countsOfStep, mayDoStep } from '../../domain/case-response.ts';
import type { CaseDetail } from '../../domain/case-routes.ts';
import type { Instant } from '../../domain/day.ts';
import type { Role } from '../../domain/me.ts';
import { formatMoment, formatNumber, formatTime } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { useSpeech } from '../ui/words.ts';
import { numberOf } from './case-state.ts';
import { useCaseWords } from './case-words.tsx';
import { StepForm } from './step-form.tsx';
import { StepHead } from './step-head.tsx';

export type StepCardProps = {
  found: CaseDetail;
  step: CaseDetail['steps'][number];
  reader: Role;
  now: Instant;
  isCurrent: boolean;
  onDone: (n: number) => Promise<void>;
  onRefused: () => Promise<void>;
};

const Said = ({ found, step }: Pick<StepCardProps, 'found' | 'step'>) => {
  const { page } = useCaseWords();
  const { lang } = useSpeech();
  const counts = countsOfStep[numberOf(step)];
  const { by, doneAt, note } = step;
  return (
    <>
      {by && doneAt ? (
        <p class="num">
          {t(page, 'doneBy', {
            who: by.name,
            side: page.owners[by.role === 'employer' ? 'site' : 'health'],
            when: formatMoment(doneAt),
          })}
        </p>
      ) : (
        <p class="quiet num">{t(page, 'dueAt', { when: formatMoment(step.dueBy) })}</p>
      )}
      {step.state === 'done' && counts.length > 0 ? (
        <dl class="case-counts num">
          {counts.map((name) => (
            <div key={name}>
              <dt>{page.counts[name]}</dt>
              <dd>{found.counts[name] === null ? page.notSaid : formatNumber(lang, found.counts[name])}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {note ? <p>{note}</p> : null}
    </>
  );
};

/** What may be done at a step by who looks: tick it, or once it is ticked add to it and open it again. */
const Acts = ({ found, step, reader, onDone, onRefused }: StepCardProps) => {
  const { page } = useCaseWords();
  const [kind, setKind] = useState<'add' | 'reopen' | null>(null);
  const n = String(step.n);
  if (found.state === 'closed') return null;
  if (!mayDoStep(reader, numberOf(step)))
    return step.state === 'todo' ? <p class="quiet">{page.waitingFor[step.owner]}</p> : null;
  const given = { found, step, onDone, onRefused };
  if (step.state === 'todo') return <StepForm {...given} kind="finish" />;
  if (kind !== null) return <StepForm key={kind} {...given} kind={kind} onCancel={() => setKind(null)} />;
  return (
    <div class="row">
      <Button look="secondary" onClick={() => setKind('add')}>
        {t(page, 'add', { n })}
      </Button>
      <Button look="secondary" onClick={() => setKind('reopen')}>
        {t(page, 'reopen', { n })}
      </Button>
    </div>
  );
};

/** One step as a card: what to do, whose it is, its clock, and the act. The current one is open, the others a tap away. */
export const StepCard = (props: StepCardProps) => {
  const { found, step, isCurrent } = props;
  const { page } = useCaseWords();
  const said = page.steps[numberOf(step)];
  return (
    <li>
      <details class={`card case-step${isCurrent ? ' is-current' : ''}`} open={isCurrent}>
        <summary id={`step-${step.n}`}>
          <StepHead {...props} />
        </summary>
        <div class="step-body">
          <p>{said.do}</p>
          <p class="quiet num">{t(said, 'help', { when: formatTime(found.openedAt) })}</p>
          <Said found={found} step={step} />
          <Acts key={`${step.state} ${step.round} ${step.doneAt}`} {...props} />
        </div>
      </details>
    </li>
  );
};
