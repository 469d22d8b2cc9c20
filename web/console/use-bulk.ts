import { useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { RuleId } from '../../domain/alert.ts';
import { AcknowledgementsRequest } from '../../domain/alert-request.ts';
import { alertRoutes } from '../../domain/alert-routes.ts';
import { fill } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { fieldErrors } from './fault-words.ts';
import { useSending } from './use-sending.ts';
import { useWords, type Words } from './words.ts';

/** Open alerts of a zone: at least so many, `more` when there are others behind. */
type Counted = { n: number; more: boolean };

/** How many alerts would be taken, in words. */
export const countText = (words: Words['work']['bulk'], zone: string | null, counted: Counted | null) => {
  if (zone === null) return words.pick;
  if (counted === null) return words.counting;
  if (counted.n === 0) return words.none;
  return fill(counted.more ? words.countMore : words.count, { n: String(counted.n) });
};

/** Counts again when `recount` is another. */
const useCount = (zone: string | null, rule: RuleId | undefined, recount: number): Counted | null => {
  const [counted, setCounted] = useState<Counted | null>(null);
  useEffect(() => {
    setCounted(null);
    if (zone === null) return;
    const stop = new AbortController();
    const query = { state: 'open' as const, zone, limit: '200', ...(rule && { rule }) };
    void call(alertRoutes.listAlerts, { query, signal: stop.signal }).then((answer) => {
      if (answer.kind !== 'reply' || stop.signal.aborted) return;
      setCounted({ n: answer.reply.items.length, more: answer.reply.cursor !== null });
    });
    return () => stop.abort();
  }, [zone, rule, recount]);
  return counted;
};

/**
 * Counts the open alerts of a zone, and acknowledges them, some dozens in one request, until none is left. What was taken before a
 * request failed is kept, and what is left is counted again.
 */
export const useBulk = (zone: string | null, rule: RuleId | undefined, onDone: (said: string) => void) => {
  const { work, faults } = useWords();
  const [failures, setFailures] = useState(0);
  const counted = useCount(zone, rule, failures);
  const [taken, setTaken] = useState(0);
  useEffect(() => setTaken(0), [zone, rule]);
  const { send, refuse, ...sending } = useSending();
  const said = (n: number) => {
    const of = Math.max(taken + (counted?.n ?? 0), n);
    return fill(n < of ? work.bulk.fewer : work.bulk.done, { n: String(n), of: String(of) });
  };
  const acknowledge = async (note: string): Promise<void> => {
    if (sending.busy || zone === null) return;
    if (note.trim() === '') return refuse([{ field: 'note', message: faults.missing }]);
    const made = z.safeParse(AcknowledgementsRequest, { zoneId: zone, note, ...(rule && { rule }) });
    if (!made.success) return refuse(fieldErrors(faults, made.error.issues));
    let n = taken;
    for (let more = true; more; ) {
      const answer = await send(() => call(alertRoutes.acknowledgeAlerts, { body: made.data }));
      if (answer.kind !== 'reply') return setFailures(failures + 1);
      const { items } = answer.reply;
      n += items.length;
      setTaken(n);
      // Where others were quicker with each of a round, the rest is theirs too.
      more = answer.reply.more && items.length > 0;
    }
    onDone(said(n));
  };
  return { ...sending, counted, taken, acknowledge };
};
