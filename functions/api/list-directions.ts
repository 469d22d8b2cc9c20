import { directionRoutes } from '../../domain/direction-routes.ts';
import { defaultLimit } from '../../domain/route.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { type Directions, directionStore } from '../stores/directions.ts';
import { memberStore } from '../stores/members.ts';

type Needs = EdgeNeeds & { directions: Pick<Directions, 'list'> };

/** The log of directions, newest brief first. */
export const listDirections = (needs: Needs) =>
  http(directionRoutes.listDirections, needs, {
    find: nothingToFind,
    answer: async ({ query: { state, limit = defaultLimit, cursor } }) => ({
      body: await needs.directions.list(
        (direction) =>
          state === undefined || (state === 'ended' ? direction.state !== 'open' : direction.state === state),
        { limit, cursor },
      ),
    }),
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return listDirections({
    members: memberStore(connection),
    directions: directionStore(connection),
    clock: systemClock,
  });
});
