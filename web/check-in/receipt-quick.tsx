import { useEffect, useState } from 'preact/hooks';
import type { CheckIn } from '../../domain/check-in.ts';
import { formatNumber, formatShortDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { useSpeech } from '../ui/words.ts';
import { correctableUntil } from './day-rows.ts';
import { useDesk } from './desk.ts';
import { loadQuickReports } from './quick-reports.ts';
import { useRecord } from './record-words.tsx';
import { Go } from './screen.tsx';
import { useWork } from './work-words.tsx';

/** F0 that the server had of quick reports in the day's period; 0 until it is read, and where it cannot be. */
const useQuickF0 = (siteId: string, day: string): number => {
  const [reported, setReported] = useState(0);
  useEffect(() => {
    let gone = false;
    void loadQuickReports(siteId, day).then((events) => {
      if (!gone) setReported(events.reduce((sum, { count }) => sum + count, 0));
    });
    return () => {
      gone = true;
    };
  }, [siteId, day]);
  return reported;
};

/** Where the report says fewer F0 than were reported at once, its receipt says so too, on paper as well. */
export const QuickMore = ({ checkIn: { siteId, day, answers } }: { checkIn: CheckIn }) => {
  const { report } = useWork();
  const { receipt } = useRecord();
  const { lang } = useSpeech();
  const { today } = useDesk();
  const reported = useQuickF0(siteId, day);
  if (reported <= answers.f0) return null;
  const n = (count: number) => formatNumber(lang, count, 0);
  return (
    <p class="num">
      <strong>{t(receipt, 'quickMore', { n: n(reported), m: n(answers.f0) })}</strong>{' '}
      {today <= correctableUntil(day) ? (
        <Go to={{ view: 'report', day }} class="link no-print">
          {t(report, 'correctTitle', { day: formatShortDay(day) })}
        </Go>
      ) : null}
    </p>
  );
};
