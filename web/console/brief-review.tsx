import { useState } from 'preact/hooks';
import type { BriefDocument } from '../../domain/brief-document.ts';
import { briefPath } from '../../domain/brief-link.ts';
import { addDays, type Day, instantOf } from '../../domain/day.ts';
import { clocks } from '../../domain/pack/clocks.ts';
import type { Review } from '../../domain/review.ts';
import { type BriefReview, reviewRoutes } from '../../domain/review-routes.ts';
import { formatDay, formatMoment, formatSpan } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { readDocument } from '../brief/brief-file.ts';
import { BriefSheet } from '../brief/document.tsx';
import { newestBriefDay } from '../brief/newest-day.ts';
import { now } from '../clock.ts';
import { ButtonLink } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSheet } from '../ui/sheet.ts';
import { useSpeech } from '../ui/words.ts';
import { readOf } from './read.ts';
import { ReviewForm } from './review-form.tsx';
import { reviewSheet } from './review-sheet.ts';
import { useReviewWords, withReviewWords } from './review-words.ts';
import { useNow } from './use-now.ts';
import { useReply } from './use-reply.ts';

/** How often it is looked whether somebody else saved, or the brief went out; milliseconds. */
const everyMs = 10_000;
const until = clocks.day.briefReviewedUntil;

/** How long the review may still be written, in words. */
const Countdown = ({ day }: { day: Day }) => {
  const { lang } = useSpeech();
  const { review } = useReviewWords();
  const at = useNow(5_000);
  const left = Date.parse(instantOf(addDays(day, 1), until)) - Date.parse(at);
  const said = left <= 0 ? review.past : left < 60_000 ? review.leftLess : review.left;
  return (
    <p class="countdown">
      <strong role="timer">{fill(said, { until, span: formatSpan(lang, left) })}</strong>
    </p>
  );
};

/** It went out: nothing is written any more, and where to go with what came too late. */
const Issued = ({ issuedAt, day }: { issuedAt: string; day: Day }) => {
  const { review } = useReviewWords();
  return (
    <Notice tone="info" title={fill(review.issuedTitle, { when: formatMoment(issuedAt) })} live="status">
      <p>{review.issued}</p>
      <p class="row">
        <ButtonLink href={briefPath(day)}>{review.openBrief}</ButtonLink>
        <ButtonLink href={`${briefPath(day)}&view=directions`} look="secondary">
          {review.openDirections}
        </ButtonLink>
      </p>
    </Notice>
  );
};

const Facts = ({ day, issuedAt }: { day: Day; issuedAt: string | null }) => {
  const { lang } = useSpeech();
  const { review } = useReviewWords();
  const { value, failure, refresh } = useReply<BriefDocument>(`${day} ${lang} ${issuedAt}`, async () =>
    readOf(await readDocument(day, lang)),
  );
  return (
    <section class="facts-side" aria-label={review.facts}>
      <h2>{review.facts}</h2>
      {value ? <BriefSheet document={value} /> : null}
      {value === null && failure ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : null}
      {value === null && failure === null ? <Spinner /> : null}
    </section>
  );
};

type OpenedProps = { opened: BriefReview; refresh: () => Promise<void> };

const Opened = ({ opened, refresh }: OpenedProps) => {
  const { review } = useReviewWords();
  const [saved, setSaved] = useState<Review | null>(null);
  const { day, issuedAt } = opened.brief;
  const isNewer = saved !== null && saved.version > (opened.review?.version ?? 0);
  const current = isNewer ? { ...opened, review: saved } : opened;
  return (
    <>
      <p>{fill(review.intro, { until })}</p>
      <h2>{fill(review.day, { day: formatDay(day) })}</h2>
      {issuedAt === null ? <Countdown day={day} /> : <Issued issuedAt={issuedAt} day={day} />}
      <div class="review">
        {issuedAt === null ? (
          <ReviewForm
            opened={current}
            onSaved={(next) => {
              setSaved(next);
              void refresh();
            }}
            onAgain={refresh}
          />
        ) : null}
        <Facts day={day} issuedAt={issuedAt} />
      </div>
    </>
  );
};

const ReviewOf = ({ day }: { day: Day }) => {
  const { lang } = useSpeech();
  const { review } = useReviewWords();
  useSheet(reviewSheet);
  const { value, failure, refresh } = useReply<BriefReview>(
    `${day} ${lang}`,
    async (_, signal) =>
      readOf(await call(reviewRoutes.getReview, { params: { day }, query: { lang }, signal })),
    everyMs,
  );
  if (value) return <Opened opened={value} refresh={refresh} />;
  if (failure?.kind === 'problem' && failure.code === 'no-brief')
    return <EmptyState>{review.none}</EmptyState>;
  return failure ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : <Spinner />;
};

const isDay = (text: string | null): text is Day => text !== null && /^\d{4}-\d\d-\d\d$/.test(text);

const BriefReviewing = ({ search }: { search: string }) => {
  const asked = new URLSearchParams(search).get('day');
  const day = isDay(asked) ? asked : newestBriefDay(now());
  return <ReviewOf key={day} day={day} />;
};

/** The duty officer's review of the brief that was frozen: its figures, and beside them what health proposes. */
export const BriefReviewView = withReviewWords(BriefReviewing);
