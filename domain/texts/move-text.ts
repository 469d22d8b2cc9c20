import type { CriterionId } from '../assessment.ts';
import type { Day } from '../day.ts';
import {
  type Contribution,
  type MoveAccount,
  type MoveGap,
  type MovePart,
  moveParts,
} from '../move-account.ts';
import { shownParts } from '../shown-parts.ts';
import { formatChange, formatDay, formatNumber } from './format.ts';
import { fill, type Lang, type Words } from './text.ts';

/** The words that say why a score moved. */
export type MoveTexts = Record<'same' | 'up' | 'down' | 'part' | 'partOf' | 'rest', string> & {
  parts: Record<MovePart, string>;
  versions: Record<'plan' | 'template', string>;
  gaps: Record<MoveGap, string>;
};
export type MoveSpeech = { lang: Lang; texts: MoveTexts; criteria: Record<CriterionId, Words> };

/** A side of the comparison: its day, its readiness as it was kept, and what it was scored with. */
export type MoveSide = {
  readonly day: Day;
  readonly readiness: number | null;
  readonly plan: string;
  readonly template: string;
};

/** Criteria that are named; the others are told as one. */
const named = 3;

/** Readiness has one decimal: all that is shown is counted in tenths. */
const tenths = (value: number): number => Math.round(value * 10);
const change = (lang: Lang, count: number): string => formatChange(lang, count / 10, 1);

/** The criteria that moved a part most, the others as one, so that what is shown sums to what the part is shown as. */
const namesOf = (
  { lang, texts, criteria }: MoveSpeech,
  list: readonly Contribution[],
  shown: number,
): string[] => {
  const first = list.slice(0, named);
  const others = list.slice(named).reduce((sum, one) => sum + one.change, 0);
  const counts = shownParts([...first.map((one) => one.change * 10), others * 10], shown);
  const said = first.map(({ id }, place) => ({ label: criteria[id].label, count: counts[place] ?? 0 }));
  return [...said, { label: texts.rest, count: counts[first.length] ?? 0 }]
    .filter(({ count }) => count !== 0)
    .map(({ label, count }) => `${label} ${change(lang, count)}`);
};

/** What of a part is told beside its points: which criteria, from which version to which. */
const detailsOf = (
  speech: MoveSpeech,
  part: MovePart,
  { move, shown, from, to }: { move: MoveAccount; shown: number; from: MoveSide; to: MoveSide },
): string[] => {
  const names = namesOf(speech, move.criteria[part], shown);
  if (part === 'answers' || from[part] === to[part]) return names;
  return [fill(speech.texts.versions[part], { from: from[part], to: to[part] }), ...names];
};

/**
 * Why the score moved, in sentences: from, to, and the three parts with the criteria behind each. The points shown sum exactly to the
 * difference of the two scores shown.
 */
export const moveText = (
  speech: MoveSpeech,
  move: MoveAccount | MoveGap,
  from: MoveSide | null,
  to: MoveSide,
): string[] => {
  const { lang, texts } = speech;
  if (typeof move === 'string' || from === null || from.readiness === null || to.readiness === null)
    return [texts.gaps[typeof move === 'string' ? move : 'not-scored-now']];
  const total = tenths(to.readiness) - tenths(from.readiness);
  const shown = shownParts(
    moveParts.map((part) => move[part] * 10),
    total,
  );
  const slots = {
    from: formatNumber(lang, from.readiness, 1),
    fromDay: formatDay(from.day),
    to: formatNumber(lang, to.readiness, 1),
    toDay: formatDay(to.day),
    change: change(lang, total),
  };
  const head = fill(total === 0 ? texts.same : total > 0 ? texts.up : texts.down, slots);
  const lines = moveParts.map((part, place) => {
    const count = shown[place] ?? 0;
    const said = { part: texts.parts[part], change: change(lang, count) };
    const details = detailsOf(speech, part, { move, shown: count, from, to });
    return details.length === 0
      ? fill(texts.part, said)
      : fill(texts.partOf, { ...said, details: details.join('; ') });
  });
  return [head, ...lines];
};
