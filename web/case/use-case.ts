import { useEffect, useState } from 'preact/hooks';
import { type CaseReply, caseRoutes } from '../../domain/case-routes.ts';
import type { Instant } from '../../domain/day.ts';
import { call, type Failure } from '../api.ts';
import { now } from '../clock.ts';
import { type Tagged, taggedOf } from '../console/read.ts';
import { useReply } from '../console/use-reply.ts';

/** The other side's acts are seen here within 5 s. */
const pollMs = 3_000;

/** Keeps the last good reading on this device; left out where nothing is kept. */
export type Keeping = {
  read: (siteId: string) => Promise<{ at: Instant; value: CaseReply } | null>;
  write: (siteId: string, value: CaseReply) => void;
};

/** The cases of a site as they are now; `keptAt` says that they are from this device, and since when. */
export type CaseNow = {
  value: CaseReply | null;
  keptAt: Instant | null;
  failure: Failure | null;
  refresh: () => Promise<void>;
};

/** Reads the cases of a site, again and again while the page is seen; without network what was read before stays. */
export const useCase = (siteId: string, keeping: Keeping | null): CaseNow => {
  const [kept, setKept] = useState<{ at: Instant; value: CaseReply } | null>(null);
  const [readAt, setReadAt] = useState<Instant | null>(null);
  const { value, failure, refresh } = useReply<Tagged<CaseReply>>(
    siteId,
    async (before, signal) => {
      const etag = before?.etag;
      const params = { siteId };
      const answer = await call(caseRoutes.getCaseResponse, { params, ...(etag && { etag }), signal });
      if (answer.kind === 'reply') keeping?.write(siteId, answer.reply);
      if (answer.kind === 'reply' || answer.kind === 'unchanged') setReadAt(now());
      return taggedOf(answer);
    },
    pollMs,
  );
  useEffect(() => {
    let gone = false;
    void keeping?.read(siteId).then((found) => {
      if (!gone && found) setKept(found);
    });
    return () => {
      gone = true;
    };
  }, [siteId, keeping]);
  if (value !== null)
    return { value: value.reply, keptAt: failure === null ? null : readAt, failure, refresh };
  return {
    value: failure === null ? null : (kept?.value ?? null),
    keptAt: kept?.at ?? null,
    failure,
    refresh,
  };
};
