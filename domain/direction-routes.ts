import * as z from 'zod/mini';
import { Key } from './check-in.ts';
import { Day } from './day.ts';
import { Direction, DirectionRequest, DirectionState, FollowUpRequest } from './direction.ts';
import { listOf, paging, route } from './route.ts';

const who = ['health', 'leader'] as const;

export const directionRoutes = {
  createDirection: route({
    method: 'POST',
    path: '/api/briefs/{day}/decisions',
    summary: 'Record what a leader directed on the brief of a day; it does not stand in for a paper',
    who,
    params: z.strictObject({ day: Day }),
    /** Without a key each send is a direction of its own. */
    headers: z.object({ 'idempotency-key': z.optional(Key) }),
    body: DirectionRequest,
    reply: Direction,
    status: 201,
  }),
  listDirections: route({
    method: 'GET',
    path: '/api/directions',
    summary: 'Directions with their logs, newest first; `ended`: done or withdrawn',
    who,
    query: z.strictObject({
      ...paging,
      state: z.optional(z.enum([...DirectionState.options, 'ended'], { error: 'unknown-state' })),
    }),
    reply: listOf(Direction),
  }),
  followUpDirection: route({
    method: 'POST',
    path: '/api/directions/{directionId}/follow-ups',
    summary: 'Say what became of a direction; its log is never rewritten',
    who,
    params: z.strictObject({ directionId: z.string() }),
    body: FollowUpRequest,
    reply: Direction,
  }),
} as const;
