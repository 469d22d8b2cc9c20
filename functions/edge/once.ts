import { createHash } from 'node:crypto';
import { Conflict, Invalid, NotFound } from '../../domain/failure.ts';
import { canonical } from './canonical.ts';

/** The reply to a submission as it was sent, and what it was the reply to. */
export type StoredReply = { hash: string; status: number; text: string };

/** A reply that goes out as it stands. */
export type Sent = Pick<StoredReply, 'status' | 'text'>;

/** What a payload is recognised by, in whatever order its fields come. */
export const payloadHash = (payload: unknown): string =>
  createHash('sha256').update(canonical(payload)).digest('hex');

type Once<O> = {
  /** Reads all that the act is decided by, with what is stored under its key; null without the thing. */
  open: () => Promise<O | null>;
  hash: string;
  decide: (opened: O) => Promise<Sent>;
};

/**
 * Acts once under a key: a repeat of the same payload gets the first reply, same status and bytes; of two at once the loser of the
 * conditional write comes here again and finds the winner's.
 * @throws NotFound; Invalid `idempotency-key-reused` for another payload.
 */
export const once = async <O extends { submission: StoredReply | null }>({
  open,
  hash,
  decide,
}: Once<O>): Promise<Sent> => {
  const opened = await open();
  if (opened === null) throw new NotFound();
  if (opened.submission !== null) return repeated(opened.submission, hash);
  try {
    return await decide(opened);
  } catch (refusal) {
    if (!(refusal instanceof Conflict)) throw refusal;
    // What was read is not of one moment: the newer revision may be this very submission's, written by its twin meanwhile.
    const twin = (await open())?.submission ?? null;
    if (twin === null) throw refusal;
    return repeated(twin, hash);
  }
};

const repeated = ({ hash, status, text }: StoredReply, asked: string): Sent => {
  if (hash !== asked) throw Invalid.at('', 'idempotency-key-reused');
  return { status, text };
};
