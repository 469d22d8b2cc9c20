import { dayOf } from '../../domain/day.ts';
import { whyNotDue } from '../../domain/due.ts';
import { dueFactsOf } from '../../domain/due-register.ts';
import type { Me } from '../../domain/member.ts';
import type { SiteDetail } from '../../domain/site.ts';
import { now } from '../clock.ts';
import { DueDays } from '../due/due-days.tsx';
import { dueRegisterOf } from '../due-register.ts';
import { href } from './address.ts';
import { useHolidays } from './use-holidays.ts';
import { useWords } from './words.ts';

type Props = { detail: SiteDetail; me: Pick<Me, 'role'> };

/** The days that a site owes in the next sixty, and why it owes none on the others. */
export const SiteDueDays = ({ detail, me }: Props) => {
  const { page } = useWords();
  const holidays = useHolidays();
  if (holidays === null) return null;
  const register = dueRegisterOf(detail);
  const lodged = detail.dueBy?.lodged ?? 0;
  return (
    <>
      <DueDays
        today={dayOf(now())}
        why={(day) => whyNotDue(dueFactsOf(register, day, lodged, holidays), day)}
      />
      {me.role === 'board' || me.role === 'admin' ? (
        <p>
          <a class="row-link" href={href.calendarOf(detail.site.zoneId)}>
            {page.navCalendars}
          </a>
        </p>
      ) : null}
    </>
  );
};
