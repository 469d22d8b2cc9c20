import { useEffect, useState } from 'preact/hooks';
import { type CheckInReply, checkInRoutes } from '../../domain/check-in.ts';
import { formatMoment, formatShortDay, formatTime } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { call, type Failure } from '../api.ts';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { SeverityTag } from '../ui/tags.tsx';
import { useSpeech } from '../ui/words.ts';
import { actsOf } from './acts.ts';
import { ActsList } from './acts-list.tsx';
import { referenceOf } from './day-notices.tsx';
import { Go, Screen } from './screen.tsx';
import type { Filed, SiteDay } from './site-day.ts';
import { StandingLines } from './standing-lines.tsx';
import { useWork } from './work-words.tsx';

type Alerts = CheckInReply['alerts'];
type Shown = Filed & { /** Known right after sending only. */ alerts: Alerts | null };

const useReceipt = ({ detail, day, filed }: SiteDay, reply: CheckInReply | null) => {
  const { siteId } = detail.site;
  const fresh = reply?.checkIn.siteId === siteId && reply.checkIn.day === day ? reply : null;
  const known = fresh ?? (filed ? { ...filed, alerts: null } : null);
  const [read, setRead] = useState<Shown | Failure | null>(known);
  useEffect(() => {
    if (known !== null) return;
    void call(checkInRoutes.getCheckIn, { params: { siteId, day } }).then((answer) => {
      if (answer.kind === 'reply') setRead({ ...answer.reply, alerts: null });
      else if (answer.kind !== 'unchanged') setRead(answer);
    });
  }, [known, siteId, day]);
  return known ?? read;
};

const Facts = ({ checkIn }: Pick<Filed, 'checkIn'>) => {
  const { report } = useWork();
  const timeliness = checkIn.onTime === null ? report.notDue : checkIn.onTime ? report.onTime : report.late;
  const facts = [
    [report.reference, referenceOf(checkIn)],
    [report.received, formatMoment(checkIn.receivedAt)],
    [report.timeliness, timeliness],
    [report.revision, String(checkIn.revision)],
  ];
  return (
    <dl class="facts num">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

const Raised = ({ alerts }: { alerts: Alerts }) => {
  const { report, rules } = useWork();
  if (alerts.length === 0) return null;
  return (
    <section>
      <h2>{report.alertsTitle}</h2>
      <p>{report.alertsIntro}</p>
      <ul class="acts">
        {alerts.map(({ id, rule, severity }) => (
          <li key={id}>
            <span class="row">
              <SeverityTag severity={severity} /> <strong>{rules[rule].label}</strong>
            </span>
            <span class="act-who">{rules[rule].help}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Receipt = ({ shown }: { shown: Shown }) => {
  const words = useWork();
  const { lang } = useSpeech();
  const { checkIn, assessment, alerts } = shown;
  const day = formatShortDay(checkIn.day);
  const acts = actsOf(assessment, words, lang);
  return (
    <>
      <Notice tone="good" live="status">
        <p class="num">{t(words.report, 'receiptSent', { time: formatTime(checkIn.receivedAt) })}</p>
      </Notice>
      <StandingLines assessment={assessment} />
      <Facts checkIn={checkIn} />
      <section>
        <h2>{words.fixes.title}</h2>
        {acts.length > 0 ? <ActsList acts={acts} from={assessment.band} /> : <p>{words.report.todoNone}</p>}
        {acts.length > 0 ? <p class="quiet">{words.fixes.under}</p> : null}
      </section>
      {alerts ? <Raised alerts={alerts} /> : null}
      <p class="row no-print">
        <ReceiptLinks day={day} />
      </p>
    </>
  );
};

const ReceiptLinks = ({ day }: { day: string }) => {
  const { report } = useWork();
  const { ui } = useSpeech().words;
  return (
    <>
      <Go to={{ view: 'report' }} class="button secondary">
        {t(report, 'correctTitle', { day })}
      </Go>
      <button type="button" class="link" onClick={() => print()}>
        {ui.print}
      </button>
      <Go to={{ view: 'day' }} class="link">
        {t(report, 'backToDay', { day })}
      </Go>
    </>
  );
};

/** The receipt of a day: right after sending, and whenever its address is opened again. */
export const ReceiptView = ({ siteDay, reply }: { siteDay: SiteDay; reply: CheckInReply | null }) => {
  const { report } = useWork();
  const shown = useReceipt(siteDay, reply);
  return (
    <Screen
      title={t(report, 'receiptTitle', { day: formatShortDay(siteDay.day) })}
      name={siteDay.detail.site.name}
    >
      {shown === null ? <Spinner /> : null}
      {shown && 'kind' in shown ? <ProblemNotice failure={shown} /> : null}
      {shown && 'checkIn' in shown ? <Receipt shown={shown} /> : null}
    </Screen>
  );
};
