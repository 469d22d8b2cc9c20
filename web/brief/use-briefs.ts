import { briefListRoutes } from '../../domain/brief-list-routes.ts';
import type { BriefEntry } from '../../domain/review.ts';
import { call } from '../api.ts';
import { useList } from '../console/use-list.ts';

/** A day that was just frozen, or went out, is told on an open page after so long, milliseconds. */
const everyMs = 60_000;

/** The briefs that there are, newest first, read again every minute. */
export const useBriefs = () =>
  useList<BriefEntry>(
    'briefs',
    ({ day }) => day,
    (signal) => (cursor, etag) =>
      call(briefListRoutes.listBriefs, {
        query: { limit: '100', ...(cursor === null ? {} : { cursor }) },
        ...(etag === null ? {} : { etag }),
        signal,
      }),
    everyMs,
  );
export type Briefs = ReturnType<typeof useBriefs>;
