import { briefDocument } from '../../domain/brief.ts';
import { BriefDocument, type Density } from '../../domain/brief-document.ts';
import type { textForms } from '../../domain/brief-file.ts';
import { briefPath } from '../../domain/brief-link.ts';
import { briefText } from '../../domain/brief-text.ts';
import type { Issue } from '../../domain/review.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { briefWords } from '../../domain/texts/brief-words.ts';
import type { Lang } from '../../domain/texts/text.ts';
import { briefHtml } from './brief-html.ts';

/** What a brief is made from, whatever its form. `issue` null: it has not gone out. `origin` of the pages, without a slash at its end. */
export type BriefSource = {
  snapshot: Snapshot;
  sha256: string;
  issue: Issue | null;
  lang: Lang;
  origin: string;
};

const documentOf = ({ snapshot, sha256, issue, lang }: BriefSource, density?: Density): BriefDocument =>
  BriefDocument.parse(
    briefDocument({ snapshot, sha256, issue, lang, words: briefWords[lang], ...(density && { density }) }),
  );

/** The bytes of a form that is text. The same source gives the same bytes. */
export const briefForm = (source: BriefSource, form: (typeof textForms)[number]): Uint8Array => {
  const document = documentOf(source);
  const { origin } = source;
  const texts = {
    json: () => JSON.stringify(document),
    html: () => briefHtml({ document, origin }),
    txt: () => briefText(document, `${origin}${briefPath(document.day)}`),
  };
  return new TextEncoder().encode(texts[form]());
};

/** The page that is printed, with its typeface in it, as much of it as a density tells. */
export const briefSheet = (source: BriefSource, fontFace: string, density: Density): string =>
  briefHtml({ document: documentOf(source, density), origin: source.origin, fontFace });
