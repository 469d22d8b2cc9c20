import { fill } from '../../domain/texts/text.ts';
import { DueFields } from '../brief/due-fields.tsx';
import { Button } from '../ui/button.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { fieldId, type TypedProposal } from './review-typed.ts';
import { useReviewWords } from './review-words.ts';

type ProposalProps = {
  /** Its place, from 0. */
  n: number;
  typed: TypedProposal;
  errorAt: (field: string) => string | undefined;
  onInput: (typed: TypedProposal) => void;
  onUp: () => void;
  onRemove: () => void;
};

/** One matter with what is proposed on it. */
export const ProposalFields = ({ n, typed, errorAt, onInput, onUp, onRemove }: ProposalProps) => {
  const { review } = useReviewWords();
  const { fields } = review;
  const field = (name: 'matter' | 'basis' | 'proposed' | 'lead' | 'with', maxLength: number) => ({
    ...{ name: fieldId(n, name), label: fields[name], maxLength, value: typed[name] },
    ...{ error: errorAt(fieldId(n, name)), onInput: (text: string) => onInput({ ...typed, [name]: text }) },
  });
  const labels = [fields.optionA, fields.optionB, fields.optionC];
  return (
    <fieldset class="group proposal">
      <legend>{fill(review.nth, { n: String(n + 1) })}</legend>
      <TextField {...field('matter', 120)} />
      <TextArea {...field('basis', 300)} help={fields.basisHelp} rows={2} />
      {labels.map((label, place) => (
        <TextField
          key={label}
          name={fieldId(n, place === 0 ? 'options' : `options-${place}`)}
          label={label}
          optional
          maxLength={160}
          value={typed.options[place] ?? ''}
          error={place === 0 ? errorAt(fieldId(n, 'options')) : undefined}
          onInput={(text) =>
            onInput({ ...typed, options: typed.options.map((one, i) => (i === place ? text : one)) })
          }
        />
      ))}
      <TextArea {...field('proposed', 160)} help={fields.proposedHelp} rows={2} />
      <div class="two">
        <TextField {...field('lead', 120)} />
        <TextField {...field('with', 120)} optional />
      </div>
      <DueFields
        name={fieldId(n, 'due')}
        words={review}
        value={typed.due}
        errors={{ day: errorAt(fieldId(n, 'due')), time: errorAt(fieldId(n, 'due-time')) }}
        onInput={(due) => onInput({ ...typed, due })}
      />
      <div class="row">
        {n > 0 ? (
          <Button look="secondary" onClick={onUp}>
            {review.up}
          </Button>
        ) : null}
        <Button look="secondary" onClick={onRemove}>
          {review.remove}
        </Button>
      </div>
    </fieldset>
  );
};
