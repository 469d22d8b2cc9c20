import { useEffect, useState } from 'preact/hooks';
import { type SiteWithStanding, siteRoutes } from '../../domain/site.ts';
import { formatDay, formatNumber, formatShortDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { call, type Failure } from '../api.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { BandTag, FreshnessTag, ScenarioTag } from '../ui/tags.tsx';
import { useSpeech } from '../ui/words.ts';
import { useDesk } from './desk.ts';
import { Go, Screen } from './screen.tsx';
import { useWork } from './work-words.tsx';

type State =
  | { kind: 'loading' }
  | { kind: 'sites'; items: readonly SiteWithStanding[] }
  | { kind: 'failed'; failure: Failure };

/** Silence is shown as such, never as a band. */
const Standing = ({ standing }: Pick<SiteWithStanding, 'standing'>) => {
  const { report } = useWork();
  const { lang } = useSpeech();
  const { freshness, band, readiness, day, scenario } = standing;
  if (freshness === 'unknown' || day === null) return <FreshnessTag freshness="unknown" />;
  const points = readiness === null ? null : formatNumber(lang, readiness, 1);
  return (
    <span class="row">
      <BandTag band={band} />
      {scenario === 'case' || scenario === 'outbreak' ? <ScenarioTag scenario={scenario} /> : null}
      {points ? <span class="num">{t(report, 'pointsOn', { points, day: formatShortDay(day) })}</span> : null}
    </span>
  );
};

/** Whoever reports for several sites: each with its standing, and whether today is reported. */
export const SitesView = (_: object) => {
  const { report } = useWork();
  const { today } = useDesk();
  const [state, setState] = useState<State>({ kind: 'loading' });
  const load = () =>
    void call(siteRoutes.listSites, { query: { limit: '200' } }).then((answer) => {
      if (answer.kind === 'reply') setState({ kind: 'sites', items: answer.reply.items });
      else if (answer.kind !== 'unchanged') setState({ kind: 'failed', failure: answer });
    });
  useEffect(load, []);
  const items = state.kind === 'sites' ? state.items : [];
  const isDone = ({ standing }: SiteWithStanding) => standing.day === today;
  const slots = {
    day: formatDay(today),
    done: String(items.filter(isDone).length),
    total: String(items.length),
  };
  return (
    <Screen
      title={report.sitesTitle}
      {...(items.length > 0 ? { intro: t(report, 'sitesIntro', slots) } : {})}
      wide
    >
      {state.kind === 'loading' ? <Spinner /> : null}
      {state.kind === 'failed' ? <ProblemNotice failure={state.failure} onRetry={load} /> : null}
      {state.kind === 'sites' ? (
        <DataTable
          caption={report.sitesTitle}
          captionHidden
          stacked
          columns={[
            {
              head: report.siteHead,
              cell: ({ site }) => (
                <Go to={{ view: 'day', site: site.siteId }} class="link">
                  {site.name}
                </Go>
              ),
              rowHead: true,
            },
            { head: report.todayHead, cell: (item) => (isDone(item) ? report.todayDone : report.todayNone) },
            { head: report.standingHead, cell: ({ standing }) => <Standing standing={standing} /> },
          ]}
          rows={[...items].sort((a, b) => Number(isDone(a)) - Number(isDone(b)))}
          keyOf={({ site }) => site.siteId}
        />
      ) : null}
    </Screen>
  );
};
