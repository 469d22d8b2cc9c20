import type { CaseLogEntry, CaseResponse, CaseStep, StepNumber } from '../../domain/case-response.ts';
import { mayDoStep, stepNumbers } from '../../domain/case-response.ts';
import type { Instant } from '../../domain/day.ts';
import type { Role } from '../../domain/me.ts';
import { formatMoment, formatNumber, formatShortDay } from '../../domain/texts/format.ts';
import { formatSpan } from '../../domain/texts/format-span.ts';
import { fill, type Lang, t } from '../../domain/texts/text.ts';
import type { CaseWords } from './case-words.tsx';

/** The number of a step as the dictionaries name it. */
export const numberOf = ({ n }: Pick<CaseStep, 'n'>): StepNumber => stepNumbers.find((one) => one === n) ?? 1;

/** The first step to do that is the reader's to tick; null when there is none. */
export const currentStep = ({ state, steps }: CaseResponse, reader: Role): StepNumber | null => {
  if (state === 'closed') return null;
  const next = steps.find((step) => step.state === 'todo' && mayDoStep(reader, numberOf(step)));
  return next ? numberOf(next) : null;
};

/** How a step stands by its clock: in words, with whether it is late. */
export type Clock = { state: 'done' | 'left' | 'late'; text: string };

export const clockOf = (
  { state, dueBy, doneAt }: CaseStep,
  now: Instant,
  { page }: CaseWords,
  lang: Lang,
): Clock => {
  const past = Date.parse(doneAt ?? now) - Date.parse(dueBy);
  const span = formatSpan(lang, past);
  if (state === 'todo')
    return past > 0
      ? { state: 'late', text: t(page, 'late', { span }) }
      : { state: 'left', text: t(page, 'left', { span }) };
  const when = formatMoment(doneAt ?? dueBy);
  return { state: 'done', text: t(page, past > 0 ? 'doneLate' : 'done', { when, span }) };
};

/** What stands on top: how far it is, and what comes next for the reader. */
export const progressText = (found: CaseResponse, reader: Role, { page, steps }: CaseWords): string[] => {
  const done = found.steps.filter(({ state }) => state === 'done').length;
  const first = t(page, 'progress', { done: String(done) });
  if (done === found.steps.length) return [page.allDone];
  const n = currentStep(found, reader);
  if (n !== null) return [first, t(page, 'next', { n: String(n), step: steps[n] })];
  return [first, reader === 'employer' ? page.siteDone : page.waitSite];
};

const sourceOf = ({ trigger }: CaseLogEntry, { page }: CaseWords) =>
  trigger ? t(page.sources, trigger.source, { day: formatShortDay(trigger.day) }) : '';

/** A line of the log: what was done. */
export const actText = (entry: CaseLogEntry, words: CaseWords, lang: Lang): string => {
  const n = entry.n === undefined ? null : numberOf({ n: entry.n });
  const number = (count: number | undefined) => formatNumber(lang, Math.abs(count ?? 0));
  return t(words.page.acts, entry.act, {
    f0: number(entry.f0),
    total: number(entry.total),
    inWindow: number(entry.inWindow),
    round: String(entry.round),
    source: sourceOf(entry, words),
    ...(n !== null && { n: String(n), step: words.steps[n] }),
  });
};

/** What a line of the log says beside its act: counts and note. */
export const saidIn = ({ counts, note }: CaseLogEntry, { page }: CaseWords, lang: Lang): string[] => [
  ...(['held', 'f1Listed', 'moved', 'sampled', 'awaiting'] as const).flatMap((name) => {
    const count = counts?.[name];
    return count === undefined
      ? []
      : [fill(page.said, { label: page.counts[name], n: formatNumber(lang, count) })];
  }),
  ...(note === undefined ? [] : [note]),
];
