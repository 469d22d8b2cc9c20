import { AlertState, RuleId, Severity } from '../../domain/alert.ts';
import { SelectField } from '../ui/choice-field.tsx';
import { FilterBox } from './filter-box.tsx';
import { FilterField } from './filter-field.tsx';
import { FindField } from './find-field.tsx';
import type { ZoneName } from './place-names.ts';
import type { QueueFilter } from './queue-filter.ts';
import { useWords } from './words.ts';

type FiltersProps = {
  filter: QueueFilter;
  zones: readonly ZoneName[];
  find: string;
  onFind: (text: string) => void;
  change: (changes: Readonly<Record<string, string>>) => void;
};

/** What the queue is narrowed by; all but the text are asked of the server. */
export const QueueFilters = ({ filter, zones, find, onFind, change }: FiltersProps) => {
  const { page, standing, lifeCycle, rules } = useWords();
  const states = [
    { value: 'active' as const, label: page.active },
    ...AlertState.options.map((value) => ({ value, label: lifeCycle.states[value].label })),
  ];
  return (
    <FilterBox>
      <FindField name="find" label={page.findInQueue} found={find} onFind={onFind} />
      <FilterField
        name="severity"
        label={page.severity}
        value={filter.severity}
        options={Severity.options.map((value) => ({ value, label: standing.severities[value].label }))}
        onPick={(severity) => change({ severity })}
      />
      <FilterField
        name="zone"
        label={page.zone}
        value={filter.zone}
        options={zones.map(({ id, name }) => ({ value: id, label: name }))}
        onPick={(zone) => change({ zone })}
      />
      <FilterField
        name="rule"
        label={page.rule}
        value={filter.rule}
        options={RuleId.options.map((value) => ({ value, label: rules[value].label }))}
        onPick={(rule) => change({ rule })}
      />
      <SelectField
        name="state"
        label={page.state}
        value={filter.state}
        options={states}
        onPick={(state) => change({ state: state === 'active' ? '' : state })}
      />
    </FilterBox>
  );
};
