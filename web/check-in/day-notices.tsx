import { formatShortDay, formatTime } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { Notice } from '../ui/notice.tsx';
import { useSpeech } from '../ui/words.ts';
import { useDesk } from './desk.ts';
import { Go } from './screen.tsx';
import type { Filed, SiteDay } from './site-day.ts';

/** Reference of a revision, as printed on its receipt. */
export const referenceOf = ({ siteId, day, revision }: Filed['checkIn']) => `${siteId}-${day}-${revision}`;

/** The day is reported: when, in time or not, and where its receipt is. */
export const SentNotice = ({ filed: { checkIn } }: { filed: Filed }) => {
  const { page } = useDesk();
  const says = checkIn.onTime === null ? 'sentNotDue' : checkIn.onTime ? 'sentOnTime' : 'sentLate';
  const day = formatShortDay(checkIn.day);
  return (
    <Notice tone="good" title={t(page, 'sentTitle', { time: formatTime(checkIn.receivedAt) })}>
      <p class="num">{t(page, says, { ref: referenceOf(checkIn) })}</p>
      <p class="row">
        <Go to={{ view: 'receipt' }} class="button">
          {t(page, 'receipt', { day })}
        </Go>
        <Go to={{ view: 'report' }} class="button secondary">
          {t(page, 'correct', { day })}
        </Go>
      </p>
    </Notice>
  );
};

/** A site with F0 of the last 14 days: its steps are one tap away. */
export const CaseNotice = ({ scenario }: Pick<SiteDay['detail']['standing'], 'scenario'>) => {
  const { page } = useDesk();
  const { scenarios } = useSpeech().words.standing;
  if (scenario !== 'case' && scenario !== 'outbreak') return null;
  return (
    <Notice tone="warning" title={scenarios[scenario].label}>
      <Go to={{ view: 'case', day: null }} class="button">
        {page.case}
      </Go>
    </Notice>
  );
};

/** A site without an approved plan: what that means, and what to do. */
export const PlanNotice = ({ plan }: Pick<SiteDay['detail'], 'plan'>) => {
  const { page } = useDesk();
  if (plan?.state === 'approved') return null;
  return (
    <Notice tone="warning" title={plan ? page.waitingTitle : page.noPlanTitle}>
      <p>{plan ? page.waiting : page.noPlan}</p>
      <Go to={{ view: 'plan', day: null }} class="button secondary">
        {plan ? page.seePlan : page.makePlan}
      </Go>
    </Notice>
  );
};
