import type { Answer } from '../api.ts';
import type { Read } from './use-reply.ts';

/** An answer of the client as a reading. */
export const readOf = <T>(answer: Answer<T>): Read<T> => {
  if (answer.kind === 'reply') return { kind: 'value', value: answer.reply };
  return answer.kind === 'unchanged' ? { kind: 'same' } : { kind: 'failed', failure: answer };
};

/** A reply with the tag to ask again with. */
export type Tagged<T> = { reply: T; etag: string | null };

/** An answer of the client as a reading that can be asked for again. */
export const taggedOf = <T>(answer: Answer<T>): Read<Tagged<T>> => {
  if (answer.kind === 'reply') return { kind: 'value', value: { reply: answer.reply, etag: answer.etag } };
  return answer.kind === 'unchanged' ? { kind: 'same' } : { kind: 'failed', failure: answer };
};
