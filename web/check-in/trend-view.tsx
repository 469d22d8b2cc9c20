import { useState } from 'preact/hooks';
import { addDays } from '../../domain/day.ts';
import { LateView } from '../console/late-view.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useDesk } from './desk.ts';
import { spanDays } from './receipt-next.tsx';
import { useRecord } from './record-words.tsx';
import { Go, Screen } from './screen.tsx';
import type { SiteDay } from './site-day.ts';
import { SpanChart } from './span-chart.tsx';
import { useSpan } from './use-span.ts';

/** What inspectors found at the site: read when somebody opens it. */
const Inspected = ({ siteId }: { siteId: string }) => {
  const { receipt } = useRecord();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{receipt.inspections}</summary>
      {isOpen ? (
        <LateView
          load={() =>
            import('../console/site-inspections.tsx').then(({ SiteInspections }) => SiteInspections)
          }
          given={{ me: employer, siteId }}
        />
      ) : null}
    </details>
  );
};
const employer = { role: 'employer' } as const;

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
      <Inspected siteId={siteDay.detail.site.siteId} />
      <p class="no-print">
        <Go to={{ view: 'days', day: null }} class="link">
          {receipt.seeDays}
        </Go>
      </p>
    </Screen>
  );
};
