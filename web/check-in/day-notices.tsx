import { formatShortDay, formatTime } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useDesk } from './desk.ts';
import type { Pending } from './kept.ts';
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

/** A report that an earlier visit could not confirm: it goes again under the same key. */
export const UnsentNotice = ({
  pending,
  sending,
  onSend,
}: {
  pending: Pending;
  sending: boolean;
  onSend: () => void;
}) => {
  const { page } = useDesk();
  return (
    <Notice tone="warning" title={t(page, 'unsentTitle', { day: formatShortDay(pending.day) })}>
      <p>{t(page, 'unsent', { time: formatTime(pending.at) })}</p>
      <Button disabled={sending} onClick={onSend}>
        {sending ? page.sending : page.sendAgain}
      </Button>
    </Notice>
  );
};
