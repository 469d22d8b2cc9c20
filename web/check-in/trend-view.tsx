import { addDays } from '../../domain/day.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useDesk } from './desk.ts';
import { spanDays } from './receipt-next.tsx';
import { useRecord } from './record-words.tsx';
import { Go, Screen } from './screen.tsx';
import type { SiteDay } from './site-day.ts';
import { SpanChart } from './span-chart.tsx';
import { useSpan } from './use-span.ts';

/** The last 30 days of a site in one picture, with its figures behind. */
export const TrendView = ({ siteDay }: { siteDay: SiteDay }) => {
  const { receipt } = useRecord();
  const { today } = useDesk();
  const [state, again] = useSpan(siteDay, addDays(today, 1 - spanDays), today);
  return (
    <Screen title={receipt.trendTitle} intro={receipt.trendIntro} name={siteDay.detail.site.name}>
      {state.kind === 'loading' ? <Spinner /> : null}
      {state.kind === 'failed' ? <ProblemNotice failure={state.failure} onRetry={again} /> : null}
      {state.kind === 'rows' ? <SpanChart rows={state.rows} /> : null}
      <p class="no-print">
        <Go to={{ view: 'days', day: null }} class="link">
          {receipt.seeDays}
        </Go>
      </p>
    </Screen>
  );
};
