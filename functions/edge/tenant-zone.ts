import { NotFound } from '../../domain/failure.ts';
import { type Actor, seesZone } from '../../domain/member.ts';
import { zones } from '../../domain/pack/zones.ts';

/** Finds the zone of a path for whoever asks. @throws NotFound when there is none, or it is not the caller's: both look the same. */
export const findZone = async ({
  params: { zoneId },
  actor,
}: {
  params: { zoneId: string };
  actor: Actor;
}): Promise<void> => {
  if (!zones.some(({ id }) => id === zoneId) || !seesZone(actor, zoneId)) throw new NotFound();
};
