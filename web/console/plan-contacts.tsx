import type { Plan } from '../../domain/plan.ts';
import { useWords } from './words.ts';

/** Whom to call: the contacts that the plan names, with their work phone and e-mail. */
export const PlanContacts = ({ contacts }: Pick<Plan, 'contacts'>) => {
  const { page, plans } = useWords();
  if (contacts.length === 0) return <p>{plans.noContacts}</p>;
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
