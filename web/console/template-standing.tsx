import { addDays, type Day } from '../../domain/day.ts';
import { versionsUntil } from '../../domain/since-when.ts';
import { type Template, templateInForce } from '../../domain/template.ts';
import type { TemplateVersion } from '../../domain/template-version.ts';
import { formatMoment } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { bandShapes, freshnessShapes } from '../ui/shapes.tsx';
import { Tag } from '../ui/tags.tsx';
import { type TemplateWords, useTemplateWords } from './template-words.tsx';

export type Standing = keyof TemplateWords['templates']['states'];

const approvedOf = (versions: readonly TemplateVersion[]) =>
  versions.filter(({ state }) => state === 'approved').map(({ template }) => template);

/** How a version stands today: what is approved is in force, still to come, or replaced. */
export const standingOf = (
  versions: readonly TemplateVersion[],
  { state, template }: TemplateVersion,
  today: Day,
): Standing => {
  if (state !== 'approved') return state;
  if (template.effectiveFrom > today) return 'to-come';
  return templateInForce(approvedOf(versions), today)?.id === template.id ? 'in-force' : 'replaced';
};

/** The version that one follows on its first day; null before the first. */
export const followedBy = (
  versions: readonly TemplateVersion[],
  { template }: TemplateVersion,
): Template | null =>
  versionsUntil(
    approvedOf(versions).filter(({ id }) => id !== template.id),
    addDays(template.effectiveFrom, -1),
  ).at(-1) ?? null;

const shapes = {
  draft: bandShapes.none,
  submitted: bandShapes.watch,
  returned: bandShapes.weak,
  'in-force': bandShapes.ready,
  'to-come': freshnessShapes.fresh,
  replaced: freshnessShapes.stale,
} as const satisfies Record<Standing, unknown>;

/** A version's standing in shape and word. */
export const StandingTag = ({ standing }: { standing: Standing }) => {
  const { templates } = useTemplateWords();
  return <Tag shape={shapes[standing]} label={templates.states[standing]} />;
};

/** Who did something, and when; nothing where nobody did. */
export const whoWhen = ({ templates }: TemplateWords, who: string | null, when: string | null): string =>
  when === null ? '–' : fill(templates.whoWhen, { who: who ?? '–', when: formatMoment(when) });
