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

/** Requests after which one asking for the rest is given up: each takes some dozens. */
const roundsAtMost = 40;

/** Dozens of alerts take longer than one. */
const patienceMs = 30_000;

/** How many alerts would be taken, in words. */
export const countText = (words: Words['work']['bulk'], zone: string | null, counted: Counted | null) => {
  if (zone === null) return words.pick;
  if (counted === null) return words.counting;
  if (counted.n === 0) return words.none;
  return fill(counted.more ? words.countMore : words.count, { n: String(counted.n) });
};

const useCount = (zone: string | null, rule: RuleId | undefined): Counted | null => {
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
  }, [zone, rule]);
  return counted;
};

/** Counts the open alerts of a zone, and acknowledges them, some dozens in one request, until none is left. */
export const useBulk = (zone: string | null, rule: RuleId | undefined, onDone: (said: string) => void) => {
  const { work, faults } = useWords();
  const counted = useCount(zone, rule);
  const [taken, setTaken] = useState(0);
  const { send, refuse, ...sending } = useSending();
  const said = (n: number) => {
    const of = Math.max(counted?.n ?? 0, n);
    return fill(n < of ? work.bulk.fewer : work.bulk.done, { n: String(n), of: String(of) });
  };
  const acknowledge = async (note: string): Promise<void> => {
    if (sending.busy || zone === null) return;
    if (note.trim() === '') return refuse([{ field: 'note', message: faults.missing }]);
    const made = z.safeParse(AcknowledgementsRequest, { zoneId: zone, note, ...(rule && { rule }) });
    if (!made.success) return refuse(fieldErrors(faults, made.error.issues));
    let n = 0;
    for (let round = 0; round < roundsAtMost; round += 1) {
      const answer = await send(() =>
        call(alertRoutes.acknowledgeAlerts, { body: made.data, patience: patienceMs }),
      );
      if (answer.kind !== 'reply') return;
      n += answer.reply.items.length;
      setTaken(n);
      if (!answer.reply.more) break;
    }
    onDone(said(n));
  };
  return { ...sending, counted, taken, acknowledge };
};
