import type { Answers } from '../../domain/answers.ts';
import type { CheckIn, CheckInReply } from '../../domain/check-in.ts';
import type { Failure } from '../api.ts';

/**
 * What became of a submission. `sent`: the server has it. `stale`: somebody else filed first, `newest` is theirs. `refused`: the
 * server will not take it as it is. `unsent`: unknown or not reached; it is kept and goes again under the same key.
 */
export type Outcome =
  | { kind: 'sent'; reply: CheckInReply }
  | { kind: 'stale'; newest: CheckIn | null; failure: Failure; answers: Answers }
  | { kind: 'refused'; failure: Failure; answers: Answers }
  | { kind: 'unsent'; failure: Failure };

/** What the form opens with after a submission from the first view that was not taken: its outcome. */
export type Opening = {
  outcome?: Extract<Outcome, { kind: 'stale' | 'refused' }>;
  /** It came through the no-change door: everything is looked at again, the symptoms that were typed stay. */
  fromSame?: boolean;
};
