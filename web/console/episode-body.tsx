import type { ComponentChildren } from 'preact';
import type { AlertDetail } from '../../domain/alert-routes.ts';
import type { Me } from '../../domain/member.ts';
import type { SiteDetail } from '../../domain/site.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { Neighbours } from './neighbours.tsx';
import { PlanContacts } from './plan-contacts.tsx';
import { PlanFacts } from './plan-facts.tsx';
import { SiteCase } from './site-case.tsx';
import { useDayFile, useReports } from './site-reports.ts';
import { SiteTrend } from './site-trend.tsx';
import { Timeline } from './timeline.tsx';
import { ScoreThen, Trigger } from './trigger.tsx';
import type { Replied } from './use-reply.ts';
import { useWords } from './words.ts';

const Part = ({ id, title, children }: { id: string; title: string; children: ComponentChildren }) => (
  <section aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
);

/** Whom to call first, then what the plan promises. */
const PlanInShort = ({ value, failure, refresh }: Replied<SiteDetail>) => {
  const { page, terms, work } = useWords();
  if (failure) return <ProblemNotice failure={failure} onRetry={() => void refresh()} />;
  if (value === null) return <Spinner />;
  const { plan } = value;
  if (plan === null) return <p>{page.noPlan}</p>;
  return (
    <>
      <h3>{work.plan.call}</h3>
      <PlanContacts contacts={plan.contacts} />
      <p>
        {fill(work.plan.short, {
          model: terms.models[plan.model],
          n: String(plan.version),
          day: formatDay(plan.effectiveFrom),
        })}
      </p>
      <details>
        <summary>{work.plan.whole}</summary>
        <PlanFacts plan={plan} />
      </details>
    </>
  );
};

/** Rules whose alerts are about the cases of the site: its steps stand beside them. */
const aboutCases: readonly AlertDetail['rule'][] = ['case-reported', 'site-outbreak', 'contact-reported'];
const hasCase = (alert: AlertDetail, site: SiteDetail | null) => {
  const scenario = site?.standing.scenario;
  return aboutCases.includes(alert.rule) || scenario === 'case' || scenario === 'outbreak';
};

type BodyProps = { me: Me; alert: AlertDetail; zone: string; site: Replied<SiteDetail> };

/** What is known of the alert: what opened it and its site's trend and score on one side, what happened, whom to call and who is near on the other. */
export const EpisodeBody = ({ me, alert, zone, site }: BodyProps) => {
  const { page, work } = useWords();
  const { checkIn, siteId, zoneId } = alert;
  const file = useDayFile(siteId, checkIn?.day ?? null);
  const reports = useReports(siteId, checkIn?.day ?? null);
  const items = reports.value?.items ?? null;
  return (
    <>
      <div class="columns">
        <div>
          <Part id="trigger" title={page.trigger}>
            <Trigger alert={alert} file={file.value} reports={items} />
          </Part>
          {siteId && hasCase(alert, site.value) ? <SiteCase me={me} siteId={siteId} /> : null}
          {siteId ? (
            <Part id="trend" title={work.trend.title}>
              {items && site.value ? <SiteTrend detail={site.value} items={items} /> : <Spinner />}
            </Part>
          ) : null}
          {checkIn ? (
            <Part id="score" title={page.score}>
              <ScoreThen
                file={file}
                revision={checkIn.revision}
                plans={site.value?.plan ? [site.value.plan] : []}
              />
            </Part>
          ) : null}
        </div>
        <div>
          {siteId ? (
            <Part id="plan" title={page.planInForce}>
              <PlanInShort {...site} />
            </Part>
          ) : null}
          <Part id="timeline" title={page.timeline}>
            <Timeline entries={alert.timeline} />
          </Part>
        </div>
      </div>
      <Part id="neighbours" title={siteId ? work.neighbours.title : work.neighbours.zoneTitle}>
        <Neighbours zoneId={zoneId} zone={zone} siteId={siteId} named={alert.sites ?? []} />
      </Part>
    </>
  );
};
