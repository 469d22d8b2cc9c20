import { useState } from 'preact/hooks';
import { RuleId } from '../../domain/alert.ts';
import { fill } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/choice-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { FilterField } from './filter-field.tsx';
import type { ZoneName } from './place-names.ts';
import { countText, useBulk } from './use-bulk.ts';
import { useWords } from './words.ts';

type BulkProps = {
  zones: readonly ZoneName[];
  /** The zone and rule that the queue is narrowed to. */
  zone: string | undefined;
  rule: RuleId | undefined;
  onClose: () => void;
  onDone: (said: string) => void;
};

/** Acknowledges all open alerts of a zone: says how many first, and asks for a word of it. */
export const BulkDialog = ({ zones, zone, rule, onClose, onDone }: BulkProps) => {
  const { page, work, rules, ui } = useWords();
  const { bulk: words } = work;
  const [picked, setPicked] = useState({ zone: zone ?? null, rule });
  const [note, setNote] = useState('');
  const bulk = useBulk(picked.zone, picked.rule, onDone);
  const { counted, taken, busy } = bulk;
  const isAble = counted !== null && counted.n > 0;
  const submit = (event: Event) => {
    event.preventDefault();
    if (isAble) void bulk.acknowledge(note);
  };
  return (
    <Dialog title={words.title} onClose={onClose}>
      <ErrorSummary errors={bulk.errors} attempt={bulk.attempt} />
      {bulk.failure ? <ProblemNotice failure={bulk.failure} /> : null}
      <form onSubmit={submit}>
        <SelectField
          name="bulk-zone"
          label={words.zone}
          value={picked.zone}
          options={zones.map(({ id, name }) => ({ value: id, label: name }))}
          onPick={(next) => setPicked({ ...picked, zone: next })}
        />
        <FilterField
          name="bulk-rule"
          label={words.rule}
          value={picked.rule}
          options={RuleId.options.map((value) => ({ value, label: rules[value].label }))}
          onPick={(next) => setPicked({ ...picked, rule: next === '' ? undefined : next })}
        />
        <p role="status" class="num">
          <strong>{countText(words, picked.zone, counted)}</strong>
          {busy ? ` ${fill(words.progress, { n: String(taken) })}` : null}
        </p>
        <TextField
          name="note"
          label={words.note}
          help={words.noteHelp}
          error={bulk.errorAt('note')}
          value={note}
          maxLength={500}
          onInput={setNote}
        />
        <div class="row">
          <Button submit disabled={busy || !isAble}>
            {busy ? ui.working : isAble ? fill(words.confirm, { n: String(counted.n) }) : page.next}
          </Button>
          <Button look="secondary" onClick={onClose}>
            {ui.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
