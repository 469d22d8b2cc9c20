import { measures } from '../../domain/answers.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { CheckField, ChoiceField } from '../ui/choice-field.tsx';
import { CountField, TextArea } from '../ui/text-field.tsx';
import { useSpeech } from '../ui/words.ts';
import {
  type CountName,
  capacityCounts,
  caseCounts,
  coreCounts,
  type Draft,
  exemptCounts,
  extraCounts,
  type FieldName,
} from './draft.ts';
import { NameLike } from './name-like-line.tsx';
import { useWork } from './work-words.tsx';

type FieldsProps = {
  draft: Draft;
  /** Sentence of what is wrong, by field. */
  errors: ReadonlyMap<string, string>;
  onChange: (fields: Partial<Draft>) => void;
  /** A quick report told of a case: nobody is offered to write four zeros. */
  mayHaveCases: boolean;
  /** Days within which a person's sample counts once. */
  windowDays: number;
  /** The correction lowers cases: a reason is asked for. */
  withReason: boolean;
  /** The template of the day exempts the vaccinated from sampling. */
  withVaccinated: boolean;
};

const measureValues = ['all', 'some', 'none', 'n/a'] as const;

/** The fields in the order of the form: core counts, places and buses, measures, what else there is. */
export const ReportFields = ({
  draft,
  errors,
  onChange,
  mayHaveCases,
  windowDays,
  withReason,
  withVaccinated,
}: FieldsProps) => {
  const { answers, measures: values, report } = useWork();
  const { lang, words } = useSpeech();
  const { ui } = words;
  const slots = { window: formatNumber(lang, windowDays) };
  const set = (field: FieldName) => (text: string) => onChange({ [field]: text });
  const count = (name: CountName, unit: string, optional = false) => (
    <CountField
      key={name}
      name={name}
      label={answers[name].label}
      help={fill(answers[name].help, slots)}
      unit={unit}
      optional={optional}
      value={draft[name]}
      error={errors.get(name)}
      onInput={set(name)}
    />
  );
  const noCases = () => onChange(Object.fromEntries(caseCounts.map((name) => [name, '0'])));
  const areZero = caseCounts.every((name) => draft[name] === '0');
  const people = (names: readonly CountName[]) => names.map((name) => count(name, report.persons));
  return (
    <>
      <fieldset class="group">
        <legend>{report.core}</legend>
        {people(coreCounts.slice(0, 2))}
        {mayHaveCases ? null : (
          <p>
            <Button look="secondary" onClick={noCases}>
              {report.noCases}
            </Button>
            <span role="status" class="visually-hidden">
              {areZero ? report.noCasesDone : ''}
            </span>
          </p>
        )}
        {people(coreCounts.slice(2))}
      </fieldset>
      <fieldset class="group">
        <legend>{report.capacity}</legend>
        {count(capacityCounts[0], report.places)}
        {count(capacityCounts[1], report.persons)}
        {withVaccinated ? exemptCounts.map((name) => count(name, report.persons, true)) : null}
        {draft.noShuttles ? null : count('shuttleLoad', report.percentSeats)}
        <CheckField
          name="noShuttles"
          label={report.noShuttles}
          checked={draft.noShuttles !== ''}
          onCheck={(checked) => onChange({ noShuttles: checked ? 'yes' : '' })}
        />
      </fieldset>
      <fieldset class="group">
        <legend>{report.measures}</legend>
        {measures.map((name) => (
          <ChoiceField
            key={name}
            name={name}
            {...answers[name]}
            value={measureValues.find((value) => value === draft[name]) ?? null}
            options={measureValues.map((value) => ({ value, label: values[value] }))}
            error={errors.get(name)}
            onPick={set(name)}
          />
        ))}
        <ChoiceField
          name="safetyTeamOnDuty"
          {...answers.safetyTeamOnDuty}
          value={
            draft.safetyTeamOnDuty === 'yes' || draft.safetyTeamOnDuty === 'no'
              ? draft.safetyTeamOnDuty
              : null
          }
          options={[
            { value: 'yes', label: ui.yes },
            { value: 'no', label: ui.no },
          ]}
          error={errors.get('safetyTeamOnDuty')}
          onPick={set('safetyTeamOnDuty')}
        />
      </fieldset>
      <fieldset class="group">
        <legend>{report.more}</legend>
        {extraCounts.map((name) => count(name, report.persons, true))}
        <TextArea
          name="note"
          {...answers.note}
          optional
          value={draft.note}
          error={errors.get('note')}
          onInput={set('note')}
        />
        <NameLike text={draft.note} />
        {withReason ? (
          <TextArea
            name="reason"
            label={report.reason}
            help={report.reasonHelp}
            value={draft.reason}
            error={errors.get('reason')}
            onInput={set('reason')}
          />
        ) : null}
        {withReason ? <NameLike text={draft.reason} /> : null}
      </fieldset>
    </>
  );
};
