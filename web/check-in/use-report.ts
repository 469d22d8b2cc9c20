import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Answers } from '../../domain/answers.ts';
import type { CheckIn, CheckInReply } from '../../domain/check-in.ts';
import type { Failure } from '../api.ts';
import { type Draft, draftFrom, draftOf, draftWith } from './draft.ts';
import { kept } from './kept.ts';
import { lookOver } from './look-over.ts';
import { newestUnsent } from './outbox-moves.ts';
import { outboxNews } from './outbox-news.tsx';
import type { Opening, Outcome } from './outcome.ts';
import { type Ground, noGround, positivesFit } from './preview.ts';
import { useQuickReports } from './quick-reports.ts';
import { type FieldFault, readDraft, reasonFault } from './read-draft.ts';
import { loadGround } from './recent-reports.ts';
import { errorsOf, refusedErrors } from './report-faults.ts';
import { sumOf } from './reported-line.ts';
import { outbox, sendCheckIn } from './send.ts';
import { withSent } from './sent-report.ts';
import type { SiteDay } from './site-day.ts';
import { useStepEntry } from './step-entry.ts';
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
  /** What is wrong by this device, and what the server refused: said in whatever language is in use. */
  faults: readonly FieldFault[];
  failure: Failure | null;
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

const begin = (asRead: SiteDay, asOpened: Opening): State => {
  const siteDay = withSent(asRead, outboxNews().entries);
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
    faults: [],
    failure: null,
    attempt: 0,
    sending: false,
    outcome: outcome ?? null,
    worse: look?.worse ?? [],
    same: look !== undefined,
    refusedSame: outcome !== undefined && isRefusedSame(outcome),
    newest: outcome?.kind === 'stale' ? outcome.newest : (waitingOf(unsent) ?? filed?.checkIn ?? null),
  };
};

/** How long a report waits for what its answers are judged on, where that is still on its way; ms. */
const patienceMs = 3_000;

type Given = { siteDay: SiteDay; opening: Opening; onSent: (sent: { reply: CheckInReply }) => void };

/** The report being written: what was typed, what is wrong with it, and the way from the form to the receipt. */
export const useReport = ({ siteDay, opening, onSent }: Given) => {
  const words = useWork();
  const { detail, day } = siteDay;
  const { siteId } = detail.site;
  const [state, setState] = useState(() => begin(siteDay, opening));
  const [ground, setGround] = useState(noGround);
  const loading = useRef(Promise.resolve(noGround));
  const { plan } = detail;
  useEffect(() => {
    let gone = false;
    setGround(noGround);
    loading.current = loadGround(siteDay);
    void loading.current.then((next) => {
      if (!gone) setGround(next);
    });
    return () => {
      gone = true;
    };
  }, [siteId, day, siteDay.kept, plan?.version, plan?.state]);
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

  /** A quick finger must not pass by the look at a worse day. */
  const groundInTime = async (): Promise<Ground> => {
    if (ground !== noGround) return ground;
    patch({ sending: true });
    const late = new Promise<Ground>((resolve) => setTimeout(() => resolve(noGround), patienceMs));
    return Promise.race([loading.current, late]);
  };

  const faultsNow = (ground: Ground) => {
    const faults = [...read.faults];
    if (read.answers === null) return faults;
    if (!positivesFit(siteDay, read.answers, ground))
      faults.push({ field: 'positive', code: 'more-than-tested' });
    const reason = reasonFault(draft, read.answers, newest?.answers ?? null);
    return reason ? [...faults, reason] : faults;
  };

  const toForm = () =>
    setState((was) =>
      was.step === 'form'
        ? was
        : { ...was, step: 'form', faults: [], failure: null, outcome: null, same: false },
    );
  const { leave } = useStepEntry(state.step !== 'form', toForm);
  const arrive = (sent: { reply: CheckInReply }) => void leave().then(() => onSent(sent));

  const settle = (outcome: Outcome) => {
    if (outcome.kind === 'sent') return arrive(outcome);
    const step = outcome.kind === 'stale' ? 'stale' : outcome.kind === 'refused' ? 'form' : state.step;
    if (step === 'form') void leave();
    setState((was) => ({
      ...was,
      step,
      faults: [],
      failure: outcome.failure,
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
  useArrival(state.outcome, arrive);

  const send = async () => {
    const { answers } = read;
    if (answers === null || state.sending) return;
    patch({ sending: true, outcome: null, faults: [], failure: null });
    const reason = draft.reason.trim();
    const unchanged = state.same ? { unchanged: true } : {};
    const request = { answers, seenRevision, ...unchanged, ...(reason ? { reason } : {}) };
    settle(await sendCheckIn({ siteId, day, request, after: state.after }));
  };

  const submit = async () => {
    if (state.sending) return;
    const ground = read.faults.length > 0 ? noGround : await groundInTime();
    const faults = faultsNow(ground);
    if (faults.length > 0 || read.answers === null) {
      return patch({ faults, failure: null, attempt: state.attempt + 1, outcome: null, sending: false });
    }
    const reported = newest?.answers ?? null;
    const worse = lookOver({ siteDay, answers: read.answers, ground, reportedF0, reported });
    const attempt = state.attempt + 1;
    if (worse.length > 0)
      return patch({
        ...{ step: 'check', worse, faults: [], failure: null, outcome: null, attempt, sending: false },
      });
    return send();
  };

  /** From a step back to the form. */
  const back = () => {
    toForm();
    void leave();
  };

  /** After somebody else's revision: goes on with what was typed, as a correction of theirs, or drops it. */
  const goOnWithMine = () => {
    const revision = newest?.revision ?? 0;
    kept.drafts.keep(siteId, day, { seenRevision: revision, fields: draft });
    patch({ seenRevision: revision, after: null });
    back();
  };
  const dropMine = () => {
    kept.drafts.forget(siteId, day);
    const unsent = newestUnsent(outboxNews().entries, { siteId, day });
    if (unsent) void outbox.discard(unsent.key);
    return leave();
  };

  return {
    ...state,
    errors: state.failure ? refusedErrors(state.failure, words) : errorsOf(state.faults, words),
    ground,
    reported,
    read,
    change,
    startOver,
    submit,
    send,
    goOnWithMine,
    dropMine,
    back,
  };
};

export type Report = ReturnType<typeof useReport>;
