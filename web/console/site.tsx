import { useState } from 'preact/hooks';
import { checkInRoutes } from '../../domain/check-in.ts';
import { addDays, dayOf } from '../../domain/day.ts';
import type { Me } from '../../domain/member.ts';
import type { Plan } from '../../domain/plan.ts';
import { planRoutes } from '../../domain/plan-routes.ts';
import { type SiteDetail, siteRoutes } from '../../domain/site.ts';
import { formatDay, formatNumber } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { call, type Failure } from '../api.ts';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSpeech } from '../ui/words.ts';
import { href } from './address.ts';
import { Facts } from './facts.tsx';
import { LateView } from './late-view.tsx';
import { useZones, zoneName } from './place-names.ts';
import { readOf } from './read.ts';
import { Score } from './score.tsx';
import { type CheckInItem, ScoreMoveLine } from './score-move-line.tsx';
import { SiteCalendar } from './site-calendar.tsx';
import { SiteCase } from './site-case.tsx';
import { SiteCheckIns } from './site-check-ins.tsx';
import { SitePlans } from './site-plans.tsx';
import { SiteSilence } from './site-silence.tsx';
import { BandOf, FreshnessOf, LoweredConfidence, ScenarioOf } from './standing-cells.tsx';
import { useReply } from './use-reply.ts';
import { useWords } from './words.ts';

const loadCover = () => import('../forms/cover-2194.tsx').then(({ Cover2194 }) => Cover2194);

/** Days of check-ins shown, today's included. */
const spanDays = 30;

const useSiteFile = (siteId: string) => {
  const params = { siteId };
  const site = useReply<SiteDetail>(siteId, async (_, signal) =>
    readOf(await call(siteRoutes.getSite, { params, signal })),
  );
  const plans = useReply<{ items: Plan[] }>(siteId, async (_, signal) =>
    readOf(await call(planRoutes.listPlans, { params, query: { limit: '200' }, signal })),
  );
  const checkIns = useReply<{ items: CheckInItem[] }>(siteId, async (_, signal) => {
    const today = dayOf(new Date().toISOString());
    const query = { from: addDays(today, 1 - spanDays), to: today, limit: '100' };
    return readOf(await call(checkInRoutes.listCheckIns, { params, query, signal }));
  });
  return { site, plans, checkIns };
};

const Head = ({ detail: { site, standing, confidence } }: { detail: SiteDetail }) => {
  const { page, gates, terms } = useWords();
  const { lang } = useSpeech();
  const zone = zoneName(useZones(), site.zoneId);
  return (
    <>
      <h2>{site.name}</h2>
      <p class="row">
        {standing.scenario ? <ScenarioOf standing={standing} /> : null}
        <BandOf standing={standing} />
        <FreshnessOf item={{ site, standing }} />
        <LoweredConfidence confidence={confidence} />
      </p>
      <Facts
        facts={[
          { label: page.siteId, value: site.siteId },
          { label: page.employer, value: site.employer },
          { label: page.zone, value: <a href={href.sitesOfZone(site.zoneId)}>{zone}</a> },
          { label: page.workforce, value: formatNumber(lang, site.workforce) },
          {
            label: page.state,
            value: `${terms['site-states'][site.state]} (${fill(page.since, { day: formatDay(site.stateSince) })})`,
          },
          {
            label: terms.terms.gate.label,
            value:
              standing.gates.length === 0
                ? page.none
                : standing.gates.map((gate) => gates[gate].label).join(' · '),
          },
          ...(confidence
            ? [
                {
                  label: terms.terms.confidence.label,
                  value: terms.confidences[confidence][confidence === 'normal' ? 'label' : 'help'],
                },
              ]
            : []),
        ]}
      />
    </>
  );
};

type Loaded<T> = { value: T | null; failure: Failure | null; refresh: () => Promise<void> };

/** Waiting, or why not; nothing once there is a value. */
const Pending = ({ of: { value, failure, refresh } }: { of: Loaded<unknown> }) => {
  if (failure) return <ProblemNotice failure={failure} onRetry={() => void refresh()} />;
  return value === null ? <Spinner /> : null;
};

const ScoreOf = ({ items, plans }: { items: readonly CheckInItem[]; plans: readonly Plan[] }) => {
  const { page } = useWords();
  const [newest] = items;
  if (newest === undefined) return <p>{page.noCheckIns}</p>;
  return (
    <>
      <Score assessment={newest.assessment} day={newest.checkIn.day} plans={plans} />
      <ScoreMoveLine newest={newest.checkIn} />
    </>
  );
};

/** One site: its case while there is one, standing, score item by item and why it moved, plans with their decision, check-ins of 30 days, calendar. */
export const SiteView = ({ me, id }: { me: Me; id: string }) => {
  const { page } = useWords();
  const { site, plans, checkIns } = useSiteFile(id);
  const scenario = site.value?.standing.scenario;
  const hasCase = me.role !== 'admin' && (scenario === 'case' || scenario === 'outbreak');
  const [said, setSaid] = useState('');
  const [isCover, showCover] = useState(false);
  const done = (message: string) => {
    setSaid(message);
    void site.refresh();
    void plans.refresh();
  };
  const cover = site.value ? (
    <LateView
      key={`cover ${id}`}
      load={loadCover}
      given={{ detail: site.value, isOpen: isCover, onOpen: showCover }}
    />
  ) : null;
  if (isCover) return cover;
  return (
    <>
      {said ? (
        <Notice tone="good" live="status">
          {said}
        </Notice>
      ) : null}
      <Pending of={site} />
      {site.value ? (
        <>
          <Head detail={site.value} />
          {me.role === 'admin' ? null : <SiteSilence detail={site.value} />}
          {hasCase ? <SiteCase me={me} siteId={id} /> : null}
          <section aria-labelledby="score">
            <h2 id="score">{page.score}</h2>
            <Pending of={checkIns} />
            {checkIns.value ? (
              <ScoreOf items={checkIns.value.items} plans={plans.value?.items ?? []} />
            ) : null}
          </section>
          <section aria-labelledby="plans">
            <h2 id="plans">{page.plans}</h2>
            <Pending of={plans} />
            {plans.value ? (
              <SitePlans
                me={me}
                siteId={id}
                plans={plans.value.items}
                inForce={site.value.plan?.version ?? null}
                items={checkIns.value?.items ?? null}
              />
            ) : null}
            {cover}
          </section>
          <section aria-labelledby="check-ins" class="dense">
            <h2 id="check-ins">{page.checkIns}</h2>
            {checkIns.value ? <SiteCheckIns items={checkIns.value.items} /> : null}
          </section>
          <section aria-labelledby="calendar">
            <h2 id="calendar">{page.calendar}</h2>
            <SiteCalendar
              me={me}
              siteId={id}
              calendar={site.value.calendar}
              onDone={done}
              refresh={() => void site.refresh()}
            />
            <LateView
              key={`due ${id}`}
              load={() => import('./site-due-days.tsx').then(({ SiteDueDays }) => SiteDueDays)}
              given={{ detail: site.value, me }}
            />
          </section>
          {me.role === 'admin' ? (
            <LateView
              key={`state ${id}`}
              load={() => import('./site-state.tsx').then(({ SiteStateForm }) => SiteStateForm)}
              given={{ detail: site.value, onDone: done }}
            />
          ) : null}
          <LateView
            key={`inspections ${id}`}
            load={() => import('./site-inspections.tsx').then(({ SiteInspections }) => SiteInspections)}
            given={{ me, siteId: id }}
          />
          {hasCase || me.role === 'admin' ? null : <SiteCase me={me} siteId={id} />}
        </>
      ) : null}
    </>
  );
};
