import { full } from './full.ts';

/**
 * A limit of time in milliseconds, held to in the run of whole counts, which has the machine to itself. Elsewhere the measure would be of the machine: there ten times
 * as much tells a hang from a busy hour.
 */
export const atMostMs = (ms: number): number => (full ? ms : 10 * ms);

/** Within how long what one officer does is on another's screen. */
export const seenWithinMs = atMostMs(5_000);
