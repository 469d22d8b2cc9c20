import { createElement } from 'preact';
import type { Block, BriefDocument, Run, Shape, Table } from '../../domain/brief-document.ts';
import { refPath } from '../../domain/brief-link.ts';
import type { Day } from '../../domain/day.ts';
import { DataTable } from '../ui/data-table.tsx';

const RunText = ({ day, run: { text, strong, emphasis, ref } }: { day: Day; run: Run }) => {
  const stressed = emphasis ? <em>{text}</em> : text;
  const said = strong ? <strong>{stressed}</strong> : stressed;
  return ref ? <a href={refPath(day, ref)}>{said}</a> : said;
};

const Runs = ({ day, runs }: { day: Day; runs: readonly Run[] }) => (
  <>
    {runs.map((run, n) => (
      <RunText key={`${n} ${run.text}`} day={day} run={run} />
    ))}
  </>
);

/** Rows become blocks on a phone where cells are sentences; digits scroll. */
const Cells = ({ day, table: { caption, head, rows } }: { day: Day; table: Table }) => (
  <DataTable
    caption={caption}
    captionHidden
    columns={head.map(({ text, isNumber }, n) => ({
      head: text,
      numeric: isNumber ?? false,
      rowHead: n === 0,
      cell: (row: readonly Run[][]) => <Runs day={day} runs={row[n] ?? []} />,
    }))}
    rows={rows}
    keyOf={([first = []]) => first.map(({ text }) => text).join('')}
    stacked={head.every(({ isNumber }) => !isNumber)}
  />
);

const Drawn = ({ shape: { element, attributes, text } }: { shape: Shape }) =>
  createElement(element, attributes, text);

type Figure = Extract<Block, { kind: 'figure' }>;

const Drawing = ({
  day,
  figure: { id, title, sentence, viewBox, shapes, table },
}: {
  day: Day;
  figure: Figure;
}) => (
  <figure>
    <figcaption>{title}</figcaption>
    <svg viewBox={viewBox} role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-desc`}>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{sentence}</desc>
      {shapes.map((shape, n) => (
        <Drawn key={`${n} ${shape.element}`} shape={shape} />
      ))}
    </svg>
    <p class="small">{sentence}</p>
    <details>
      <summary>{table.caption}</summary>
      <Cells day={day} table={table} />
    </details>
  </figure>
);

const BlockView = ({ day, block }: { day: Day; block: Block }) => {
  switch (block.kind) {
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'paragraph':
      return (
        <p class={block.tone === 'warning' ? 'notice warning' : block.tone}>
          <Runs day={day} runs={block.runs} />
        </p>
      );
    case 'list':
      return (
        <ol class="matters">
          {block.items.map((item) => (
            <li key={item.map(({ text }) => text).join('')}>
              <Runs day={day} runs={item} />
            </li>
          ))}
        </ol>
      );
    case 'table':
      return (
        <>
          <Cells day={day} table={block.table} />
          {block.note ? <p class="quiet small note">{block.note}</p> : null}
        </>
      );
    case 'figure':
      return <Drawing day={day} figure={block} />;
  }
};

/** A brief, block by block, as it went out; each figure leads to its list as of the snapshot. The page around it says title and standing. */
export const BriefSheet = ({
  document: { lang, day, dateLine, addressees, blocks, sourceLine },
}: {
  document: BriefDocument;
}) => {
  const isFigure = ({ kind }: Block) => kind === 'figure';
  const show = (block: Block, n: number) => <BlockView key={`${n} ${block.kind}`} day={day} block={block} />;
  return (
    <article class="brief-sheet" lang={lang}>
      <p>
        <em>{dateLine}</em> · {addressees}
      </p>
      {blocks.filter((block) => !isFigure(block)).map(show)}
      <div class="figures">{blocks.filter(isFigure).map(show)}</div>
      <p class="quiet small source">
        <Runs day={day} runs={sourceLine} />
      </p>
    </article>
  );
};
