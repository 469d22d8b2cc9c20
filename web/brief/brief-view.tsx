import { useRef } from 'preact/hooks';
import type { Day } from '../../domain/day.ts';
import { clocks } from '../../domain/pack/clocks.ts';
import type { BriefEntry } from '../../domain/review.ts';
import { formatDay, formatMoment, formatTime } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { now } from '../clock.ts';
import { LateView } from '../console/late-view.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSpeech } from '../ui/words.ts';
import { href } from './address.ts';
import { BriefPicker } from './brief-picker.tsx';
import { BriefSheet } from './document.tsx';
import { newestBriefDay } from './newest-day.ts';
import type { Briefs } from './use-briefs.ts';
import { type DocumentState, useDocument } from './use-document.ts';
import { useWords } from './words.ts';

/** How far the brief on show is: when it went out, or that it has not. */
const Stage = ({ entry: { issuedAt, reviewed } }: { entry: BriefEntry }) => {
  const { issued } = useWords();
  if (issuedAt !== null)
    return (
      <p class="quiet no-print">
        {t(issued, 'issued', { when: formatMoment(issuedAt) })} {reviewed ? '' : issued.notReviewed}
      </p>
    );
  const until = clocks.day.briefReviewedUntil;
  const isLate = formatTime(now()) >= until;
  return (
    <Notice tone="warning" title={issued.frozenTitle} live="status">
      {t(issued, isLate ? 'frozenLate' : 'frozen', { until })}
    </Notice>
  );
};

/** The snapshot that it is made from, for whoever checks: on demand, since few do. */
const SnapshotId = ({ entry: { day, snapshot } }: { entry: BriefEntry }) => {
  const { issued } = useWords();
  return (
    <details class="snapshot-id no-print">
      <summary>{issued.id}</summary>
      <p>{t(issued, 'idDay', { day: formatDay(day), when: formatMoment(snapshot.madeAt) })}</p>
      <p>
        {issued.idHash}: <code>{snapshot.sha256}</code>
      </p>
      <p class="quiet">{issued.idHelp}</p>
    </details>
  );
};

/** No brief yet, or none of the day that was asked for. */
const None = ({ day }: { day: Day | null }) => {
  const { issued } = useWords();
  return day === null ? (
    <Notice title={issued.emptyTitle}>
      <p>{issued.empty}</p>
      <ButtonLink href={href.live}>{issued.emptyLive}</ButtonLink>
    </Notice>
  ) : (
    <Notice tone="warning" title={t(issued, 'noneTitle', { day: formatDay(day) })}>
      <p>{issued.none}</p>
      <ButtonLink href={href.newest}>{issued.toNewest}</ButtonLink>
    </Notice>
  );
};

const isMissing = (state: DocumentState) =>
  state.kind === 'failed' && state.failure.kind === 'problem' && state.failure.code === 'no-brief';

const Sheet = ({ state, again }: { state: DocumentState; again: () => void }) => {
  const { issued } = useWords();
  if (state.kind === 'loading') return <Spinner />;
  if (state.kind === 'failed') return <ProblemNotice failure={state.failure} onRetry={again} />;
  if (state.kind === 'document') return <BriefSheet document={state.document} />;
  const { document, readAt } = state.kept;
  return (
    <>
      <Notice tone="warning" title={issued.keptTitle} live="status">
        {t(issued, 'kept', { day: formatDay(document.day), when: formatMoment(readAt) })}
      </Notice>
      <BriefSheet document={document} />
    </>
  );
};

/** The day that is shown: the one asked for, else the newest of the list, else, until the list has come, what must be the newest. */
const dayShown = (asked: Day | null, items: readonly BriefEntry[] | null): Day | null =>
  asked ?? (items === null ? newestBriefDay(now()) : (items[0]?.day ?? null));

/**
 * The issued brief of a day; asked for while the page still asks who is there and which briefs there are, and shown (`shown`) once it
 * knows: each wait is 2 s on slow 3G.
 */
export const BriefView = ({
  day: asked,
  briefs,
  shown,
}: {
  day: Day | null;
  briefs: Briefs;
  shown: boolean;
}) => {
  const { lang } = useSpeech();
  const { issued } = useWords();
  const day = dayShown(asked, briefs.items);
  const entry = briefs.items?.find((one) => one.day === day);
  const { state, again } = useDocument(day, lang, { isNewest: asked === null, issuedAt: entry?.issuedAt });
  const began = useRef(false);
  if (!shown) return null;
  const isUnknown = briefs.items === null && briefs.failure === null;
  // The brief and its picker come together the first time: what comes first must not be moved by what comes next
  began.current ||= !isUnknown && state.kind !== 'loading';
  if (day === null) return <None day={null} />;
  if (!began.current) return <Spinner />;
  const isWaiting = asked === null && isUnknown;
  const newest = briefs.items?.[0]?.day;
  return (
    <>
      {briefs.items && briefs.items.length > 0 ? <BriefPicker briefs={briefs} day={day} /> : null}
      {asked !== null && newest !== undefined && newest > asked ? (
        <p class="no-print">
          {t(issued, 'another', { day: formatDay(newest) })}{' '}
          <a class="link" href={href.newest}>
            {issued.toNewest}
          </a>
        </p>
      ) : null}
      {entry ? <Stage entry={entry} /> : null}
      {isMissing(state) ? (
        isWaiting ? (
          <Spinner />
        ) : (
          <None day={day} />
        )
      ) : (
        <Sheet state={state} again={again} />
      )}
      {state.kind === 'document' ? (
        <LateView
          key={`forms ${day}`}
          load={() => import('./brief-forms.tsx').then(({ BriefForms }) => BriefForms)}
          given={{ day: state.document.day, isIssued: entry?.issuedAt !== null }}
        />
      ) : null}
      {entry ? <SnapshotId entry={entry} /> : null}
    </>
  );
};
