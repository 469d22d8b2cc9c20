import type { Answers } from '../../domain/answers.ts';
import type { Day } from '../../domain/day.ts';
import type { Plan } from '../../domain/plan.ts';
import { planCosts } from '../../domain/plan-costs.ts';
import type { Recent } from '../../domain/recent.ts';
import { templateInForce } from '../../domain/template.ts';
import { costTexts } from '../../domain/texts/costs-text.ts';
import { useTemplates } from '../templates.ts';
import { Notice } from '../ui/notice.tsx';
import { speakingOfDays, useAccountSpeech } from './account-words.tsx';

type CostsProps = {
  plan: Plan;
  /** The newest report with those before it. */
  reported: { answers: Answers; recent: readonly Recent[] };
  today: Day;
  /** Nothing is said where nothing is lost. */
  isQuiet?: boolean;
};

const Costs = ({ plan, reported, today, isQuiet = false }: CostsProps) => {
  const { costs: speech } = useAccountSpeech();
  const { costs } = speech.texts;
  const template = templateInForce(useTemplates(), today);
  if (template === null) return null;
  const lines = costTexts(speech, planCosts(template, plan, reported, today));
  if (lines.length === 0) return isQuiet ? null : <p>{costs.none}</p>;
  return (
    <Notice tone="warning" title={costs.title}>
      <ul class="num">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  );
};

/** What an overdue drill and missing papers of a plan cost today, on the newest report. */
export const PlanCostsPart = speakingOfDays(Costs);
