import type { Block, BriefDocument, Run } from './brief-document.ts';
import { wordsOf } from './brief-runs.ts';
import { fitted, fuller, lengthOf, type Rest } from './brief-text-fit.ts';
import { type BriefWords, briefWords } from './texts/brief-words.ts';
import { formatOfficialCount } from './texts/format.ts';
import { t } from './texts/text.ts';

/** Most characters of a brief for a message app. */
export const longestBriefText = 1500;

type Words = BriefWords['brief'];

/** What follows a heading, up to the next; the opening has none. */
type Part = { heading: string; blocks: readonly Block[] };

const partsOf = (blocks: readonly Block[]): Part[] => {
  const starts = blocks.flatMap((block, n) => (block.kind === 'heading' ? [{ heading: block.text, n }] : []));
  return [{ heading: '', n: -1 }, ...starts].map(({ heading, n }, place) => ({
    heading,
    blocks: blocks.slice(n + 1, starts[place]?.n),
  }));
};

const paragraphs = ({ blocks }: Part): Run[][] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.runs] : []));

const openingLines = ({ blocks }: Part): string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [wordsOf(block.runs).trim()];
    if (block.kind !== 'table') return [];
    return block.table.rows.map(([head = [], said = []]) => `${wordsOf(head)}: ${wordsOf(said)}`);
  });

/** Sentences: a run that ends with a full stop ends one (brief-developments.ts). */
const sentencesOf = (runs: readonly Run[]): string[] => {
  const ends = runs.flatMap(({ text }, n) => (text.endsWith('. ') || n === runs.length - 1 ? [n + 1] : []));
  return ends.map((end, n) => wordsOf(runs.slice(ends[n - 1] ?? 0, end)).trim());
};

const startOf = (sentence: string) => sentence.slice(0, sentence.indexOf('{'));

/** A matter by its title, by what is proposed, by the ways to choose from besides, and whole (parts: brief-matters.ts). */
const formsOf = (brief: Words, runs: readonly Run[]): string[] => {
  const whole = wordsOf(runs).trim();
  const end = runs.findLastIndex(({ emphasis }) => emphasis === true) + 1;
  if (end === 0) return [whole];
  const starts = [startOf(brief.proposedFirst), startOf(brief.proposed), brief.noProposal];
  const from = runs.findIndex(({ text }, n) => n > end && starts.some((start) => text.startsWith(start)));
  const title = wordsOf(runs.slice(0, end));
  const said = wordsOf(runs.slice(from));
  const before = runs[from - 1]?.text ?? '';
  const options = before.startsWith(startOf(brief.options)) ? before : '';
  const chosen = `${title}. ${options}${said}`;
  // A proposal that names a way by its letter says nothing without the ways.
  const decided = /\([a-c]\)/.test(runs[from]?.text ?? '') ? chosen : `${title}. ${said}`;
  return [t(brief, 'textTitleOnly', { title }), decided, chosen, whole];
};

const signs = /[.*+?^${}()|[\]\\]/g;

/** How many a sentence stands for: that which counts what the brief itself does not tell, as many as it says. */
const worthIn = ({ moreCases, moreClusters, moreEvents, moreMatters }: Words) => {
  const counts = [moreCases, moreClusters, moreEvents, moreMatters].map((sentence) => {
    const [before = '', after = ''] = sentence.split(/\{n\}/);
    const [next = ''] = after.split('{');
    return new RegExp(`^${before.replace(signs, '\\$&')}([\\d.,]+)${next.replace(signs, '\\$&')}`);
  });
  return (piece: string): number => {
    const [said] = counts.flatMap((count) => count.exec(piece)?.[1] ?? []);
    return said === undefined ? 1 : Number(said.replace(/[.,]/g, ''));
  };
};

/** What came after the period: when, as many events as there is room for, and always that they are not in the figures. */
const afterText = ([from, ...runs]: readonly Run[], room: number, rest: Rest): string => {
  const [start, caveat] = [from?.text ?? '', runs.at(-1)?.text ?? ''];
  const events = runs.slice(0, -1).map(({ text }) => text.replace(/^; /, ''));
  return `${start}${fitted(events, room - lengthOf(start) - lengthOf(caveat), rest)}${caveat}`;
};

/** Shares of the room for all three: of what came after, and of what changed in what is then left; matters have the rest. */
const shares = { after: 0.2, developments: 0.3 } as const;
/** Characters that are kept for the three whatever stands before them: to say of each how much there is. */
const least = 420;

/**
 * The brief as plain text for a message app: coverage, five numbers, what changed, what came after, what needs a decision, and where
 * the whole of it is. What has no room is left out by whole sentences and counted. `link`: the address of its page. At most 1,500
 * characters.
 */
export const briefText = (document: BriefDocument, link: string): string => {
  const { lang } = document;
  const { brief } = briefWords[lang];
  const worth = worthIn(brief);
  const say = (id: 'textMore' | 'textMoreEvents') => (n: number) =>
    t(brief, id, { n: formatOfficialCount(lang, n) });
  const none: Part = { heading: '', blocks: [] };
  const [opening = none, developments = none, after = none, matters = none] = partsOf(document.blocks);
  const end = `${wordsOf(document.sourceLine).split(' · ').slice(0, 2).join(' · ')}\n${link}`;
  const head = [document.dateLine, ...openingLines(opening)].join('\n');
  const standing = paragraphs(matters).map((runs) => `${wordsOf(runs)}\n`);
  const fixed = [head, developments.heading, after.heading, matters.heading, ...standing, end].join('\n');
  const spare = longestBriefText - lengthOf(fixed) - 5;
  const title = [...document.title].slice(0, Math.max(0, spare - least)).join('');
  const room = spare - lengthOf(title);

  const [events = []] = paragraphs(after);
  const since = afterText(events, room * shares.after, { say: say('textMoreEvents'), worth, between: '; ' });
  const left = room - lengthOf(since);
  const sentences = sentencesOf(paragraphs(developments).flat());
  const changes = { say: say('textMore'), worth, between: ' ' };
  const forms = matters.blocks.flatMap((block) =>
    block.kind === 'list' ? block.items.map((item) => formsOf(brief, item)) : [],
  );
  const asked = (upTo: number, most: number) =>
    fuller(
      forms.map((form) => form.slice(0, upTo)),
      most,
      { ...changes, between: '\n' },
    );
  const kept = Math.min(lengthOf(sentences.join(' ')), left * shares.developments);
  const changed = fitted(sentences, left - lengthOf(asked(2, left - kept)), changes);
  const decide = `${standing.join('')}${asked(4, left - lengthOf(changed))}`;
  const told = [developments.heading, changed, after.heading, since, matters.heading, decide.trimEnd()];
  return [title, head, ...told, end].join('\n');
};
