import type { ComponentChildren } from 'preact';
import { Model } from '../../domain/plan.ts';
import { CheckField, ChoiceField } from '../ui/choice-field.tsx';
import { CountField } from '../ui/count-field.tsx';
import { DayField, TextField } from '../ui/text-field.tsx';
import { type PlanDraft, peopleFields, testingFields } from './plan-draft.ts';
import { type DraftWorth, WorthLines } from './plan-lines.tsx';
import type { SectionId } from './plan-sections.ts';
import { usePlanWords } from './plan-words.tsx';

type FieldsProps = {
  draft: PlanDraft;
  errors: ReadonlyMap<string, string>;
  onChange: (fields: PlanDraft) => void;
};

const usePlanFields = ({ draft, errors, onChange }: FieldsProps) => {
  const { plan, page } = usePlanWords();
  const facts = new Map<string, { label: string; help: string }>(Object.entries(plan.facts));
  const common = (name: string) => ({
    name,
    label: facts.get(name)?.label ?? name,
    help: facts.get(name)?.help,
    error: errors.get(name),
    value: draft[name] ?? '',
    onInput: (text: string) => onChange({ [name]: text }),
  });
  return {
    common,
    count: (name: string, unit: string) => <CountField key={name} {...common(name)} unit={unit} />,
    day: (name: string, more: { optional?: boolean; label?: string } = {}) => (
      <DayField key={name} {...common(name)} {...more} />
    ),
    contact: (name: string, label: string, mode: 'text' | 'tel' | 'email') => (
      <TextField key={name} {...common(name)} label={label} mode={mode} />
    ),
    check: (name: 'casePlanAttached' | 'commitmentSigned') => (
      <CheckField
        key={name}
        name={name}
        label={name === 'casePlanAttached' ? page.casePlanCheck : page.commitmentCheck}
        error={errors.get(name)}
        checked={(draft[name] ?? '') !== ''}
        onCheck={(checked) => onChange({ [name]: checked ? 'yes' : '' })}
      />
    ),
  };
};

/** The fields that say who works here, how, and from when. */
const SiteFields = (props: FieldsProps) => {
  const { page, plan, models } = usePlanWords();
  const { count, day } = usePlanFields(props);
  const { draft, errors, onChange } = props;
  return (
    <fieldset class="group">
      <legend>{page.site}</legend>
      {day('effectiveFrom')}
      <ChoiceField
        name="model"
        label={plan.facts.model.label}
        help={plan.facts.model.help}
        value={Model.options.find((model) => model === draft['model']) ?? null}
        options={Model.options.map((value) => ({ value, label: models[value] }))}
        error={errors.get('model')}
        onPick={(model) => onChange({ model })}
      />
      {peopleFields.map((name) => count(name, page.people))}
    </fieldset>
  );
};

type PartProps = { section: SectionId; of: DraftWorth | null; children: ComponentChildren };

/** A part of the form with, under its fields, what they are worth. */
const Part = ({ section, of, children }: PartProps) => (
  <fieldset class="group">
    <legend>{usePlanWords().page[section]}</legend>
    {children}
    <WorthLines section={section} of={of} />
  </fieldset>
);

const ContactFields = (props: FieldsProps & { whose: 'focal' | 'deputy' }) => {
  const { page, plan } = usePlanWords();
  const { contact } = usePlanFields(props);
  const { whose } = props;
  return (
    <fieldset class="group">
      <legend>{whose === 'focal' ? plan.facts.focal.label : page.deputyOptional}</legend>
      <p class="help">{plan.facts[whose].help}</p>
      {contact(`${whose}-name`, page.contactName, 'text')}
      {contact(`${whose}-workPhone`, page.contactPhone, 'tel')}
      {contact(`${whose}-workEmail`, page.contactEmail, 'email')}
    </fieldset>
  );
};

/** All fields of a plan, every one of them needed unless it says so. */
export const PlanFieldsForm = ({ of, ...props }: FieldsProps & { of: DraftWorth | null }) => {
  const { page } = usePlanWords();
  const { common, count, day, check } = usePlanFields(props);
  const risk = { ...common('riskPercent'), label: page.riskPercent, help: page.riskPercentHelp };
  return (
    <>
      <SiteFields {...props} />
      <Part section="testing" of={of}>
        {testingFields.map((name) => count(name, name === 'windowDays' ? page.days : '%'))}
      </Part>
      <Part section="places" of={of}>
        {count('isolationPlaces', page.placesUnit)}
        {count('minIsolationFree', page.placesUnit)}
        {count('lodgingCapacity', page.people)}
      </Part>
      <Part section="shuttles" of={of}>
        {count('shuttleMaxLoad', '%')}
      </Part>
      <Part section="drills" of={of}>
        {count('drillEveryDays', page.days)}
        {day('lastDrillOn', { optional: true })}
      </Part>
      <Part section="risk" of={of}>
        <TextField {...risk} optional />
        {day('riskAssessedOn', { optional: true, label: page.riskAssessedOn })}
      </Part>
      <Part section="papers" of={of}>
        {check('casePlanAttached')}
        {check('commitmentSigned')}
      </Part>
      <ContactFields {...props} whose="focal" />
      <ContactFields {...props} whose="deputy" />
    </>
  );
};
