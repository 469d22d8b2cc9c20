import { createHash, timingSafeEqual } from 'node:crypto';
import { Forbidden } from '../../domain/failure.ts';

/** The secret that the front sends, and while it is being replaced the one before it. */
export type OriginSecrets = { current: string; previous: string | undefined };

/** Of one length whatever was sent, so that the time of comparing tells nothing. */
const digest = (text: string) => createHash('sha256').update(text).digest();

/** Lets only what came through the front go on: past it there is no firewall. @throws Forbidden for anything else */
export const requireFront = (sent: string | undefined, { current, previous }: OriginSecrets): void => {
  const given = digest(sent ?? '');
  const isCurrent = timingSafeEqual(given, digest(current));
  const isPrevious = timingSafeEqual(given, digest(previous ?? current));
  if (!isCurrent && !isPrevious) throw new Forbidden('not-through-the-front');
};
