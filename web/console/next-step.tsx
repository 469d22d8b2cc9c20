import type { AlertDetail } from '../../domain/alert-routes.ts';
import { dayOf } from '../../domain/day.ts';
import type { Me } from '../../domain/member.ts';
import { windowDaysOn } from '../../domain/pack/risk-level.ts';
import type { Plan } from '../../domain/plan.ts';
import { templateOn } from '../../domain/template.ts';
import { formatMoment } from '../../domain/texts/format.ts';
import { ruleHelp } from '../../domain/texts/rule-slots.ts';
import { fill } from '../../domain/texts/text.ts';
import { useTemplates } from '../templates.ts';
import { Button } from '../ui/button.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { useSpeech } from '../ui/words.ts';
import { ActFailed } from './lost-race.tsx';
import { type Act, actsOf, actWords, nextAct, nextStep } from './next-act.ts';
import { isUnverifiedCritical } from './snooze-form.ts';
import { useAct } from './use-act.ts';
import { useWords, type Words } from './words.ts';

export type Begin = (task: { kind: 'act'; act: Act } | { kind: 'snooze' }) => void;

type StepProps = {
  me: Me;
  alert: AlertDetail;
  /** The site's plan; null where there is none, or while it is not known. */
  plan: Plan | null;
  isLate: boolean;
  begin: Begin;
  /** The alert was changed from here. */
  onDone: () => void;
};

/** What to do, in a sentence: a proposal to close comes before the step of the state. */
const sentenceOf = (words: Words, alert: AlertDetail, find: string, mayAccept: boolean): string =>
  alert.proposal && mayAccept
    ? fill(words.work.next.accept, { when: formatMoment(alert.proposal.at) })
    : nextStep(words, alert, find);

/** What is to be found out, by the rules of the day on which it opened. */
const useFind = ({ rule, openedAt }: AlertDetail, plan: StepProps['plan']): string => {
  const { rules } = useWords();
  const { lang } = useSpeech();
  const day = dayOf(openedAt);
  const template = templateOn(useTemplates(), day);
  return ruleHelp(rules, rule, template, { windowDays: windowDaysOn(plan, template, day), lang });
};

/** Why it cannot be put aside: said before anything is tried. */
const SnoozeButton = ({ alert, begin }: Pick<StepProps, 'alert' | 'begin'>) => {
  const { lifeCycle, work } = useWords();
  if (!isUnverifiedCritical(alert))
    return (
      <Button look="secondary" onClick={() => begin({ kind: 'snooze' })}>
        {lifeCycle.transitions.snooze}
      </Button>
    );
  return (
    <>
      <Button look="secondary" disabled describedBy="no-snooze">
        {lifeCycle.transitions.snooze}
      </Button>
      <span id="no-snooze" class="quiet">
        {work.snooze.refused}
      </span>
    </>
  );
};

/** The one next step, and beside it what else may be done. A proposal to close is accepted with one tap. */
export const NextStep = ({ me, alert, plan, isLate, begin, onDone }: StepProps) => {
  const words = useWords();
  const { work, ui } = words;
  const find = useFind(alert, plan);
  const { transition, errors, attempt, failure, busy } = useAct(alert, onDone);
  const first = nextAct(me, alert);
  const acts = actsOf(me, alert);
  const proposal = acts.includes('closed') ? alert.proposal : undefined;
  const accept = () => {
    if (proposal === undefined || busy) return;
    const { outcome } = proposal;
    void transition({ to: 'closed', outcome, note: work.accept.note, seen: alert.version });
  };
  const primary = proposal ? null : first;
  const others = acts.filter((act) => act !== primary);
  return (
    <>
      <ErrorSummary errors={errors} attempt={attempt} />
      <ActFailed failure={failure} alert={alert} onRetry={accept} />
      <Notice title={work.next.title} tone={isLate ? 'warning' : 'info'}>
        <p>{sentenceOf(words, alert, find, proposal !== undefined)}</p>
        {alert.fallsBackAt && alert.state === 'acknowledged' ? (
          <p>{fill(work.fallsBack, { when: formatMoment(alert.fallsBackAt) })}</p>
        ) : null}
        {proposal ? (
          <Button onClick={accept} disabled={busy}>
            {busy ? ui.working : work.accept.button}
          </Button>
        ) : null}
        {primary ? (
          <Button onClick={() => begin({ kind: 'act', act: primary })}>
            {actWords(words, primary, alert.state)}
          </Button>
        ) : null}
        {acts.length > 0 ? (
          <div class="row others">
            {others.map((act) => (
              <Button key={act} look="secondary" onClick={() => begin({ kind: 'act', act })}>
                {actWords(words, act, alert.state)}
              </Button>
            ))}
            {me.role === 'health' ? <SnoozeButton alert={alert} begin={begin} /> : null}
          </div>
        ) : null}
      </Notice>
    </>
  );
};
