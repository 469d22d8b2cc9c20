import type { Person } from './alert.ts';
import type { Day, Instant } from './day.ts';
import type { Direction, DirectionRequest, DirectionState, FollowUpRequest } from './direction.ts';
import { dueFault } from './due-hour.ts';
import { Conflict, Invalid } from './failure.ts';

/** Where a direction may go: `open` to `open` tells of progress; what was withdrawn stays so, a new one is recorded instead. */
export const directionSteps: Readonly<Record<DirectionState, readonly DirectionState[]>> = {
  open: ['open', 'done', 'withdrawn'],
  done: ['open'],
  withdrawn: [],
};

/** Most follow-ups of a direction: it is read whole, with all of them. */
export const followUpsMost = 100;

type Act = { by: Person; now: Instant };

/** The n-th direction recorded on the brief of the day. @throws Invalid `due-in-the-past` or `due-too-far` at `due` */
export const recordDirection = (
  { day, n }: { day: Day; n: number },
  request: DirectionRequest,
  { by, now }: Act,
): Direction => {
  const fault = dueFault(request.due, now);
  if (fault !== null) throw Invalid.at('/due', fault);
  const { documentNo = '' } = request;
  return {
    ...{ id: `${day}.${n}`, day, ...request, documentNo },
    ...{ recordedBy: by, recordedAt: now, state: 'open', version: 1, followUps: [] },
  };
};

/** Who acted on a direction last, and when. */
const lastAct = ({ followUps, recordedBy, recordedAt }: Direction) =>
  followUps.at(-1) ?? { by: recordedBy, at: recordedAt };

/**
 * What became of a direction, as a new line of its log: no line before it changes.
 * @throws Conflict `lost-race` with who acted meanwhile and when; `direction-ended`; Invalid `too-many` after 100 lines
 */
export const followUpDirection = (
  direction: Direction,
  { state, note, seen }: FollowUpRequest,
  { by, now }: Act,
): Direction => {
  if (seen !== direction.version) {
    const { by: who, at } = lastAct(direction);
    throw new Conflict('lost-race', { by: who.name, at });
  }
  if (!directionSteps[direction.state].includes(state)) throw new Conflict('direction-ended');
  if (direction.followUps.length >= followUpsMost) throw Invalid.at('', 'too-many');
  const line = { at: now, by, state, note };
  return { ...direction, state, version: direction.version + 1, followUps: [...direction.followUps, line] };
};
