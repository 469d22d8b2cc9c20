import { alertRoutes } from '../../domain/alert-routes.ts';
import { call } from '../api.ts';
import { queueQueryOf } from './queue-filter.ts';
import { firstPage, laterPages } from './queue-pages.ts';

type Query = NonNullable<Parameters<typeof askAlerts>[0]>;
type Asked = ReturnType<typeof askAlerts>;

const askAlerts = (
  query: ReturnType<typeof queueQueryOf>,
  {
    cursor = null,
    etag = null,
    signal,
  }: { cursor?: string | null; etag?: string | null; signal?: AbortSignal } = {},
) =>
  call(alertRoutes.listAlerts, {
    query: { ...query, limit: String(cursor === null ? firstPage : laterPages), ...(cursor && { cursor }) },
    ...(etag && { etag }),
    ...(signal && { signal }),
  });

let begun: { key: string; answer: Asked } | null = null;
const keyOf = (query: Query) => JSON.stringify(query);

/** Asks for the first page of the queue before it is known who reads it: the answer to that takes as long. */
export const beginQueue = (search: string): void => {
  const query = queueQueryOf(search);
  begun = { key: keyOf(query), answer: askAlerts(query) };
};

/** A page of the queue: the first one was perhaps begun already, and is taken once. */
export const readQueue = (
  query: Query,
  cursor: string | null,
  etag: string | null,
  signal: AbortSignal,
): Asked => {
  const early = begun;
  begun = null;
  if (early !== null && cursor === null && etag === null && early.key === keyOf(query)) return early.answer;
  return askAlerts(query, { cursor, etag, signal });
};
