import type { CheckIn } from './check-in.ts';
import type { Instant } from './day.ts';

/** Where in a request (a JSON pointer, '' is all of it), what is wrong there and, where a code has several reasons, which one. */
/** `says` fills the slots of the words, such as the name of a column; `line` and `column`, from 1, are those of a file. */
export type Fault = {
  pointer: string;
  code: string;
  why?: string;
  says?: Readonly<Record<string, string>>;
  line?: number;
  column?: number;
};

/** A refusal with a code that the dictionaries put into words. The four kinds below are all there are. */
abstract class Failure extends Error {
  readonly code: string;
  readonly faults: readonly Fault[];

  constructor(code: string, faults: readonly Fault[] = [{ pointer: '', code }], options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.faults = faults;
  }
}

/** Unknown, or not the caller's to know of: both look the same. */
export class NotFound extends Failure {
  override readonly name = 'NotFound';
  /** `code`: where the reader can be told what is not there, because it is nobody's secret. */
  constructor(code = 'not-found', options?: ErrorOptions) {
    super(code, undefined, options);
  }
}

/** Who is asking may not do this. */
export class Forbidden extends Failure {
  override readonly name = 'Forbidden';
}

/** The request says something that cannot be accepted, whatever the state. */
export class Invalid extends Failure {
  override readonly name = 'Invalid';

  /** One thing wrong at one place. */
  static at(pointer: string, code: string, why?: string) {
    return new Invalid(code, [{ pointer, code, ...(why === undefined ? {} : { why }) }]);
  }
}

/** What is there already: the newest check-in, who acted and when, or the long work that is under way. */
export type Winner = { checkIn?: CheckIn; by?: string; at?: Instant; jobId?: string };

/** The state is not, or no longer, the one that the request was made for. */
export class Conflict extends Failure {
  override readonly name = 'Conflict';
  readonly winner: Winner;

  constructor(code: string, winner: Winner = {}, options?: ErrorOptions) {
    super(code, undefined, options);
    this.winner = winner;
  }
}
