import type { Day } from '../../domain/day.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/choice-field.tsx';
import { goTo, href } from './address.ts';
import type { Briefs } from './use-briefs.ts';
import { useWords } from './words.ts';

/** Chooses among the briefs that there are, newest first. */
export const BriefPicker = ({ briefs: { items, more }, day }: { briefs: Briefs; day: Day | null }) => {
  const { issued } = useWords();
  const entries = items ?? [];
  const at = entries.findIndex((entry) => entry.day === day);
  const [after, before] = [entries[at - 1], at < 0 ? undefined : entries[at + 1]];
  const go = (to: Day | undefined) => to && goTo(href.brief(to));
  return (
    <div class="picker row no-print">
      <SelectField
        name="day"
        label={issued.pick}
        value={at < 0 ? null : day}
        options={entries.map((entry) => ({
          value: entry.day,
          label: t(issued, entry.issuedAt === null ? 'optionFrozen' : 'option', {
            day: formatDay(entry.day),
          }),
        }))}
        onPick={go}
      />
      <Button look="secondary" disabled={before === undefined} onClick={() => go(before?.day)}>
        {issued.before}
      </Button>
      <Button look="secondary" disabled={after === undefined} onClick={() => go(after?.day)}>
        {issued.after}
      </Button>
      {more ? (
        <Button look="secondary" onClick={more}>
          {issued.older}
        </Button>
      ) : null}
    </div>
  );
};
