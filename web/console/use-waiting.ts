import { useEffect, useRef } from 'preact/hooks';
import type { Me } from '../../domain/member.ts';
import { planRoutes } from '../../domain/plan-routes.ts';
import { call } from '../api.ts';
import { type Tagged, taggedOf } from './read.ts';
import { useReply } from './use-reply.ts';

/** Counted up to here; beyond it the count is followed by a plus. */
const countedAtMost = 50;
const pollMs = 60_000;

type Counted = Tagged<{ items: readonly unknown[]; cursor: string | null }>;

/** How many plans wait in the member's zones; `text` is null where it is not asked or not known. Read anew when the place changes. */
export const useWaitingCount = (
  role: Me['role'] | undefined,
  search: string,
): { text: string | null; refresh: () => void } => {
  const isAsked = role === 'health' || role === 'board';
  const { value, refresh } = useReply<Counted>(
    isAsked ? 'waiting' : '',
    async (before, signal) => {
      if (!isAsked) return { kind: 'same' };
      const query = { state: 'submitted' as const, limit: String(countedAtMost) };
      const etag = before?.etag;
      return taggedOf(await call(planRoutes.listWaitingPlans, { query, signal, ...(etag && { etag }) }));
    },
    isAsked ? pollMs : null,
  );
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) void refresh();
    begun.current = true;
  }, [search]);
  const text = value && `${value.reply.items.length}${value.reply.cursor === null ? '' : '+'}`;
  return { text, refresh: () => void refresh() };
};
