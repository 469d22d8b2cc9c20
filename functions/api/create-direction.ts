import { recordDirection } from '../../domain/direction-act.ts';
import { directionRoutes } from '../../domain/direction-routes.ts';
import { NotFound } from '../../domain/failure.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type Answer, type Ask, type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { once, payloadHash } from '../edge/once.ts';
import { connect } from '../stores/connection.ts';
import { type Directions, directionStore } from '../stores/directions.ts';
import { memberStore } from '../stores/members.ts';
import { untilWon } from '../stores/transaction.ts';

type Needs = EdgeNeeds & { directions: Pick<Directions, 'hasBrief' | 'open' | 'record'> };
type CreateDirection = typeof directionRoutes.createDirection;

/** Records what a leader directed on the brief of a day. Under a key it is taken once. */
export const createDirection = (needs: Needs) =>
  http(directionRoutes.createDirection, needs, {
    find: async ({ params: { day } }) => {
      if (!(await needs.directions.hasBrief(day))) throw new NotFound('no-brief');
    },
    answer: (ask) => untilWon(() => record(needs, ask)),
  });

const record = (
  { directions }: Needs,
  { params: { day }, headers, body, actor, now }: Ask<CreateDirection>,
): Promise<Answer<CreateDirection>> => {
  const key = headers['idempotency-key']?.toLowerCase() ?? null;
  const hash = payloadHash({ day, ...body });
  return once({
    open: () => directions.open(day, key),
    hash,
    decide: async ({ before }) => {
      const by = { member: actor.id, name: actor.name };
      const direction = recordDirection({ day, n: before + 1 }, body, { by, now });
      const deed = { actor: actor.id, act: 'direction-recorded', about: direction.id, at: now };
      const submission = {
        hash,
        status: directionRoutes.createDirection.status,
        text: JSON.stringify(direction),
      };
      await directions.record({ direction, deed, under: key === null ? null : { key, submission } });
      return submission;
    },
  });
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return createDirection({
    members: memberStore(connection),
    directions: directionStore(connection),
    clock: systemClock,
  });
});
