import type { Block, BriefDocument } from './brief-document.ts';
import { wordsOf } from './brief-runs.ts';

/** Most characters of a brief for a message app. */
export const longestBriefText = 1500;

/** What follows a heading, up to the next; the opening has none. */
type Part = { heading: string; blocks: readonly Block[] };

const partsOf = (blocks: readonly Block[]): Part[] => {
  const starts = blocks.flatMap((block, n) => (block.kind === 'heading' ? [{ heading: block.text, n }] : []));
  return [{ heading: '', n: -1 }, ...starts].map(({ heading, n }, place) => ({
    heading,
    blocks: blocks.slice(n + 1, starts[place]?.n),
  }));
};

const lengthOf = (text: string) => [...text].length;

/** As much as there is room for, cut at a word. */
const within = (text: string, room: number): string => {
  if (lengthOf(text) <= room) return text;
  const cut = [...text].slice(0, Math.max(0, room - 1)).join('');
  return `${cut.replace(/\s+\S*$/, '')}…`;
};

/** A matter without its reasons: its mark and title. */
const titleOf = (runs: Parameters<typeof wordsOf>[0]): string => {
  const end = runs.findLastIndex(({ emphasis }) => emphasis === true);
  return wordsOf(end < 0 ? runs : runs.slice(0, end + 1));
};

const linesOf = (block: Block): string[] => {
  switch (block.kind) {
    case 'paragraph':
      return [wordsOf(block.runs).trim()];
    case 'list':
      return block.items.map(titleOf);
    case 'table':
      return block.table.rows.map(([head = [], said = []]) => `${wordsOf(head)}: ${wordsOf(said)}`);
    default:
      return [];
  }
};

/** Characters of the developments, of what came after, and of the matters; the opening and the five numbers are told whole. */
const rooms = [420, 130, 300];

/**
 * The brief as plain text for a message app: coverage, five numbers, what changed, what came after, what needs a decision, and where
 * the whole of it is. `link`: the address of its page. At most 1,500 characters.
 */
export const briefText = (document: BriefDocument, link: string): string => {
  const [opening, ...rest] = partsOf(document.blocks);
  const [source = ''] = [wordsOf(document.sourceLine).split(' · ').slice(0, 2).join(' · ')];
  const end = `${source}\n${link}`;
  const head = [document.title, document.dateLine, ...(opening?.blocks ?? []).flatMap(linesOf)].join('\n');
  const told = rest.slice(0, rooms.length).map(({ heading, blocks }, n) => {
    const lines = blocks.flatMap(linesOf).join('\n');
    return `${heading}\n${within(lines, rooms[n] ?? 0)}`;
  });
  const body = within([head, ...told].join('\n'), longestBriefText - lengthOf(end) - 1);
  return `${body}\n${end}`;
};
