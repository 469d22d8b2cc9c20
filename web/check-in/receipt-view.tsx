import type { CheckInReply } from '../../domain/check-in.ts';
import { dayOf } from '../../domain/day.ts';
import { formatMoment, formatShortDay, formatTime } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { Notice } from '../ui/notice.tsx';
import { useSheet } from '../ui/sheet.ts';
import { Changes, useGround } from './changes.tsx';
import { useDesk } from './desk.ts';
import { Late } from './late.tsx';
import { ReceiptCode } from './receipt-code.tsx';
import { receiptCss } from './receipt-css.ts';
import { ReceiptFacts } from './receipt-facts.tsx';
import { ReceiptLinks } from './receipt-links.tsx';
import { ReceiptNext } from './receipt-next.tsx';
import { QuickMore } from './receipt-quick.tsx';
import { QuietStart } from './receipt-quiet.tsx';
import { ReceiptTodo, type Shown } from './receipt-todo.tsx';
import { useRecord } from './record-words.tsx';
import { stepsOf } from './revisions.ts';
import { Go, Screen } from './screen.tsx';
import type { SiteDay } from './site-day.ts';
import { StandingLines } from './standing-lines.tsx';
import { useHistory } from './use-history.ts';
import { useWork } from './work-words.tsx';

const loadMoved = () => import('../account/why-moved.tsx').then(({ WhyMoved }) => WhyMoved);

/** What was just sent, unless the server has told of something newer since. */
const shownOf = ({ detail, day, filed }: SiteDay, reply: CheckInReply | null): Shown | null => {
  const sent = reply?.checkIn.siteId === detail.site.siteId && reply.checkIn.day === day ? reply : null;
  if (sent && (filed === null || filed.checkIn.revision <= sent.checkIn.revision)) return sent;
  return filed && { ...filed, alerts: null };
};

const Sent = ({ shown: { checkIn, alerts } }: { shown: Shown }) => {
  const { receipt } = useRecord();
  const { today } = useDesk();
  const { receivedAt, revision } = checkIn;
  const when = dayOf(receivedAt) === today ? formatTime(receivedAt) : formatMoment(receivedAt);
  return (
    <Notice tone="good" {...(alerts ? { live: 'status' } : {})}>
      <p class="num">{t(receipt, revision > 1 ? 'corrected' : 'sent', { when, n: String(revision) })}</p>
    </Notice>
  );
};

/** After a correction: what it changed. Left out where it cannot be read. */
const Corrected = ({ siteDay, shown }: { siteDay: SiteDay; shown: Shown }) => {
  const { receipt } = useRecord();
  const { siteId, day, revision } = shown.checkIn;
  const [state] = useHistory(siteId, day, revision);
  const ground = useGround(siteDay, true);
  const step =
    state && 'history' in state
      ? stepsOf(state.history).find((one) => one.revision.revision === revision)
      : undefined;
  if (!step?.before) return null;
  return (
    <section class="changed">
      <h2>{t(receipt, 'changedTitle', { n: String(step.before.revision) })}</h2>
      <Changes step={step} ground={ground} />
    </section>
  );
};

/** Why the score is another than that of the report before, and the way to every number; fetched beside the receipt. */
const MovedPart = ({ checkIn: { siteId, day, revision } }: Pick<Shown, 'checkIn'>) => {
  const children = (
    <p class="no-print">
      <Go to={{ view: 'account', day }} class="link">
        {useRecord().receipt.why}
      </Go>
    </p>
  );
  return <Late bare load={loadMoved} given={{ siteId, day, revision, children }} />;
};

const Receipt = ({ siteDay, shown }: { siteDay: SiteDay; shown: Shown }) => {
  useSheet(receiptCss);
  const { name } = siteDay.detail.site;
  const { checkIn, assessment } = shown;
  return (
    <div class="receipt">
      <Sent shown={shown} />
      <StandingLines assessment={assessment} day={checkIn.day} />
      <MovedPart checkIn={checkIn} />
      <QuickMore checkIn={checkIn} />
      <ReceiptFacts checkIn={checkIn} site={name} />
      {checkIn.revision > 1 ? <Corrected siteDay={siteDay} shown={shown} /> : null}
      <ReceiptTodo shown={shown} plan={siteDay.detail.plan} />
      <QuietStart siteDay={siteDay} checkIn={checkIn} />
      <ReceiptCode checkIn={checkIn} site={name} />
      <ReceiptNext siteDay={siteDay} />
      <ReceiptLinks checkIn={checkIn} />
    </div>
  );
};

/** A day without a report on the server has no receipt, whatever still waits here; unasked, the server may have one. */
const NoReceipt = ({ day, kept }: Pick<SiteDay, 'day' | 'kept'>) => {
  const { receipt } = useRecord();
  const slots = { day: formatShortDay(day) };
  return (
    <>
      <Notice tone="warning" title={t(receipt, kept ? 'keptTitle' : 'noReceiptTitle', slots)}>
        {kept ? receipt.kept : receipt.noReceipt}
      </Notice>
      <p>
        <Go to={{ view: 'day' }} class="button">
          {t(receipt, 'fileDay', slots)}
        </Go>
      </p>
    </>
  );
};

/** The receipt of a day: right after sending, and whenever its address is opened again. */
export const ReceiptView = ({ siteDay, reply }: { siteDay: SiteDay; reply: CheckInReply | null }) => {
  const { report } = useWork();
  const shown = shownOf(siteDay, reply);
  return (
    <Screen
      title={t(report, 'receiptTitle', { day: formatShortDay(siteDay.day) })}
      name={siteDay.detail.site.name}
    >
      {shown ? <Receipt siteDay={siteDay} shown={shown} /> : <NoReceipt {...siteDay} />}
    </Screen>
  );
};
