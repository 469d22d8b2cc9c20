import { type Alert, Outcome, type Severity } from '../../domain/alert.ts';
import { alertClocks } from '../../domain/pack/severities.ts';
import { formatSpan } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { ChoiceField } from '../ui/choice-field.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { useSpeech } from '../ui/words.ts';
import type { Typed } from './act-form.ts';
import type { Act } from './next-act.ts';
import { useWords } from './words.ts';

type FieldsProps = {
  act: Act;
  alert: Pick<Alert, 'severity'>;
  typed: Typed;
  errorAt: (field: string) => string | undefined;
  onType: (typed: Typed) => void;
};

/** What a note is good for: without one a grave alert falls back. */
const useNoteHelp = (act: Act, severity: Severity): string => {
  const { page, work } = useWords();
  const { lang } = useSpeech();
  const { fallBack } = alertClocks.severities[severity];
  if (act !== 'acknowledged' || fallBack === null) return page.noteHelp;
  return `${fill(work.silence, { span: formatSpan(lang, fallBack.afterMinutes * 60_000) })} ${page.noteHelp}`;
};

const Assessment = ({ typed, errorAt, onType }: FieldsProps) => {
  const { page } = useWords();
  return (
    <TextArea
      name="assessment"
      label={page.assessment}
      help={page.assessmentHelp}
      error={errorAt('assessment')}
      value={typed.assessment}
      maxLength={500}
      onInput={(assessment) => onType({ ...typed, assessment })}
    />
  );
};

const Closing = ({ typed, errorAt, onType }: FieldsProps) => {
  const { page, lifeCycle } = useWords();
  return (
    <>
      <ChoiceField
        name="outcome"
        label={page.outcome}
        error={errorAt('outcome')}
        value={typed.outcome}
        options={Outcome.options.map((value) => ({ value, label: lifeCycle.outcomes[value].label }))}
        onPick={(outcome) => onType({ ...typed, outcome })}
      />
      <TextArea
        name="note"
        label={page.reason}
        help={page.noteHelp}
        error={errorAt('note')}
        value={typed.note}
        maxLength={500}
        onInput={(note) => onType({ ...typed, note })}
      />
    </>
  );
};

/** What an act asks for: a verification its assessment, a closing its outcome and reason, the others a note or nothing. */
export const ActFields = (props: FieldsProps) => {
  const { act, alert, typed, errorAt, onType } = props;
  const { page } = useWords();
  const noteHelp = useNoteHelp(act, alert.severity);
  if (act === 'verified') return <Assessment {...props} />;
  if (act === 'closed') return <Closing {...props} />;
  return (
    <TextField
      name="note"
      label={page.note}
      help={noteHelp}
      error={errorAt('note')}
      optional
      value={typed.note}
      maxLength={500}
      onInput={(note) => onType({ ...typed, note })}
    />
  );
};
