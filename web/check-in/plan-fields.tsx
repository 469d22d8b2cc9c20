import { Model } from '../../domain/plan.ts';
import { CheckField, ChoiceField } from '../ui/choice-field.tsx';
import { CountField, DayField, TextField } from '../ui/text-field.tsx';
import { type PlanDraft, peopleFields, placeFields, testingFields } from './plan-draft.ts';
import { usePlanWords } from './plan-words.tsx';

type FieldsProps = {
  draft: PlanDraft;
  errors: ReadonlyMap<string, string>;
  onChange: (fields: PlanDraft) => void;
};

const usePlanFields = ({ draft, errors, onChange }: FieldsProps) => {
  const { plan } = usePlanWords();
  const texts = new Map(Object.entries(plan));
  const common = (name: string) => ({
    name,
    label: texts.get(name) ?? name,
    help: texts.get(`${name}Help`),
    error: errors.get(name),
    value: draft[name] ?? '',
    onInput: (text: string) => onChange({ [name]: text }),
  });
  return {
    count: (name: string, unit: string) => <CountField key={name} {...common(name)} unit={unit} />,
    day: (name: string, optional = false) => <DayField key={name} {...common(name)} optional={optional} />,
    text: (name: string, label: string, mode: 'text' | 'tel' | 'email') => (
      <TextField key={name} {...common(name)} label={label} mode={mode} />
    ),
    check: (name: string) => (
      <CheckField
        key={name}
        name={name}
        label={texts.get(name) ?? name}
        error={errors.get(name)}
        checked={(draft[name] ?? '') !== ''}
        onCheck={(checked) => onChange({ [name]: checked ? 'yes' : '' })}
      />
    ),
  };
};

const ContactFields = (props: FieldsProps & { whose: 'focal' | 'deputy' }) => {
  const { plan } = usePlanWords();
  const { text } = usePlanFields(props);
  return (
    <fieldset class="group">
      <legend>{plan[props.whose]}</legend>
      {text(`${props.whose}-name`, plan.contactName, 'text')}
      {text(`${props.whose}-workPhone`, plan.contactPhone, 'tel')}
      {text(`${props.whose}-workEmail`, plan.contactEmail, 'email')}
    </fieldset>
  );
};

/** All fields of a plan, every one of them needed unless it says so. */
export const PlanFieldsForm = (props: FieldsProps) => {
  const { plan, models } = usePlanWords();
  const { draft, errors, onChange } = props;
  const { count, day, check } = usePlanFields(props);
  const risk = {
    name: 'riskPercent',
    label: plan.riskPercent,
    help: plan.riskPercentHelp,
    error: errors.get('riskPercent'),
    value: draft['riskPercent'] ?? '',
    onInput: (text: string) => onChange({ riskPercent: text }),
  };
  return (
    <>
      <fieldset class="group">
        <legend>{plan.people}</legend>
        <ChoiceField
          name="model"
          label={plan.model}
          value={Model.options.find((model) => model === draft['model']) ?? null}
          options={Model.options.map((value) => ({ value, label: models[value] }))}
          error={errors.get('model')}
          onPick={(model) => onChange({ model })}
        />
        {day('effectiveFrom')}
        {peopleFields.map((name) => count(name, plan.persons))}
      </fieldset>
      <fieldset class="group">
        <legend>{plan.places}</legend>
        {placeFields.map((name) => count(name, name === 'lodgingCapacity' ? plan.persons : plan.placesUnit))}
      </fieldset>
      <fieldset class="group">
        <legend>{plan.testing}</legend>
        {testingFields.map((name) => count(name, name === 'windowDays' ? plan.daysUnit : '%'))}
        {count('shuttleMaxLoad', '%')}
        {count('drillEveryDays', plan.daysUnit)}
        {day('lastDrillOn', true)}
      </fieldset>
      <fieldset class="group">
        <legend>{plan.papers}</legend>
        <TextField {...risk} optional />
        {day('riskAssessedOn', true)}
        {check('casePlanAttached')}
        {check('commitmentSigned')}
      </fieldset>
      <ContactFields {...props} whose="focal" />
      <ContactFields {...props} whose="deputy" />
    </>
  );
};
