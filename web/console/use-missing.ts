import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Day } from '../../domain/day.ts';
import type { MissingList, MissingSite } from '../../domain/missing-list.ts';
import { missingRoutes } from '../../domain/missing-list.ts';
import { fill } from '../../domain/texts/text.ts';
import { type Answer, call } from '../api.ts';
import { useList } from './use-list.ts';
import { useWords } from './words.ts';

/** Who has reported is gone from the list within 5 s: a reading every 4, and the time it takes. */
const pollMs = 4000;
/** Rows of a page, the most that the contract gives. */
const rows = 200;

export type MissingAsked = { day: Day | undefined; zone: string | undefined };

/** A page of the list as a list of one: all that it says beside its rows stays with it. */
const whole = (answer: Answer<MissingList>): Answer<{ items: MissingList[]; cursor: string | null }> =>
  answer.kind === 'reply'
    ? { ...answer, reply: { items: [answer.reply], cursor: answer.reply.cursor } }
    : answer;

const idOf = ({ items: [first] }: MissingList) => first?.site.siteId ?? '';

/** The silent sites of the day, as far as they were asked for; `list` says what holds for all of them. */
export const useMissing = ({ day, zone }: MissingAsked) => {
  const query = { limit: String(rows), ...(day && { day }), ...(zone && { zone }) };
  const { items: pages, ...rest } = useList<MissingList>(
    `missing ${day ?? ''} ${zone ?? ''}`,
    idOf,
    (signal) => async (cursor, etag) =>
      whole(
        await call(missingRoutes.listMissing, {
          query: { ...query, ...(cursor && { cursor }) },
          ...(etag && { etag }),
          signal,
        }),
      ),
    pollMs,
  );
  const sites = useMemo(() => pages?.flatMap(({ items }) => items) ?? [], [pages]);
  return { ...rest, list: pages?.[0] ?? null, sites };
};

/** What a screen reader is told when sites have reported: they are gone from the list. */
export const useArrived = (sites: readonly MissingSite[], key: string): string => {
  const { missing } = useWords();
  const before = useRef({ key, ids: new Set<string>() });
  const [said, setSaid] = useState('');
  useEffect(() => {
    const ids = new Set(sites.map(({ site }) => site.siteId));
    const gone = before.current.key === key ? [...before.current.ids].filter((id) => !ids.has(id)).length : 0;
    before.current = { key, ids };
    if (gone > 0) setSaid(fill(missing.arrived, { n: String(gone) }));
  }, [sites, key]);
  return said;
};
