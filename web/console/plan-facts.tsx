import type { Plan } from '../../domain/plan.ts';
import { formatDay, formatNumber, formatPercent } from '../../domain/texts/format.ts';
import type { Lang } from '../../domain/texts/text.ts';
import { fill } from '../../domain/texts/text.ts';
import { useSpeech } from '../ui/words.ts';
import { type Fact, Facts } from './facts.tsx';
import { useWords, type Words } from './words.ts';

const factsOf = ({ page, ui, terms }: Words, lang: Lang, plan: Plan): Fact[] => {
  const { plan: labels, units } = page;
  const n = (value: number) => formatNumber(lang, value);
  const people = (value: number) => fill(units.people, { n: n(value) });
  const places = (value: number) => fill(units.places, { n: n(value) });
  const days = (value: number) => fill(units.days, { n: n(value) });
  const yes = (value: boolean) => (value ? ui.yes : ui.no);
  const { testing, risk2194 } = plan;
  return [
    { label: labels.effectiveFrom, value: formatDay(plan.effectiveFrom) },
    { label: labels.model, value: terms.models[plan.model] },
    { label: labels.workforce, value: people(plan.workforce) },
    { label: labels.highRiskWorkers, value: people(plan.highRiskWorkers) },
    { label: labels.serviceWorkers, value: people(plan.serviceWorkers) },
    { label: labels.isolationPlaces, value: places(plan.isolationPlaces) },
    { label: labels.minIsolationFree, value: places(plan.minIsolationFree) },
    { label: labels.lodgingCapacity, value: places(plan.lodgingCapacity) },
    { label: labels.highRiskPct, value: formatPercent(lang, testing.highRiskPct, 0) },
    { label: labels.servicePct, value: formatPercent(lang, testing.servicePct, 0) },
    { label: labels.windowDays, value: days(testing.windowDays) },
    { label: labels.shuttleMaxLoad, value: formatPercent(lang, plan.shuttleMaxLoad, 0) },
    { label: labels.drillEveryDays, value: days(plan.drillEveryDays) },
    {
      label: labels.lastDrillOn,
      value: plan.lastDrillOn === null ? labels.never : formatDay(plan.lastDrillOn),
    },
    {
      label: terms.terms.risk2194.label,
      value:
        risk2194 === null
          ? labels.never
          : `${formatPercent(lang, risk2194.percent)} · ${formatDay(risk2194.assessedOn)}`,
    },
    { label: labels.casePlanAttached, value: yes(plan.casePlanAttached) },
    { label: labels.commitmentSigned, value: yes(plan.commitmentSigned) },
  ];
};

/** Whom to call: the contacts that the plan names. */
const Contacts = ({ contacts }: Pick<Plan, 'contacts'>) => {
  const { page } = useWords();
  return (
    <ul class="contacts">
      {contacts.map(({ role, name, workPhone, workEmail }) => (
        <li key={workEmail + role}>
          {page.contacts[role]}: {name} · <a href={`tel:${workPhone.replace(/[^\d+]/g, '')}`}>{workPhone}</a>{' '}
          · <a href={`mailto:${workEmail}`}>{workEmail}</a>
        </li>
      ))}
    </ul>
  );
};

/** All that a plan promises, and whom to call. */
export const PlanFacts = ({ plan }: { plan: Plan }) => {
  const words = useWords();
  const { lang } = useSpeech();
  return (
    <>
      <Facts facts={factsOf(words, lang, plan)} />
      {plan.contacts.length > 0 ? <Contacts contacts={plan.contacts} /> : null}
    </>
  );
};
