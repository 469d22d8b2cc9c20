import type { PlanFields } from '../../domain/plan.ts';
import { changedFacts, type PlanFact, valueAt } from '../../domain/plan-facts.ts';
import { type PlanSpeech, planText } from '../../domain/texts/plan-text.ts';
import { fill } from '../../domain/texts/text.ts';
import { DataTable } from './data-table.tsx';

type Version = PlanFields & { version: number };
type ChangeTexts = Record<'fact' | 'before' | 'after' | 'caption' | 'inForce' | 'none' | 'first', string>;

type ChangesProps = {
  speech: PlanSpeech & { texts: { changes: ChangeTexts } };
  /** Null before the first version. */
  before: Version | null;
  after: Version;
  isInForce?: boolean;
};

/** What a version says otherwise than another, fact by fact in words. */
export const PlanChanges = ({ speech, before, after, isInForce = false }: ChangesProps) => {
  const { changes, facts } = speech.texts;
  if (before === null) return <p>{changes.first}</p>;
  const n = String(before.version);
  const changed = changedFacts(before, after);
  if (changed.length === 0) return <p>{fill(changes.none, { n })}</p>;
  const cell = (plan: Version) => (fact: PlanFact) => planText(speech, valueAt(plan, fact));
  return (
    <DataTable
      caption={fill(isInForce ? changes.inForce : changes.caption, { n })}
      stacked
      columns={[
        { head: changes.fact, cell: (fact) => facts[fact].label, rowHead: true },
        { head: fill(changes.before, { n }), cell: cell(before) },
        { head: fill(changes.after, { n: String(after.version) }), cell: cell(after) },
      ]}
      rows={changed}
      keyOf={(fact) => fact}
    />
  );
};
