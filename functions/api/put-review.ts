import { NotFound } from '../../domain/failure.ts';
import { requireReviewer, reviewBrief } from '../../domain/review-act.ts';
import { reviewRoutes } from '../../domain/review-routes.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type OpenReview, type Reviews, reviewStore } from '../stores/reviews.ts';
import { untilWon } from '../stores/transaction.ts';

type Needs = EdgeNeeds & { reviews: Pick<Reviews, 'open' | 'put'> };

const found = (opened: OpenReview | null): OpenReview => {
  if (opened === null) throw new NotFound('no-brief');
  return opened;
};

/** Writes the proposals of a frozen brief; what it replaces was seen by whoever writes. */
export const putReview = (needs: Needs) =>
  http(reviewRoutes.putReview, needs, {
    find: async ({ params: { day }, actor }) => {
      requireReviewer(actor);
      found(await needs.reviews.open(day));
    },
    answer: ({ params: { day }, body, actor, now }) =>
      untilWon(async () => {
        const opened = found(await needs.reviews.open(day));
        const by = { member: actor.id, name: actor.name };
        const review = reviewBrief({ day, ...opened }, body, { by, now });
        const about = `${day} ${review.version}`;
        await needs.reviews.put(opened, review, { actor: actor.id, act: 'brief-reviewed', about, at: now });
        return { body: review };
      }),
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return putReview({
    members: memberStore(connection),
    reviews: reviewStore(connection),
    clock: systemClock,
  });
});
