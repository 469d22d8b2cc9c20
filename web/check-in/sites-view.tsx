import { useRef, useState } from 'preact/hooks';
import { formatDay, formatNumber, formatShortDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import type { SiteWithToday } from '../../domain/today.ts';
import { Announcer } from '../ui/announcer.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { BandTag, ScenarioTag } from '../ui/standing-tags.tsx';
import { FreshnessTag } from '../ui/tags.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useSpeech } from '../ui/words.ts';
import { KeptAt, useDesk } from './desk.ts';
import type { CheckInEntry, Entry } from './outbox-entry.ts';
import { useOutbox } from './outbox-news.tsx';
import type { Outcome } from './outcome.ts';
import { Go, Screen } from './screen.tsx';
import { countsOf, inOrder, isSought, nextOpen, type RowState, rowState } from './site-row.ts';
import { symptomsId, TodayCell } from './site-row-today.tsx';
import { listing, useSiteWords } from './sites-words.ts';
import { useRowSending, useSites } from './use-sites.ts';

/** From so many sites on there is a box to find one. */
const manySites = 10;

type Row = { item: SiteWithToday; state: RowState };

/** Silence is shown as such, never as a band. */
const Standing = ({ standing: { freshness, band, readiness, day, scenario } }: SiteWithToday) => {
  const { sites } = useSiteWords();
  const { lang } = useSpeech();
  if (freshness === 'unknown' || day === null) return <FreshnessTag freshness="unknown" />;
  const points = readiness === null ? null : formatNumber(lang, readiness, 1);
  return (
    <span class="row">
      <BandTag band={band} day={day} />
      {scenario === 'case' || scenario === 'outbreak' ? <ScenarioTag scenario={scenario} day={day} /> : null}
      {points ? <span class="num">{t(sites, 'pointsOn', { points, day: formatShortDay(day) })}</span> : null}
    </span>
  );
};

/** What "the same as before" would say again. */
const Last = ({ today: { last } }: SiteWithToday) => {
  const { sites } = useSiteWords();
  const { lang } = useSpeech();
  if (last === null) return <>{sites.lastNone}</>;
  const { present, isolationFree } = last.answers;
  const slots = { present: formatNumber(lang, present), free: formatNumber(lang, isolationFree) };
  return <span class="num">{t(sites, 'lastSays', { day: formatShortDay(last.day), ...slots })}</span>;
};

const Progress = ({ counts }: { counts: ReturnType<typeof countsOf> }) => {
  const { sites } = useSiteWords();
  const { sent, saved, look, total } = counts;
  const parts = [
    t(sites, 'progress', { done: String(sent), total: String(total) }),
    ...(saved > 0 ? [t(sites, 'savedToo', { n: String(saved) })] : []),
    ...(look > 0 ? [t(sites, 'lookToo', { n: String(look) })] : []),
    ...(total > 0 && sent === total ? [sites.allDone] : []),
  ];
  return (
    <p class="row" id="sites-progress" tabIndex={-1}>
      <progress value={sent} max={Math.max(total, 1)} aria-hidden="true" />
      <strong class="num">{parts.join(' · ')}</strong>
    </p>
  );
};

/** Rows keep the order in which they were first shown: nothing jumps away while somebody sends. */
const useSteadyOrder = (rows: readonly Row[]): Row[] => {
  const order = useRef<string[]>([]);
  const placeOf = ({ item }: Row) => order.current.indexOf(item.site.siteId);
  const fresh = inOrder(rows.filter((row) => placeOf(row) === -1));
  order.current = [...order.current, ...fresh.map(({ item }) => item.site.siteId)];
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b));
};

/** The newest submission of the site's day that this device knows of. */
const heldOf = (entries: readonly Entry[], { site, today }: SiteWithToday): CheckInEntry | undefined =>
  entries
    .filter((entry) => entry.kind === 'check-in')
    .findLast(({ siteId, day }) => siteId === site.siteId && day === today.day);

/** Whoever reports for several sites: each with where it stands today, sent from its row after a glance. */
const List = (_: object) => {
  const { sites } = useSiteWords();
  const { today } = useDesk();
  const { items, loading, failure, keptAt, reload } = useSites();
  const { entries } = useOutbox();
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');
  const { attempts, send } = useRowSending(({ site }: SiteWithToday, { kind }: Outcome) => {
    const word = kind === 'sent' ? 'announceSent' : kind === 'unsent' ? 'announceSaved' : 'announceNot';
    setSaid(t(sites, word, { site: site.name }));
  });
  const all = useSteadyOrder(
    items.map((item) => ({
      item,
      state: rowState(item, attempts.get(item.site.siteId), heldOf(entries, item)),
    })),
  );
  const shown = all.filter(({ item }) => isSought(item.site, typed));
  const sendRow = (item: SiteWithToday, text: string) => {
    if (!send(item, text)) return document.getElementById(symptomsId(item.site.siteId))?.focus();
    const next = nextOpen(shown, item.site.siteId);
    document.getElementById(next === null ? 'sites-progress' : symptomsId(next))?.focus();
  };
  return (
    <KeptAt.Provider value={keptAt}>
      <Screen title={sites.title} intro={t(sites, 'intro', { day: formatDay(today) })} wide>
        <p>{sites.says}</p>
        {failure ? <ProblemNotice failure={failure} onRetry={reload} /> : null}
        <Announcer message={said} />
        {items.length > 0 ? <Progress counts={countsOf(all.map(({ state }) => state))} /> : null}
        {items.length > manySites ? (
          <TextField
            name="find-site"
            label={sites.filter}
            help={sites.filterHelp}
            mode="search"
            value={typed}
            onInput={setTyped}
          />
        ) : null}
        {items.length > 0 ? (
          <DataTable
            caption={sites.title}
            captionHidden
            stacked
            empty={sites.noneFound}
            columns={[
              {
                head: sites.siteHead,
                cell: ({ item: { site } }) => (
                  <Go to={{ view: 'day', site: site.siteId, day: null }} class="link">
                    {site.name}
                  </Go>
                ),
                rowHead: true,
              },
              { head: sites.lastHead, cell: ({ item }) => <Last {...item} /> },
              { head: sites.standingHead, cell: ({ item }) => <Standing {...item} /> },
              {
                head: sites.todayHead,
                cell: ({ item, state }) => (
                  <TodayCell item={item} state={state} onSend={(text) => sendRow(item, text)} />
                ),
              },
            ]}
            rows={shown}
            keyOf={({ item }) => item.site.siteId}
          />
        ) : null}
        {loading ? <Spinner /> : null}
        {!loading && failure === null && items.length === 0 ? <EmptyState>{sites.none}</EmptyState> : null}
        <p>
          <Go to={{ view: 'bulk', site: null, day: null }} class="link">
            {sites.bulk}
          </Go>
        </p>
      </Screen>
    </KeptAt.Provider>
  );
};

export const SitesView = listing(List);
