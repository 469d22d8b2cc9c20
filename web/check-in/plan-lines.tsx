import type { Day } from '../../domain/day.ts';
import type { PlanFields } from '../../domain/plan.ts';
import { overdueOf, type PlanWorth } from '../../domain/plan-worth.ts';
import type { Template } from '../../domain/template.ts';
import { gateText, overdueTexts, worthText } from '../../domain/texts/worth-text.ts';
import { criteriaIn, gatesIn, type SectionId } from './plan-sections.ts';
import { usePlanSpeech } from './plan-words.tsx';

/** What the draft is worth as it stands; null while it cannot be read or nothing was reported yet. */
export type DraftWorth = { worth: PlanWorth; fields: PlanFields; template: Template; day: Day };

/** Under the fields of a part: what they give now and what as typed, gates that they fail, and what has grown old. */
export const WorthLines = ({ section, of }: { section: SectionId; of: DraftWorth | null }) => {
  const speech = usePlanSpeech();
  if (of === null) return null;
  const { worth, fields, template, day } = of;
  const old = overdueTexts(speech, overdueOf(fields, template, day), fields, worth);
  const gates = worth.gates.filter(({ id }) => gatesIn[section]?.includes(id));
  const lines = [
    ...criteriaIn(section, worth.criteria).map((one) => worthText(speech, one)),
    ...gates.map((gate) => gateText(speech, gate)),
    ...(section === 'drills' ? [old.drill] : []),
    ...(section === 'risk' ? [old.risk] : []),
  ].filter((line) => line !== null);
  if (lines.length === 0) return null;
  return (
    <div class="notice info">
      <ul class="plain-list stack num">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
};
