import { type PlanReview, planReviewRoutes } from '../../domain/plan-review-routes.ts';
import { call } from '../api.ts';
import { Notice } from '../ui/notice.tsx';
import { WarningTable } from '../ui/plan-warnings.tsx';
import { Spinner } from '../ui/progress.tsx';
import { usePlanSpeech } from './plan-speech.ts';
import { readOf } from './read.ts';
import { type Replied, useReply } from './use-reply.ts';
import { useWords } from './words.ts';

/** What an approver weighs about a version. */
export const usePlanReview = (siteId: string, version: number): Replied<PlanReview> =>
  useReply<PlanReview>(`${siteId} ${version}`, async (_, signal) =>
    readOf(
      await call(planReviewRoutes.getPlanReview, { params: { siteId, version: String(version) }, signal }),
    ),
  );

/** What warns of a version, beside the medians of sites of like size; left to the server where it cannot be read. */
export const PlanWeigh = ({ review: { value, failure } }: { review: Replied<PlanReview> }) => {
  const { plans } = useWords();
  const speech = usePlanSpeech();
  if (value === null && failure) return <Notice tone="warning">{plans.reviewLost}</Notice>;
  if (value === null) return <Spinner />;
  return <WarningTable speech={speech} warnings={value.warnings} peers={value.peers} />;
};
