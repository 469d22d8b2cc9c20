import { createDirection } from '../../functions/api/create-direction.ts';
import { followUpDirection } from '../../functions/api/follow-up-direction.ts';
import { getReview } from '../../functions/api/get-review.ts';
import { listDirections } from '../../functions/api/list-directions.ts';
import { putReview } from '../../functions/api/put-review.ts';
import type { Connection } from '../../functions/stores/connection.ts';
import { directionStore } from '../../functions/stores/directions.ts';
import { reviewStore } from '../../functions/stores/reviews.ts';

export type DirectionNeeds = Parameters<typeof createDirection>[0] &
  Parameters<typeof listDirections>[0] &
  Parameters<typeof followUpDirection>[0] &
  Parameters<typeof putReview>[0] &
  Parameters<typeof getReview>[0];

/** The stores of what people do to a brief. */
export const directionStores = (connection: Connection) => ({
  reviews: reviewStore(connection),
  directions: directionStore(connection),
});

/** The handlers of reviews and directions. */
export const directionHandlers = (needs: DirectionNeeds) => ({
  getReview: getReview(needs),
  putReview: putReview(needs),
  createDirection: createDirection(needs),
  listDirections: listDirections(needs),
  followUpDirection: followUpDirection(needs),
});
