import { useEffect, useMemo, useState } from 'preact/hooks';
import type { CheckIn, CheckInReply } from '../../domain/check-in.ts';
import type { Recent } from '../../domain/recent.ts';
import type { FieldError } from '../ui/error-summary.tsx';
import { type Draft, draftFrom, draftOf, draftWith } from './draft.ts';
import { kept } from './kept.ts';
import type { Opening, Outcome } from './outcome.ts';
import { loadRecent, positivesFit, previewOf } from './preview.ts';
import { readDraft, reasonFault } from './read-draft.ts';
import { errorsOf, refusedErrors } from './report-faults.ts';
import { sendCheckIn } from './send.ts';
import type { SiteDay } from './site-day.ts';
import { useWork } from './work-words.tsx';
import { type Worse, worseThan } from './worse.ts';

export type Step = 'form' | 'check' | 'stale';

type State = {
  draft: Draft;
  /** Revision that the draft was begun on: what the server compares. */
  seenRevision: number;
  step: Step;
  errors: readonly FieldError[];
  attempt: number;
  sending: boolean;
  outcome: Exclude<Outcome, { kind: 'sent' }> | null;
  worse: readonly Worse[];
  newest: CheckIn | null;
};

/** What the form starts with: a draft kept on this device, else what was not taken, else the report itself or the stocks before it. */
const draftAt = (
  { filed, before }: SiteDay,
  fields: Readonly<Record<string, string>> | undefined,
  { outcome, fromSame }: Opening,
): Draft => {
  const fresh = filed ? draftOf(filed.checkIn.answers) : draftFrom(before?.checkIn.answers ?? null);
  if (fromSame && outcome?.kind === 'refused')
    return { ...fresh, symptomatic: String(outcome.answers.symptomatic) };
  if (outcome) return draftOf(outcome.answers);
  return draftWith(fresh, fields ?? {});
};

const begin = (siteDay: SiteDay, opening: Opening): State => {
  const { detail, day, filed } = siteDay;
  const { outcome } = opening;
  const stored = kept.drafts.read(detail.site.siteId, day);
  return {
    draft: draftAt(siteDay, stored?.fields, opening),
    seenRevision: stored?.seenRevision ?? filed?.checkIn.revision ?? 0,
    step: outcome?.kind === 'stale' ? 'stale' : 'form',
    errors: [],
    attempt: 0,
    sending: false,
    outcome: outcome ?? null,
    worse: [],
    newest: outcome?.kind === 'stale' ? outcome.newest : (filed?.checkIn ?? null),
  };
};

type Given = { siteDay: SiteDay; opening: Opening; onSent: (sent: { reply: CheckInReply }) => void };

/** The report being written: what was typed, what is wrong with it, and the way from the form to the receipt. */
export const useReport = ({ siteDay, opening, onSent }: Given) => {
  const words = useWork();
  const { detail, day, before } = siteDay;
  const { siteId } = detail.site;
  const [state, setState] = useState(() => begin(siteDay, opening));
  const [recent, setRecent] = useState<Recent[] | null>(null);
  useEffect(() => void loadRecent(siteId, day).then(setRecent), [siteId, day]);
  const patch = (next: Partial<State>) => setState((was) => ({ ...was, ...next }));
  const { draft, seenRevision, newest } = state;
  const read = useMemo(() => readDraft(draft), [draft]);

  const change = (fields: Partial<Draft>) =>
    setState((was) => {
      const next = { ...was.draft, ...fields };
      kept.drafts.keep(siteId, day, { seenRevision: was.seenRevision, fields: next });
      return { ...was, draft: next };
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
      newest: outcome.kind === 'stale' ? outcome.newest : was.newest,
    }));
  };

  const send = async () => {
    const { answers } = read;
    if (answers === null || state.sending) return;
    patch({ sending: true, outcome: null, errors: [] });
    const reason = draft.reason.trim();
    const request = { answers, seenRevision, ...(reason ? { reason } : {}) };
    settle(await sendCheckIn({ siteId, day, request }));
  };

  const submit = async () => {
    const faults = faultsNow();
    if (faults.length > 0 || read.answers === null) {
      return patch({ errors: errorsOf(faults, words), attempt: state.attempt + 1, outcome: null });
    }
    const assessment = recent && previewOf(siteDay, read.answers, recent);
    const worse = assessment
      ? worseThan({ answers: read.answers, assessment }, before?.assessment ?? null)
      : [];
    if (worse.length > 0)
      return patch({ step: 'check', worse, errors: [], outcome: null, attempt: state.attempt + 1 });
    return send();
  };

  /** After somebody else's revision: goes on with what was typed, as a correction of theirs, or drops it. */
  const goOnWithMine = () => {
    const revision = newest?.revision ?? 0;
    kept.drafts.keep(siteId, day, { seenRevision: revision, fields: draft });
    patch({ step: 'form', seenRevision: revision, outcome: null, errors: [] });
  };
  const dropMine = () => kept.drafts.forget(siteId, day);

  return {
    ...state,
    recent,
    read,
    change,
    startOver,
    submit,
    send,
    goOnWithMine,
    dropMine,
    back: () => patch({ step: 'form', outcome: null }),
  };
};

export type Report = ReturnType<typeof useReport>;
