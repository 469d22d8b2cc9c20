import type { Block, BriefDocument, Run, Shape, Table } from '../../domain/brief-document.ts';
import { refPath } from '../../domain/brief-link.ts';
import { briefStyle } from './brief-style.ts';

/**
 * `origin` of the pages, without a slash at its end: where links lead. `fontFace`: CSS that embeds the typeface, for the printer.
 */
export type BriefHtmlParts = { document: BriefDocument; origin: string; fontFace?: string };

type Place = { origin: string; day: BriefDocument['day'] };

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const esc = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

const wrapped = (tag: string, isIt: boolean | undefined, inner: string) =>
  isIt === true ? `<${tag}>${inner}</${tag}>` : inner;

const runHtml = ({ origin, day }: Place, { text, strong, emphasis, ref }: Run): string => {
  const said = wrapped('strong', strong, wrapped('em', emphasis, esc(text)));
  return ref === undefined ? said : `<a href="${esc(origin + refPath(day, ref))}">${said}</a>`;
};

const runsHtml = (place: Place, runs: readonly Run[]): string =>
  runs.map((run) => runHtml(place, run)).join('');

const tableHtml = (place: Place, { caption, head, rows }: Table): string => {
  const isNumber = (n: number) => head[n]?.isNumber === true;
  const kind = (n: number) => (isNumber(n) ? ' class="n"' : '');
  const heads = head.map(({ text }, n) => `<th scope="col"${kind(n)}>${esc(text)}</th>`).join('');
  const cell = (runs: readonly Run[], n: number) =>
    n === 0
      ? `<th scope="row"${kind(n)}>${runsHtml(place, runs)}</th>`
      : `<td${kind(n)}>${runsHtml(place, runs)}</td>`;
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('');
  return `<div class="scroll"><table><caption class="hidden">${esc(caption)}</caption><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table></div>`;
};

const shapeHtml = ({ element, attributes, text = '' }: Shape): string => {
  const said = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${esc(String(value))}"`)
    .join('');
  return `<${element}${said}>${esc(text)}</${element}>`;
};

type Figure = Extract<Block, { kind: 'figure' }>;

const figureHtml = (place: Place, { id, title, sentence, viewBox, shapes, table }: Figure): string =>
  [
    `<figure><figcaption>${esc(title)}</figcaption>`,
    `<svg viewBox="${esc(viewBox)}" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-desc">`,
    `<title id="${id}-title">${esc(title)}</title><desc id="${id}-desc">${esc(sentence)}</desc>`,
    `${shapes.map(shapeHtml).join('')}</svg><p>${esc(sentence)}</p>`,
    `<details><summary>${esc(table.caption)}</summary>${tableHtml(place, table)}</details></figure>`,
  ].join('');

const blockHtml = (place: Place, block: Block, next: Block | undefined): string => {
  switch (block.kind) {
    case 'heading':
      return `<h2${next?.kind === 'paragraph' ? ' class="run-in"' : ''}>${esc(block.text)}</h2>`;
    case 'paragraph':
      return `<p${block.tone === undefined ? '' : ` class="${block.tone}"`}>${runsHtml(place, block.runs)}</p>`;
    case 'list':
      return `<ol>${block.items.map((item) => `<li>${runsHtml(place, item)}</li>`).join('')}</ol>`;
    case 'table':
      return `${tableHtml(place, block.table)}${block.note === undefined ? '' : `<p class="note">${esc(block.note)}</p>`}`;
    case 'figure':
      return figureHtml(place, block);
  }
};

/** Drawings that follow one another stand side by side. */
const blocksHtml = (place: Place, blocks: readonly Block[]): string =>
  blocks
    .map((block, n) => {
      const isFigure = (one: Block | undefined) => one?.kind === 'figure';
      const opens = isFigure(block) && !isFigure(blocks[n - 1]) ? '<div class="figures">' : '';
      const closes = isFigure(block) && !isFigure(blocks[n + 1]) ? '</div>' : '';
      return `${opens}${blockHtml(place, block, blocks[n + 1])}${closes}`;
    })
    .join('\n');

/** A brief as a whole page that stands alone: no script, no other file, every text as text. */
export const briefHtml = ({ document, origin, fontFace = '' }: BriefHtmlParts): string => {
  const { density, lang, day, title, standing, dateLine, addressees, blocks, sourceLine } = document;
  const place = { origin, day };
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${esc(title)} · ${day}</title>
<style>${fontFace}${briefStyle}</style>
</head>
<body${density === undefined ? '' : ` class="${density}"`}>
<main>
<h1>${esc(title)}</h1>
<p class="standing">${esc(standing)}</p>
<p class="meta"><span class="date">${esc(dateLine)}</span> · ${esc(addressees)}</p>
${blocksHtml(place, blocks)}
<p class="source">${runsHtml(place, sourceLine)}</p>
</main>
</body>
</html>
`;
};
