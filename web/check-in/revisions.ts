import type { CheckInRevision } from '../../domain/check-in.ts';
import type { Day } from '../../domain/day.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Recent } from '../../domain/recent.ts';
import { rounded, score } from '../../domain/score.ts';
import { type ScoreInputs, type ScoreMove, scoreMove } from '../../domain/score-move.ts';
import { shownParts } from '../../domain/shown-parts.ts';
import type { Template } from '../../domain/template.ts';
import { formatChange, formatNumber } from '../../domain/texts/format.ts';
import { fill, type Lang, t } from '../../domain/texts/text.ts';
import type { RecordWords } from './record-words.tsx';
import { differences, type SaidName } from './said.ts';

/** One revision with what it changed against the one before it; the first one changed nothing. */
export type Step = { revision: CheckInRevision; before: CheckInRevision | null; changed: SaidName[] };

/** The revisions of a day, newest first. `history`: oldest first, as the server tells it. */
export const stepsOf = (history: readonly CheckInRevision[]): Step[] =>
  history
    .map((revision, place) => {
      const before = history[place - 1] ?? null;
      return { revision, before, changed: before ? differences(before.answers, revision.answers) : [] };
    })
    .reverse();

/** What assessments of a day look back on, as it is known now. */
export type Ground = {
  day: Day;
  recent: readonly Recent[];
  plans: readonly Plan[];
  templates: readonly Template[];
};

const inputsOf = ({ answers, assessment }: CheckInRevision, ground: Ground): ScoreInputs | null => {
  const template = ground.templates.find(({ id }) => id === assessment.templateVersion);
  const plan = ground.plans.find(({ version }) => version === assessment.planVersion);
  if (template === undefined || plan === undefined) return null;
  const inputs = { template, plan, answers, recent: ground.recent, day: ground.day };
  const now = score(template, plan, answers, ground.recent, ground.day);
  // Days before may have been corrected since: then what is worked out here is not what was judged then.
  return now !== null && rounded(now) === assessment.readiness ? inputs : null;
};

/** Why the score moved from one revision to the next; null when it cannot be said for certain. */
export const moveBetween = (
  before: CheckInRevision,
  after: CheckInRevision,
  ground: Ground,
): ScoreMove | null => {
  const [from, to] = [inputsOf(before, ground), inputsOf(after, ground)];
  return from && to && scoreMove(from, to);
};

const parts = ['answers', 'plan', 'template'] as const;
/** Readiness has one decimal: all that is shown is counted in tenths. */
const tenths = (value: number): number => Math.round(value * 10);

/** The move in words: from, to, and by what, as far as that is known; the parts shown sum to the change shown. */
export const moveSentence = (
  { revision, before }: Step,
  move: ScoreMove | null,
  { receipt }: RecordWords,
  lang: Lang,
): string | null => {
  if (before === null) return null;
  const [was, is] = [before.assessment.readiness, revision.assessment.readiness];
  if (was === null || is === null) return was === is ? null : receipt.moveUnscored;
  const slots = {
    from: formatNumber(lang, was, 1),
    to: formatNumber(lang, is, 1),
    change: formatChange(lang, is - was, 1),
  };
  if (slots.from === slots.to) return fill(receipt.moveNone, slots);
  if (move === null) return fill(receipt.move, slots);
  const shown = shownParts(
    parts.map((part) => move[part] * 10),
    tenths(is) - tenths(was),
  );
  const causes = parts.flatMap((part, place) => {
    const count = shown[place] ?? 0;
    return count === 0 ? [] : [{ cause: receipt.causes[part], count }];
  });
  const [only] = causes;
  const why =
    causes.length === 1 && only
      ? only.cause
      : causes.map(({ cause, count }) => `${cause} ${formatChange(lang, count / 10, 1)}`).join(', ');
  return t(receipt, 'moveWhy', { ...slots, why });
};
