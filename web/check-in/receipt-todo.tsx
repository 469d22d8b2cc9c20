import type { CheckInReply } from '../../domain/check-in.ts';
import type { Plan } from '../../domain/plan.ts';
import { templateOn } from '../../domain/template.ts';
import { ruleHelp } from '../../domain/texts/rule-slots.ts';
import { useTemplates } from '../templates.ts';
import { SeverityTag } from '../ui/tags.tsx';
import { useSpeech } from '../ui/words.ts';
import { actsOf } from './acts.ts';
import { ActsList } from './acts-list.tsx';
import { useRecord } from './record-words.tsx';
import { Go } from './screen.tsx';
import type { Filed } from './site-day.ts';
import { useWindowDays } from './window-days.ts';
import { useWork } from './work-words.tsx';

type Alerts = CheckInReply['alerts'];
/** What a receipt shows; `alerts` are known right after sending only. */
export type Shown = Filed & { alerts: Alerts | null };

type PartProps = { shown: Shown; windowDays: number };

const Raised = ({ shown: { checkIn, alerts }, windowDays }: PartProps) => {
  const { report, rules } = useWork();
  const { lang } = useSpeech();
  const template = templateOn(useTemplates(), checkIn.day);
  if (alerts === null || alerts.length === 0) return null;
  return (
    <section>
      <h2>{report.alertsTitle}</h2>
      <p>{report.alertsIntro}</p>
      <ul class="acts">
        {alerts.map(({ id, rule, severity }) => (
          <li key={id}>
            <span class="row">
              <SeverityTag severity={severity} /> <strong>{rules[rule].label}</strong>
            </span>
            <span class="act-who">{ruleHelp(rules, rule, template, { windowDays, lang })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What to do next: gates first, then what gains most. */
const Acts = ({ shown: { assessment }, windowDays }: PartProps) => {
  const words = useWork();
  const { lang } = useSpeech();
  const acts = actsOf(assessment, words, { lang, windowDays });
  return (
    <section>
      <h2>{words.fixes.title}</h2>
      {acts.length > 0 ? <ActsList acts={acts} from={assessment.band} /> : <p>{words.report.todoNone}</p>}
      {acts.length > 0 ? <p class="quiet">{words.fixes.under}</p> : null}
    </section>
  );
};

const hasCase = ({ assessment: { scenario }, alerts }: Shown) =>
  scenario === 'case' ||
  scenario === 'outbreak' ||
  (alerts ?? []).some(({ rule }) => rule === 'case-reported');

const CaseLink = () => {
  const { receipt } = useRecord();
  return (
    <section class="no-print">
      <h2>{receipt.caseTitle}</h2>
      <p>
        <Go to={{ view: 'case', day: null }} class="button">
          {receipt.caseLink}
        </Go>
      </p>
    </section>
  );
};

/** What a report leaves to be done, and what it set going. */
export const ReceiptTodo = ({ shown, plan }: { shown: Shown; plan: Plan | null }) => {
  const windowDays = useWindowDays(shown.checkIn.day, plan);
  return (
    <>
      {hasCase(shown) ? <CaseLink /> : null}
      <Acts shown={shown} windowDays={windowDays} />
      <Raised shown={shown} windowDays={windowDays} />
    </>
  );
};
