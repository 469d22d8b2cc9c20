import { useEffect, useState } from 'preact/hooks';
import type { BriefDocument } from '../../domain/brief-document.ts';
import type { Day, Instant } from '../../domain/day.ts';
import type { Lang } from '../../domain/texts/text.ts';
import type { Failure } from '../api.ts';
import { now } from '../clock.ts';
import { sessions } from '../session.ts';
import { readDocument } from './brief-file.ts';
import { type KeptBrief, makeKeptBrief } from './kept-brief.ts';

export type DocumentState =
  | { kind: 'loading' }
  | { kind: 'document'; document: BriefDocument }
  /** No network: the newest that this device has. */
  | { kind: 'kept'; kept: KeptBrief; failure: Failure }
  | { kind: 'failed'; failure: Failure };

const keptHere = () => makeKeptBrief(localStorage, sessions.owner() ?? '');

/** What was read since the page was opened: the way back from a list shows the brief at once, where it was left. */
const known = new Map<string, BriefDocument>();

/** Of a day that nobody asked for, any brief will do; else only its own. */
const keptFor = (day: Day, isNewest: boolean, lang: Lang): KeptBrief | null => {
  const kept = keptHere().read(lang);
  return kept !== null && (isNewest || kept.document.day === day) ? kept : null;
};

/**
 * The brief of a day as data. `issuedAt`: null while it has not gone out, undefined while that is not known; once it goes out it is
 * read again. `isNewest`: nobody asked for the day by name.
 */
export const useDocument = (
  day: Day | null,
  lang: Lang,
  { isNewest, issuedAt }: { isNewest: boolean; issuedAt: Instant | null | undefined },
): { state: DocumentState; again: () => void } => {
  // Until the list of briefs says otherwise it has gone out: asking twice would cost a slow line seconds.
  const settled = `${day} ${lang}`;
  const key = issuedAt === null ? `${settled} under review` : settled;
  const [read, setRead] = useState<{ key: string; state: DocumentState } | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    // What was read before may be of before the issue.
    if (issuedAt === null) known.delete(settled);
    if (day === null || known.has(key)) return;
    let gone = false;
    void readDocument(day, lang).then((answer) => {
      if (gone || answer.kind === 'unchanged') return;
      if (answer.kind === 'reply') {
        if (issuedAt !== null) known.set(key, answer.reply);
        keptHere().keep({ document: answer.reply, readAt: now() });
        return setRead({ key, state: { kind: 'document', document: answer.reply } });
      }
      const kept = answer.kind === 'problem' ? null : keptFor(day, isNewest, lang);
      setRead({
        key,
        state: kept ? { kind: 'kept', kept, failure: answer } : { kind: 'failed', failure: answer },
      });
    });
    return () => {
      gone = true;
    };
  }, [key, attempt]);
  const document = known.get(key);
  const before = read?.state.kind === 'document' ? read.state.document : undefined;
  // The same brief stays on show while the list says when it went out.
  const same = before?.day === day && before?.lang === lang ? before : undefined;
  const shown = document ?? (read?.key === key ? undefined : same);
  const state: DocumentState = shown
    ? { kind: 'document', document: shown }
    : read?.key === key
      ? read.state
      : { kind: 'loading' };
  return {
    state,
    again: () => {
      setRead(null);
      setAttempt((n) => n + 1);
    },
  };
};
