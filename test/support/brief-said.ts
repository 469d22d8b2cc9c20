import { type BriefParts, briefDocument } from '../../domain/brief.ts';
import type { Block, BriefDocument } from '../../domain/brief-document.ts';
import { wordsOf } from '../../domain/brief-runs.ts';
import type { Issue } from '../../domain/review.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { briefWords } from '../../domain/texts/brief-words.ts';
import type { Lang } from '../../domain/texts/text.ts';
import { theExample, theHash, theIssue } from './brief-example.ts';

type Other = {
  lang?: Lang;
  snapshot?: Partial<Snapshot>;
  issue?: Issue | null;
  density?: BriefParts['density'];
};

/** What the example brief is made of, changed as asked. */
export const briefParts = ({
  lang = 'vi',
  snapshot = {},
  issue = theIssue,
  density = 'full',
}: Other = {}) => ({
  snapshot: { ...theExample, ...snapshot },
  sha256: theHash,
  issue,
  lang,
  words: briefWords[lang],
  density,
});

/** The example brief, changed as asked. */
export const theBrief = (other: Other = {}): BriefDocument => briefDocument(briefParts(other));

const saidIn = (block: Block): string | string[] => {
  switch (block.kind) {
    case 'heading':
      return `# ${block.text}`;
    case 'paragraph':
      return wordsOf(block.runs).trim();
    case 'list':
      return block.items.map(wordsOf);
    case 'table':
      return [
        block.table.head.map(({ text }) => text),
        ...block.table.rows.map((row) => row.map(wordsOf)),
      ].map((cells) => cells.join(' | '));
    case 'figure':
      return `${block.title}. ${block.sentence}`;
  }
};

/** What a brief says, block by block: a table and a list by their rows. */
export const saidOf = ({ blocks, sourceLine }: BriefDocument): (string | string[])[] => [
  ...blocks.map(saidIn),
  wordsOf(sourceLine),
];

/** All of it as one text. */
export const textOf = (document: BriefDocument): string => saidOf(document).flat().join('\n');
