import { useMemo, useRef, useState } from 'preact/hooks';
import { planDefaultsOn } from '../../domain/pack/risk-level.ts';
import type { Plan, PlanFields } from '../../domain/plan.ts';
import { seenOf } from '../../domain/plan-seen.ts';
import type { PlanWarning } from '../../domain/plan-warning.ts';
import { planWarningsOn } from '../../domain/plan-warnings.ts';
import { worthOf } from '../../domain/plan-worth.ts';
import { type Template, templateInForce } from '../../domain/template.ts';
import { call, type Failure } from '../api.ts';
import { useTemplates } from '../templates.ts';
import type { FieldError } from '../ui/error-summary.tsx';
import { useDesk } from './desk.ts';
import type { PlanDay } from './plan-day.ts';
import { commitmentsOf, draftDifferences, type PlanDraft, planDraftOf, readPlan } from './plan-draft.ts';
import { faultErrors, refusedErrors } from './plan-faults.ts';
import { planKept } from './plan-kept-here.ts';
import type { DraftWorth } from './plan-lines.tsx';
import { usePlanWords } from './plan-words.tsx';
import { makeSendPlan, type PlanOutcome } from './send-plan.ts';

type Step = 'form' | 'review' | 'conflict';

type State = {
  draft: PlanDraft;
  /** What was seen of the versions when the draft was begun: what the server compares. */
  seen: string;
  /** Something is kept on this device that the server does not have. */
  isKept: boolean;
  step: Step;
  errors: readonly FieldError[];
  attempt: number;
  busy: boolean;
  failure: Failure | null;
};

export type FormGiven = {
  siteId: string;
  /** How many people the site has in the register. */
  workforce: number;
  plans: readonly Plan[];
  template: Template;
  start: PlanDraft;
  others: Plan['contacts'];
  /** What days are scored with now, and the newest day that was. */
  now: Plan | null;
  planDay: PlanDay | null | undefined;
  onDone: (kind: 'saved' | 'sent', plan: Plan) => void;
  /** Somebody else wrote meanwhile: the versions as they are now. */
  onStale: (plans: readonly Plan[]) => void;
};

/** The draft goes on as it was typed on this device; one that others overtook is put beside theirs first. */
const begin = ({ siteId, plans, start }: FormGiven): State => {
  const kept = planKept.read(siteId);
  const draft = { ...start, ...kept?.fields };
  const newest = plans[0];
  const isBehind = kept !== null && kept.seen !== seenOf(plans) && newest !== undefined;
  const differs = isBehind && draftDifferences(draft, planDraftOf(newest)).length > 0;
  if (isBehind && !differs) planKept.forget(siteId);
  return {
    draft: isBehind && !differs ? start : draft,
    seen: differs ? kept.seen : seenOf(plans),
    isKept: kept !== null && (!isBehind || differs),
    step: differs ? 'conflict' : 'form',
    errors: [],
    attempt: 0,
    busy: false,
    failure: null,
  };
};

const sendPlan = makeSendPlan(call);

/** What the draft is worth on the newest reported day, as far as it can be read. */
const useWorth = ({ template, now, planDay }: FormGiven, draft: PlanDraft): DraftWorth | null => {
  const templates = useTemplates();
  const { today } = useDesk();
  return useMemo(() => {
    const fields = commitmentsOf(draft, template.id);
    const inForce = planDay && templateInForce(templates, planDay.day);
    if (!planDay || !inForce || fields === null) return null;
    return {
      worth: worthOf(inForce, { now, next: fields }, planDay),
      fields,
      template: { ...inForce, planDefaults: planDefaultsOn(inForce, today) },
      day: planDay.day,
    };
  }, [draft, template, now, planDay, templates, today]);
};

/** What an approver will weigh about the draft as it stands; nothing while a field cannot be read. */
const useWarnings = ({ template, workforce }: FormGiven, draft: PlanDraft): readonly PlanWarning[] => {
  const templates = useTemplates();
  const { today } = useDesk();
  return useMemo(() => {
    const fields = commitmentsOf(draft, template.id);
    return fields === null ? [] : planWarningsOn(fields, templates, { today, workforce });
  }, [draft, template, workforce, templates, today]);
};

/** The draft of the next version: typed, kept, saved, looked over, handed in; and what to do when two people write it. */
export const usePlanForm = (given: FormGiven) => {
  const { siteId, plans, template, others, onDone, onStale } = given;
  const words = usePlanWords();
  const [state, setState] = useState(() => begin(given));
  const { draft, seen } = state;
  const worth = useWorth(given, draft);
  const typed = useRef(draft);
  typed.current = draft;
  const patch = (next: Partial<State>) => setState((was) => ({ ...was, ...next }));

  const change = (fields: PlanDraft) =>
    setState((was) => {
      const next = { ...was.draft, ...fields };
      planKept.keep(siteId, { seen: was.seen, fields: next });
      return { ...was, draft: next, isKept: true };
    });

  const fail = (failure: Failure) => {
    const errors = refusedErrors(failure, words);
    setState((was) => ({
      ...was,
      errors,
      failure: errors.length > 0 ? null : failure,
      attempt: was.attempt + 1,
      busy: false,
      ...(errors.length > 0 && { step: 'form' as const }),
    }));
  };

  const settle = (outcome: PlanOutcome) => {
    if (outcome.kind === 'failed') {
      // What was saved is what was seen from now on, however the rest went.
      planKept.keep(siteId, { seen: outcome.seen, fields: typed.current });
      patch({ seen: outcome.seen });
      return fail(outcome.failure);
    }
    if (outcome.kind === 'stale') {
      planKept.keep(siteId, { seen, fields: typed.current });
      return onStale(outcome.plans);
    }
    // What was typed while it was on its way is not on the server yet.
    if (typed.current === draft) planKept.forget(siteId);
    else planKept.keep(siteId, { seen: seenOf([outcome.plan]), fields: typed.current });
    onDone(outcome.kind, outcome.plan);
  };

  /** Reads the form; what is wrong with it is said on top and at each field. */
  const read = (): PlanFields | null => {
    const { fields, faults } = readPlan(draft, template.id, others);
    setState((was) => ({
      ...was,
      errors: faultErrors(faults, words),
      attempt: was.attempt + 1,
      failure: null,
      ...(fields === null && { step: 'form' as const }),
    }));
    return fields;
  };

  const go = async (isLast: boolean) => {
    if (state.busy) return;
    const fields = read();
    if (fields === null) return;
    patch({ busy: true });
    settle(await sendPlan({ siteId, seen, fields, isLast }));
    patch({ busy: false });
  };

  const startOver = () => {
    planKept.forget(siteId);
    setState(begin(given));
  };

  return {
    ...state,
    worth,
    warnings: useWarnings(given, draft),
    fields: useMemo(() => readPlan(draft, template.id, others).fields, [draft, template, others]),
    change,
    startOver,
    save: () => go(false),
    review: () => {
      if (read() !== null) patch({ step: 'review' });
    },
    submit: () => go(true),
    back: () => patch({ step: 'form', failure: null }),
    /** After somebody else's version: goes on with what was typed here, as what follows theirs. */
    goOnWithMine: () => {
      planKept.keep(siteId, { seen: seenOf(plans), fields: draft });
      patch({ step: 'form', seen: seenOf(plans), isKept: true });
    },
    takeTheirs: startOver,
  };
};

export type PlanFormState = ReturnType<typeof usePlanForm>;
