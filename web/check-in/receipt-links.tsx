import type { CheckIn } from '../../domain/check-in.ts';
import { formatShortDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { useSpeech } from '../ui/words.ts';
import { correctableUntil } from './day-rows.ts';
import { useDesk } from './desk.ts';
import { useRecord } from './record-words.tsx';
import { Go } from './screen.tsx';
import { useWork } from './work-words.tsx';

/** Where to go from a receipt; a correction only while the day takes one. */
export const ReceiptLinks = ({ checkIn }: { checkIn: CheckIn }) => {
  const { report } = useWork();
  const { receipt } = useRecord();
  const { today } = useDesk();
  const { ui } = useSpeech().words;
  const day = formatShortDay(checkIn.day);
  return (
    <p class="row no-print">
      {today <= correctableUntil(checkIn.day) ? (
        <Go to={{ view: 'report', day: checkIn.day }} class="button secondary">
          {t(report, 'correctTitle', { day })}
        </Go>
      ) : null}
      <button type="button" class="link" onClick={() => print()}>
        {ui.print}
      </button>
      {checkIn.revision > 1 ? (
        <Go to={{ view: 'history', day: checkIn.day }} class="link">
          {t(receipt, 'seeHistory', { day })}
        </Go>
      ) : null}
      <Go to={{ view: 'days', day: null }} class="link">
        {receipt.seeDays}
      </Go>
      <Go to={{ view: 'day', day: checkIn.day }} class="link">
        {t(report, 'backToDay', { day })}
      </Go>
    </p>
  );
};
