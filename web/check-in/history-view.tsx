import type { Day } from '../../domain/day.ts';
import { formatMoment, formatNumber, formatShortDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { BandTag } from '../ui/standing-tags.tsx';
import { useSpeech } from '../ui/words.ts';
import { Changes, useGround } from './changes.tsx';
import { useRecord } from './record-words.tsx';
import { type Ground, type Step, stepsOf } from './revisions.ts';
import { Go, Screen } from './screen.tsx';
import type { SiteDay } from './site-day.ts';
import { useHistory } from './use-history.ts';

type RevisionProps = { day: Day; step: Step; ground: Ground | null };

const Revision = ({ day, step, ground }: RevisionProps) => {
  const { receipt } = useRecord();
  const { lang } = useSpeech();
  const { revision, receivedAt, by, assessment } = step.revision;
  const { readiness, band } = assessment;
  return (
    <section class="card stack">
      <h2>{t(receipt, 'revision', { n: String(revision) })}</h2>
      <p class="num">{t(receipt, 'receivedBy', { who: by, when: formatMoment(receivedAt) })}</p>
      <p class="row">
        {readiness === null ? null : <strong class="num">{formatNumber(lang, readiness, 1)}</strong>}
        <BandTag band={band} day={day} />
      </p>
      <Changes step={step} ground={ground} />
    </section>
  );
};

/** Every revision of a day: when, by whom, what it changed and why, and what that did to the score. */
export const HistoryView = ({ siteDay }: { siteDay: SiteDay }) => {
  const { receipt } = useRecord();
  const { detail, day, filed } = siteDay;
  const [state, again] = useHistory(detail.site.siteId, day, filed?.checkIn.revision ?? null);
  const steps = state && 'history' in state ? stepsOf(state.history) : [];
  const ground = useGround(siteDay, steps.length > 1);
  const slots = { day: formatShortDay(day) };
  return (
    <Screen title={t(receipt, 'historyTitle', slots)} intro={receipt.historyIntro} name={detail.site.name}>
      {state === null ? <Spinner /> : null}
      {state && 'kind' in state ? <ProblemNotice failure={state} onRetry={again} /> : null}
      <div class="stack">
        {steps.map((step) => (
          <Revision key={step.revision.revision} day={day} step={step} ground={ground} />
        ))}
      </div>
      <p class="row no-print">
        <Go to={{ view: 'account', day }} class="link">
          {receipt.why}
        </Go>
        <Go to={{ view: 'receipt', day }} class="link">
          {t(receipt, 'backToReceipt', slots)}
        </Go>
        <Go to={{ view: 'days', day: null }} class="link">
          {receipt.seeDays}
        </Go>
      </p>
    </Screen>
  );
};
