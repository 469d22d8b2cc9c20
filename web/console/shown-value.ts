import type { CriterionId, CriterionResult } from '../../domain/assessment.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { fill, type Lang, t } from '../../domain/texts/text.ts';
import type { Words } from './words.ts';

type Unit = 'people' | 'places' | 'percentSeats' | 'days';

/** What a criterion's numbers count; those without one are measures or a yes and no. */
const units: Partial<Record<CriterionId, Unit>> = {
  'test-high-risk': 'people',
  'test-service': 'people',
  'isolation-capacity': 'places',
  'shuttle-load': 'percentSeats',
  lodging: 'people',
  drill: 'days',
};

/** Criteria whose target is a ceiling; of the other numbers it is the least. */
const ceilings: readonly CriterionId[] = ['shuttle-load', 'lodging', 'drill'];

/** A measured value in words, with its unit; "–" where there is nothing to show. */
export const shownValue = (
  words: Words,
  lang: Lang,
  id: CriterionId,
  value: CriterionResult['measured'],
): string => {
  const { ui, page, measures } = words;
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? ui.yes : ui.no;
  if (typeof value === 'string') return new Map(Object.entries(measures)).get(value) ?? value;
  const unit = units[id];
  const n = formatNumber(lang, value);
  return unit === undefined ? n : t(page.units, unit, { n });
};

/** A target in words: a number is a least or a most. */
export const shownTarget = (
  words: Words,
  lang: Lang,
  { id, target }: Pick<CriterionResult, 'id' | 'target'>,
): string => {
  const text = shownValue(words, lang, id, target);
  if (typeof target !== 'number') return text;
  return fill(ceilings.includes(id) ? words.page.atMost : words.page.atLeast, { x: text });
};
