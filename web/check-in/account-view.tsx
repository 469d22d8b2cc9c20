import { formatShortDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { speakingOfDays, useAccountWords } from '../account/account-words.tsx';
import { DayAccountPart } from '../account/day-account-part.tsx';
import { useDesk } from './desk.ts';
import { useRecord } from './record-words.tsx';
import { Go, Screen } from './screen.tsx';
import type { SiteDay } from './site-day.ts';

const View = ({ siteDay: { detail, day, filed } }: { siteDay: SiteDay }) => {
  const { page } = useAccountWords();
  const { receipt } = useRecord();
  const { today, link, go } = useDesk();
  const { siteId, name } = detail.site;
  return (
    <Screen title={page.title} intro={page.intro} name={name} wide>
      <DayAccountPart
        siteId={siteId}
        day={day}
        today={today}
        linkTo={(other) => link({ view: 'account', day: other })}
        onDay={(other) => go({ view: 'account', day: other })}
      />
      <p class="row no-print">
        {filed ? (
          <Go to={{ view: 'receipt', day }} class="link">
            {t(receipt, 'backToReceipt', { day: formatShortDay(day) })}
          </Go>
        ) : null}
        <Go to={{ view: 'days', day: null }} class="link">
          {receipt.seeDays}
        </Go>
      </p>
    </Screen>
  );
};

/** Every number of the site's own day. */
export const AccountView = speakingOfDays(View);
