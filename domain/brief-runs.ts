import type { ListRef, Run } from './brief-document.ts';

/** What fills a slot: words, a run with where it leads, or several. */
export type RunSlots = Readonly<Record<string, string | Run | readonly Run[]>>;

const isSame = (a: Run, b: Run) =>
  a.strong === b.strong && a.emphasis === b.emphasis && a.ref === undefined && b.ref === undefined;

/** Runs one after the other, neighbours of one look put together, empty ones left out. */
export const joined = (runs: readonly Run[]): Run[] => {
  const all: Run[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (run.text === '') continue;
    if (last === undefined || !isSame(last, run)) all.push(run);
    else all.splice(-1, 1, { ...last, text: last.text + run.text });
  }
  return all;
};

/** The words of runs, without where they lead. */
export const wordsOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

const runsIn = (slot: RunSlots[string]): readonly Run[] => {
  if (typeof slot === 'string') return [{ text: slot }];
  return 'text' in slot ? [slot] : slot;
};

/** A sentence with its slots filled by runs; `{n|site|sites}` is the word that goes with the slot `n`, as in texts/text.ts. */
export const runsOf = (sentence: string, slots: RunSlots = {}): Run[] => {
  const parts = sentence.split(/(\{\w+(?:\|[^|}]*\|[^|}]*)?\})/);
  const filled = parts.flatMap((part): readonly Run[] => {
    const [, name = '', one, more] = /^\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}$/.exec(part) ?? [];
    const slot = slots[name];
    if (slot === undefined) return [{ text: part }];
    const said = runsIn(slot);
    if (one === undefined) return said;
    return [{ text: (wordsOf(said) === '1' ? one : more) ?? '' }];
  });
  return joined(filled);
};

/** A figure that leads to its list; one of nothing leads nowhere. */
export const linked = (text: string, count: number, ref: ListRef): Run =>
  count === 0 ? { text } : { text, ref };

export const strong = (runs: readonly Run[]): Run[] => runs.map((run) => ({ ...run, strong: true }));

/** Runs with something between them. */
export const listed = (items: readonly (readonly Run[])[], between: string): Run[] =>
  joined(items.flatMap((item, n) => (n === 0 ? item : [{ text: between }, ...item])));
