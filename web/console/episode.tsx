import { useState } from 'preact/hooks';
import { type AlertDetail, alertRoutes } from '../../domain/alert-routes.ts';
import type { Me } from '../../domain/member.ts';
import { type SiteDetail, siteRoutes } from '../../domain/site.ts';
import { formatMoment } from '../../domain/texts/format.ts';
import { call } from '../api.ts';
import { Announcer } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { SeverityTag } from '../ui/tags.tsx';
import { useSpeech } from '../ui/words.ts';
import { ActDialog } from './act-dialog.tsx';
import { href } from './address.ts';
import { Facts } from './facts.tsx';
import { type Act, actsOf, nextAct, nextStep } from './next-act.ts';
import { useZones, zoneName } from './place-names.ts';
import { PlanFacts } from './plan-facts.tsx';
import { dueText } from './queue-order.ts';
import { readOf, type Tagged, taggedOf } from './read.ts';
import { SiteCase } from './site-case.tsx';
import { Timeline } from './timeline.tsx';
import { ScoreOfDay, Trigger } from './trigger.tsx';
import { useNow } from './use-now.ts';
import { type Replied, useReply } from './use-reply.ts';
import { useWords } from './words.ts';

/** Another officer's act is seen here too within 5 s. */
const pollMs = 4000;

const useAlert = (alertId: string) =>
  useReply<Tagged<AlertDetail>>(
    alertId,
    async (before, signal) => {
      const etag = before?.etag;
      return taggedOf(
        await call(alertRoutes.getAlert, { params: { alertId }, ...(etag && { etag }), signal }),
      );
    },
    pollMs,
  );

/** The site of the episode; nothing is asked for while there is none. */
const useSite = (siteId: string | null) =>
  useReply<SiteDetail>(siteId ?? '', async (_, signal) =>
    siteId === null
      ? { kind: 'same' }
      : readOf(await call(siteRoutes.getSite, { params: { siteId }, signal })),
  );

const PlanOf = ({ value, failure, refresh }: Replied<SiteDetail>) => {
  const { page } = useWords();
  if (failure) return <ProblemNotice failure={failure} onRetry={() => void refresh()} />;
  if (value === null) return <Spinner />;
  return value.plan ? <PlanFacts plan={value.plan} /> : <p>{page.noPlan}</p>;
};

type HeadProps = {
  alert: AlertDetail;
  place: { name: string; zone: string };
  me: Me;
  onAct: (act: Act) => void;
};

const Head = ({ alert, place, me, onAct }: HeadProps) => {
  const words = useWords();
  const { lang } = useSpeech();
  const { page, lifeCycle, rules } = words;
  const { text, late } = dueText(page, lang, alert, useNow(20_000));
  const first = nextAct(me, alert);
  return (
    <>
      <h2>
        {rules[alert.rule].label} · {place.name}
      </h2>
      <p class="row">
        <SeverityTag severity={alert.severity} />
        <strong>{lifeCycle.states[alert.state].label}</strong>
        <span class={late ? 'late' : undefined}>{text}</span>
      </p>
      <Facts
        facts={[
          { label: page.zone, value: <a href={href.sitesOfZone(alert.zoneId)}>{place.zone}</a> },
          { label: page.openedAt, value: formatMoment(alert.openedAt) },
          { label: page.owner, value: alert.owner?.name ?? page.nobody },
          ...(alert.outcome ? [{ label: page.outcome, value: lifeCycle.outcomes[alert.outcome].label }] : []),
          ...(alert.siteId
            ? [{ label: page.site, value: <a href={href.site(alert.siteId)}>{place.name}</a> }]
            : []),
        ]}
      />
      <Notice title={page.next} tone={late ? 'warning' : 'info'}>
        <p>{nextStep(words, alert)}</p>
        <div class="row">
          {actsOf(me, alert).map((act) => (
            <Button key={act} look={act === first ? 'primary' : 'secondary'} onClick={() => onAct(act)}>
              {act === 'acknowledged' && alert.state === 'acknowledged'
                ? page.takeOver
                : lifeCycle.transitions[act]}
            </Button>
          ))}
        </div>
      </Notice>
    </>
  );
};

/** Rules whose episodes are about the cases of the site: its steps stand beside them. */
const aboutCases: readonly AlertDetail['rule'][] = ['case-reported', 'site-outbreak', 'contact-reported'];

const Body = ({ me, alert, site }: { me: Me; alert: AlertDetail; site: Replied<SiteDetail> }) => {
  const { page } = useWords();
  const { checkIn } = alert;
  return (
    <div class="columns">
      <div>
        <section aria-labelledby="trigger">
          <h2 id="trigger">{page.trigger}</h2>
          <Trigger alert={alert} />
        </section>
        {alert.siteId && aboutCases.includes(alert.rule) ? <SiteCase me={me} siteId={alert.siteId} /> : null}
        {checkIn ? (
          <section aria-labelledby="score">
            <h2 id="score">{page.score}</h2>
            <ScoreOfDay siteId={checkIn.siteId} day={checkIn.day} revision={checkIn.revision} />
          </section>
        ) : null}
      </div>
      <div>
        <section aria-labelledby="timeline">
          <h2 id="timeline">{page.timeline}</h2>
          <Timeline entries={alert.timeline} />
        </section>
        {alert.siteId ? (
          <section aria-labelledby="plan">
            <h2 id="plan">{page.planInForce}</h2>
            <PlanOf {...site} />
          </section>
        ) : null}
      </div>
    </div>
  );
};

/** One episode: what opened it, the score item by item, the plan, what happened, and one next step. */
export const EpisodeView = ({ me, id }: { me: Me; id: string }) => {
  const { lifeCycle } = useWords();
  const { value, failure, refresh } = useAlert(id);
  const zones = useZones();
  const [act, setAct] = useState<Act | null>(null);
  const alert = value?.reply ?? null;
  const zone = alert ? zoneName(zones, alert.zoneId) : '';
  const site = useSite(alert?.siteId ?? null);
  const name = site.value?.site.name ?? alert?.siteId ?? zone;
  const close = () => {
    setAct(null);
    void refresh();
  };
  return (
    <>
      <Announcer message={alert ? lifeCycle.states[alert.state].label : ''} />
      {failure ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : null}
      {alert === null && failure === null ? <Spinner /> : null}
      {alert ? (
        <>
          <Head alert={alert} place={{ name, zone }} me={me} onAct={setAct} />
          <Body me={me} alert={alert} site={site} />
          {act ? (
            <ActDialog me={me} alert={alert} act={act} place={name} onClose={close} onDone={close} />
          ) : null}
        </>
      ) : null}
    </>
  );
};
