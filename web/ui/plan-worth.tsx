import type { Day } from '../../domain/day.ts';
import type { PlanFields } from '../../domain/plan.ts';
import { overdueOf, type PlanWorth } from '../../domain/plan-worth.ts';
import type { Template } from '../../domain/template.ts';
import { formatDay, formatNumber } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import {
  belowText,
  gateText,
  heldText,
  overdueTexts,
  type WorthSpeech,
} from '../../domain/texts/worth-text.ts';
import { DataTable } from './data-table.tsx';

type TableTexts = Record<
  'total' | 'totalFirst' | 'criterion' | 'now' | 'next' | 'caption' | 'notBelow',
  string
>;

type WorthProps = {
  speech: WorthSpeech & { texts: { worth: TableTexts } };
  worth: PlanWorth;
  plan: PlanFields;
  template: Template;
  /** The day whose report it is worked out on. */
  day: Day;
};

/** What a whole plan is worth beside the one of now: the score of the same report, commitment by commitment, gates, what is old. */
export const PlanWorthTable = ({ speech, worth, plan, template, day }: WorthProps) => {
  const { lang, texts, criteria } = speech;
  const { readiness } = worth;
  const score = (value: number | null) => (value === null ? '–' : formatNumber(lang, value, 1));
  const old = overdueTexts(speech, overdueOf(plan, template, day), plan, worth);
  const said = [
    ...worth.gates.map((gate) => gateText(speech, gate)),
    old.drill,
    old.risk,
    belowText(speech, plan, template) ?? texts.worth.notBelow,
  ].filter((line) => line !== null);
  return (
    <>
      <p class="num">
        {fill(readiness.now === null ? texts.worth.totalFirst : texts.worth.total, {
          day: formatDay(day),
          now: score(readiness.now),
          next: score(readiness.next),
        })}
      </p>
      <ul>
        {said.map((line) => (
          <li key={line} class="num">
            {line}
          </li>
        ))}
      </ul>
      <DataTable
        caption={fill(texts.worth.caption, { day: formatDay(day) })}
        stacked
        columns={[
          {
            head: texts.worth.criterion,
            cell: ({ id, weight }) => `${criteria[id].label} (${formatNumber(lang, weight)})`,
            rowHead: true,
          },
          { head: texts.worth.now, cell: ({ now }) => heldText(speech, now), numeric: true },
          { head: texts.worth.next, cell: ({ next }) => heldText(speech, next), numeric: true },
        ]}
        rows={worth.criteria.filter(({ facts }) => facts.length > 0)}
        keyOf={({ id }) => id}
      />
    </>
  );
};
