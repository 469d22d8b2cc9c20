import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Answers } from '../../domain/answers.ts';
import type { CheckIn, CheckInReply } from '../../domain/check-in.ts';
import type { Recent } from '../../domain/recent.ts';
import type { FieldError } from '../ui/error-summary.tsx';
import { type Draft, draftFrom, draftOf, draftWith } from './draft.ts';
import { kept } from './kept.ts';
import { lookOver } from './look-over.ts';
import { newestUnsent } from './outbox-moves.ts';
import { outboxNews } from './outbox-news.tsx';
import type { Opening, Outcome } from './outcome.ts';
import { loadRecent, positivesFit } from './preview.ts';
import { useQuickReports } from './quick-reports.ts';
import { readDraft, reasonFault } from './read-draft.ts';
import { errorsOf, refusedErrors } from './report-faults.ts';
import { sumOf } from './reported-line.ts';
import { outbox, sendCheckIn } from './send.ts';
import type { SiteDay } from './site-day.ts';
import { openingOf, useArrival, waitingOf } from './unsent-report.ts';
import { useWork } from './work-words.tsx';
import type { Worse } from './worse.ts';

export type Step = 'form' | 'check' | 'stale';

type State = {
  draft: Draft;
  /** Revision that the draft was begun on: what the server compares. */
  seenRevision: number;
  /** Key of what it was begun on top of, while the server may or may not have that. */
  after: string | null;
  step: Step;
  errors: readonly FieldError[];
  attempt: number;
  sending: boolean;
  outcome: Exclude<Outcome, { kind: 'sent' }> | null;
  worse: readonly Worse[];
  /** Still the report before with the symptoms of today: it is sent as "no change". */
  same: boolean;
  /** The server would not take it so: its reason is said on the form. */
  refusedSame: boolean;
  newest: CheckIn | null;
};

/** The server would not take it as "no change": a guard of its own shut that door. */
const isRefusedSame = ({ kind, failure }: Pick<Extract<Outcome, { failure: unknown }>, 'kind' | 'failure'>) =>
  kind === 'refused' && failure.kind === 'problem' && failure.code === 'no-change-refused';

/** After a refused "no change" all is asked anew but the symptoms, which were. */
const asked = ({ stocksFrom }: SiteDay, { symptomatic }: Answers): Draft => ({
  ...draftFrom(stocksFrom?.checkIn.answers ?? null),
  symptomatic: String(symptomatic),
});

/** What the form starts with: a draft kept on this device, else what was not taken, else the report itself or the stocks before it. */
const draftAt = (
  siteDay: SiteDay,
  fields: Readonly<Record<string, string>> | undefined,
  { outcome, look }: Opening,
  waiting: CheckIn | null,
): Draft => {
  const { filed, stocksFrom } = siteDay;
  const fresh = filed ? draftOf(filed.checkIn.answers) : draftFrom(stocksFrom?.checkIn.answers ?? null);
  if (look) return draftOf(look.answers);
  if (outcome && isRefusedSame(outcome)) return asked(siteDay, outcome.answers);
  if (outcome) return draftWith(draftOf(outcome.answers), fields ?? {});
  return draftWith(waiting ? draftOf(waiting.answers) : fresh, fields ?? {});
};

const begin = (siteDay: SiteDay, asOpened: Opening): State => {
  const { detail, day, filed } = siteDay;
  const { siteId } = detail.site;
  const unsent = newestUnsent(outboxNews().entries, { siteId, day });
  const opening = { ...openingOf(unsent), ...asOpened };
  const { outcome, look } = opening;
  const stored = kept.drafts.read(siteId, day);
  return {
    after: unsent?.state === 'waiting' ? unsent.key : (stored?.after ?? null),
    draft: draftAt(siteDay, stored?.fields, opening, waitingOf(unsent)),
    seenRevision: stored?.seenRevision ?? filed?.checkIn.revision ?? unsent?.request.seenRevision ?? 0,
    step: outcome?.kind === 'stale' ? 'stale' : look ? 'check' : 'form',
    errors: [],
    attempt: 0,
    sending: false,
    outcome: outcome ?? null,
    worse: look?.worse ?? [],
    same: look !== undefined,
    refusedSame: outcome !== undefined && isRefusedSame(outcome),
    newest: outcome?.kind === 'stale' ? outcome.newest : (waitingOf(unsent) ?? filed?.checkIn ?? null),
  };
};

type Given = { siteDay: SiteDay; opening: Opening; onSent: (sent: { reply: CheckInReply }) => void };

/** The report being written: what was typed, what is wrong with it, and the way from the form to the receipt. */
export const useReport = ({ siteDay, opening, onSent }: Given) => {
  const words = useWork();
  const { detail, day } = siteDay;
  const { siteId } = detail.site;
  const [state, setState] = useState(() => begin(siteDay, opening));
  const [recent, setRecent] = useState<Recent[] | null>(null);
  useEffect(() => void loadRecent(siteId, day).then(setRecent), [siteId, day]);
  const reported = useQuickReports(siteId, day);
  const reportedF0 = sumOf(reported);
  // A new report starts with what was already told; what was typed stays
  useEffect(() => {
    if (reportedF0 === 0 || siteDay.filed) return;
    setState((was) =>
      was.draft.f0 === '' ? { ...was, draft: { ...was.draft, f0: String(reportedF0) } } : was,
    );
  }, [reportedF0, siteDay.filed, state.refusedSame]);
  const patch = (next: Partial<State>) => setState((was) => ({ ...was, ...next }));
  const { draft, seenRevision, newest } = state;
  const read = useMemo(() => readDraft(draft), [draft]);

  const change = (fields: Partial<Draft>) =>
    setState((was) => {
      const next = { ...was.draft, ...fields };
      kept.drafts.keep(siteId, day, { seenRevision: was.seenRevision, after: was.after, fields: next });
      // Whatever waits, waits as it was: with this changed it is another one
      return { ...was, draft: next, outcome: was.outcome?.kind === 'unsent' ? null : was.outcome };
    });

  const startOver = () => {
    kept.drafts.forget(siteId, day);
    setState(begin(siteDay, {}));
  };

  const faultsNow = () => {
    const faults = [...read.faults];
    if (read.answers === null) return faults;
    if (recent && !positivesFit(siteDay, read.answers, recent))
      faults.push({ field: 'positive', code: 'more-than-tested' });
    const reason = reasonFault(draft, read.answers, newest?.answers ?? null);
    return reason ? [...faults, reason] : faults;
  };

  const settle = (outcome: Outcome) => {
    if (outcome.kind === 'sent') return onSent(outcome);
    const errors = refusedErrors(outcome.failure, words);
    const step = outcome.kind === 'stale' ? 'stale' : outcome.kind === 'refused' ? 'form' : state.step;
    setState((was) => ({
      ...was,
      step,
      errors,
      outcome,
      sending: false,
      attempt: was.attempt + 1,
      after: outcome.kind === 'unsent' ? (outcome.key ?? null) : null,
      newest: outcome.kind === 'stale' ? outcome.newest : was.newest,
      same: was.same && outcome.kind === 'unsent',
      ...(outcome.kind === 'refused' && isRefusedSame(outcome)
        ? { refusedSame: true, draft: asked(siteDay, outcome.answers) }
        : { refusedSame: false }),
    }));
  };

  // It went through meanwhile, from this tab or another
  useArrival(state.outcome, onSent);

  const send = async () => {
    const { answers } = read;
    if (answers === null || state.sending) return;
    patch({ sending: true, outcome: null, errors: [] });
    const reason = draft.reason.trim();
    const unchanged = state.same ? { unchanged: true } : {};
    const request = { answers, seenRevision, ...unchanged, ...(reason ? { reason } : {}) };
    settle(await sendCheckIn({ siteId, day, request, after: state.after }));
  };

  const submit = async () => {
    const faults = faultsNow();
    if (faults.length > 0 || read.answers === null) {
      return patch({ errors: errorsOf(faults, words), attempt: state.attempt + 1, outcome: null });
    }
    const worse = lookOver({ siteDay, answers: read.answers, recent, reportedF0 });
    if (worse.length > 0)
      return patch({ step: 'check', worse, errors: [], outcome: null, attempt: state.attempt + 1 });
    return send();
  };

  /** After somebody else's revision: goes on with what was typed, as a correction of theirs, or drops it. */
  const goOnWithMine = () => {
    const revision = newest?.revision ?? 0;
    kept.drafts.keep(siteId, day, { seenRevision: revision, fields: draft });
    patch({ step: 'form', seenRevision: revision, after: null, outcome: null, errors: [], same: false });
  };
  const dropMine = () => {
    kept.drafts.forget(siteId, day);
    const unsent = newestUnsent(outboxNews().entries, { siteId, day });
    if (unsent) void outbox.discard(unsent.key);
  };

  return {
    ...state,
    recent,
    reported,
    read,
    change,
    startOver,
    submit,
    send,
    goOnWithMine,
    dropMine,
    back: () => patch({ step: 'form', outcome: null, same: false }),
  };
};

export type Report = ReturnType<typeof useReport>;
