// biome-ignore-all lint/a11y/noRedundantRoles: the stacked form changes `display`, and some browsers then drop the roles

import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { EmptyState } from './empty-state.tsx';

export type Column<Row> = {
  head: string;
  cell: (row: Row) => ComponentChildren;
  /** Right-aligned digits of one width. */
  numeric?: boolean;
  /** The cell that names its row. */
  rowHead?: boolean;
};

type TableProps<Row> = {
  /** A sentence: what the rows are, of which period. */
  caption: string;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Rows become blocks below 40 rem instead of scrolling sideways. */
  stacked?: boolean;
  /** Said instead of the table when there is no row. */
  empty?: string;
};

const cellClass = (numeric?: boolean) => (numeric ? 'num' : undefined);

const Cell = <Row,>({ column, row }: { column: Column<Row>; row: Row }) =>
  column.rowHead ? (
    <th scope="row" role="rowheader" class={cellClass(column.numeric)}>
      {column.cell(row)}
    </th>
  ) : (
    <td role="cell" class={cellClass(column.numeric)} data-label={column.head}>
      {column.cell(row)}
    </td>
  );

/** A table with its caption, heads and scopes. Roles are spelled out because the stacked form changes `display`. */
export const DataTable = <Row,>({
  caption,
  captionHidden,
  columns,
  rows,
  keyOf,
  stacked,
  empty,
}: TableProps<Row>) => {
  const id = useId();
  if (rows.length === 0 && empty) return <EmptyState>{empty}</EmptyState>;
  return (
    // What scrolls sideways must be reachable by keyboard.
    <section class="table-scroll" aria-labelledby={id} tabIndex={stacked ? undefined : 0}>
      <table role="table" class={stacked ? 'stacked' : undefined}>
        <caption id={id} class={captionHidden ? 'visually-hidden' : undefined}>
          {caption}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.head} scope="col" role="columnheader" class={cellClass(column.numeric)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row">
              {columns.map((column) => (
                <Cell key={column.head} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
