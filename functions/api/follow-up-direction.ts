import { followUpDirection as act } from '../../domain/direction-act.ts';
import { directionRoutes } from '../../domain/direction-routes.ts';
import { NotFound } from '../../domain/failure.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { type DirectionItem, type Directions, directionStore } from '../stores/directions.ts';
import { memberStore } from '../stores/members.ts';
import { untilWon } from '../stores/transaction.ts';

type Needs = EdgeNeeds & { directions: Pick<Directions, 'get' | 'followUp'> };

const found = (item: DirectionItem | null): DirectionItem => {
  if (item === null) throw new NotFound();
  return item;
};

/** Says what became of a direction; of two at once on the same version one wins. */
export const followUpDirection = (needs: Needs) =>
  http(directionRoutes.followUpDirection, needs, {
    find: async ({ params: { directionId } }) => found(await needs.directions.get(directionId)),
    answer: ({ params: { directionId }, body, actor, now }) =>
      untilWon(async () => {
        const before = found(await needs.directions.get(directionId));
        const by = { member: actor.id, name: actor.name };
        const direction = act(before.direction, body, { by, now });
        const deed = { actor: actor.id, act: `direction-${body.state}`, about: directionId, at: now };
        await needs.directions.followUp(before, direction, deed);
        return { body: direction };
      }),
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return followUpDirection({
    members: memberStore(connection),
    directions: directionStore(connection),
    clock: systemClock,
  });
});
