import type * as z from 'zod/mini';
import type { alertRoutes } from '../../domain/alert-routes.ts';
import type { Answers } from '../../domain/answers.ts';
import type { CheckIn, CheckInReply } from '../../domain/check-in.ts';
import type { Failure } from '../api.ts';
import type { LookFirst } from './file-same.ts';

/**
 * What became of a submission. `sent`: the server has it. `stale`: somebody else filed first, `newest` is theirs. `refused`: the
 * server will not take it as it is. `unsent`: unknown or not reached; it is kept and goes again under the same key.
 */
export type Outcome =
  | { kind: 'sent'; reply: CheckInReply }
  | { kind: 'stale'; newest: CheckIn | null; failure: Failure; answers: Answers }
  | { kind: 'refused'; failure: Failure; answers: Answers }
  | Unsent;

/** `key` sends it again by `sendPending`; `kept` is false where this device could not store it: it lives as long as the page. */
export type Unsent = { kind: 'unsent'; failure: Failure; key?: string; kept?: boolean };

export type EventReply = z.output<(typeof alertRoutes)['createEventReport']['reply']>;

/** What became of a quick report. */
export type EventOutcome =
  | { kind: 'sent'; reply: EventReply }
  | { kind: 'refused'; failure: Failure }
  | Unsent;

/** What the form opens with after a submission from the first view that was not taken: its outcome. */
export type Opening = {
  outcome?: Extract<Outcome, { kind: 'stale' | 'refused' }>;
  /** It came through the no-change door and is worse than the report before: it is looked over, and then sent as it is. */
  look?: LookFirst;
};
