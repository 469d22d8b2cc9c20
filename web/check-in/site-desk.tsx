import { useEffect, useState } from 'preact/hooks';
import type { CheckInReply } from '../../domain/check-in.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { DayView } from './day-view.tsx';
import { KeptAt, useDesk } from './desk.ts';
import { Late, loadForms, loadPlan, loadRecord, loadWork } from './late.tsx';
import type { Opening } from './outcome.ts';
import { Screen } from './screen.tsx';
import { useSiteDay } from './site-day.ts';

/** Fetches the late part as soon as somebody touches the page: before that nobody pays for it. */
const useWarmUp = () => {
  useEffect(() => {
    const warm = () =>
      void loadWork()
        .then(loadRecord)
        .catch(() => undefined);
    addEventListener('pointerdown', warm, { once: true });
    addEventListener('keydown', warm, { once: true });
    return () => {
      removeEventListener('pointerdown', warm);
      removeEventListener('keydown', warm);
    };
  }, []);
};

/** One site on one day: the first view, or one of the late parts. */
export const SiteDesk = ({ siteId }: { siteId: string }) => {
  const { place, today } = useDesk();
  const site = useSiteDay(siteId, place.day ?? today);
  const [state] = site;
  return (
    <KeptAt.Provider value={state.kind === 'ready' ? state.keptAt : null}>
      <SiteViews site={site} />
    </KeptAt.Provider>
  );
};

const SiteViews = ({ site: [state, reload] }: { site: ReturnType<typeof useSiteDay> }) => {
  const { page, place, today, go } = useDesk();
  const day = place.day ?? today;
  const [opening, setOpening] = useState<Opening>({});
  const [reply, setReply] = useState<CheckInReply | null>(null);
  useWarmUp();
  if (state.kind === 'loading') return <Screen intro={page.intro}>{<Spinner />}</Screen>;
  if (state.kind === 'failed') {
    return (
      <Screen intro={page.intro}>
        <ProblemNotice failure={state.failure} onRetry={reload} />
      </Screen>
    );
  }
  const { siteDay } = state;
  const { name } = siteDay.detail.site;
  const onSent = (sent: { reply: CheckInReply }) => {
    setReply(sent.reply);
    setOpening({});
    reload();
    go({ view: 'receipt', day });
  };
  const onOpen = (next: Opening) => {
    setOpening(next);
    reload();
    go({ view: 'report', day });
  };
  const given = { siteDay, reply, opening, onSent, reload };
  switch (place.view) {
    case 'day':
      return <DayView siteDay={siteDay} onSent={onSent} onOpen={onOpen} />;
    case 'plan':
      return (
        <Late
          key="plan"
          name={name}
          load={() => loadPlan().then(({ PlanView }) => PlanView)}
          given={{ detail: siteDay.detail, reload }}
        />
      );
    case 'forms':
      return (
        <Late
          key="forms"
          name={name}
          load={() => loadForms().then(({ FormsView }) => FormsView)}
          given={{ detail: siteDay.detail }}
        />
      );
    case 'report':
      return (
        <Late
          key={`report ${day}`}
          name={name}
          load={() => loadWork().then(({ ReportView }) => ReportView)}
          given={given}
        />
      );
    case 'closed':
      return (
        <Late
          key={`closed ${day}`}
          name={name}
          load={() => loadWork().then(({ ClosedView }) => ClosedView)}
          given={{ siteDay, onSent, onOpen }}
        />
      );
    case 'calendar':
      return (
        <Late
          key="calendar"
          name={name}
          load={() => loadWork().then(({ CalendarView }) => CalendarView)}
          given={{ detail: siteDay.detail, reload }}
        />
      );
    // Files, and what is unsent, are of no one site: the page shows them itself.
    case 'unsent':
    case 'bulk':
      return null;
    case 'receipt':
    case 'history':
    case 'days':
    case 'trend':
    case 'case':
    case 'account': {
      const { view } = place;
      return (
        <Late
          key={`${view} ${day}`}
          name={name}
          load={() => loadRecord().then(({ recordViews }) => recordViews[view])}
          given={given}
        />
      );
    }
  }
};
