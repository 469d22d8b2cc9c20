import * as z from 'zod/mini';
import { Day } from './day.ts';
import { ZoneId } from './me.ts';

/*
 * The brief as data: blocks of text, tables and drawings in the order of the page. Whoever shows it (the page, the printed sheet, the
 * mail, the plain text) adds no word and no figure of its own.
 */

/** Lists of a snapshot that a sentence may lead to. The figure of the sentence is the number of items on its list. */
export const SiteList = z.enum([
  'all',
  'due',
  'reported',
  'on-time',
  'silent',
  'silent-twice',
  'f0',
  'f1',
  'banded',
  'good',
  'weak',
  'not-ready',
  'unknown',
  'cases',
]);
export type SiteList = z.infer<typeof SiteList>;

/** Where a run of text leads: a list of the snapshot (of one zone), the alerts, or the directions. */
export const ListRef = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('sites'), list: SiteList, zoneId: z.optional(ZoneId) }),
  z.strictObject({ to: z.literal('alerts'), overdue: z.optional(z.literal(true)) }),
  z.strictObject({ to: z.literal('directions') }),
]);
export type ListRef = z.infer<typeof ListRef>;

/** A stretch of text; plain where it says nothing else. */
export const Run = z.strictObject({
  text: z.string(),
  strong: z.optional(z.literal(true)),
  emphasis: z.optional(z.literal(true)),
  ref: z.optional(ListRef),
});
export type Run = z.infer<typeof Run>;
const Runs = z.array(Run);

/** A shape of a drawing with its attributes as SVG names them; `text` only in a `text` element. */
export const Shape = z.strictObject({
  element: z.enum(['rect', 'circle', 'path', 'line', 'text', 'polygon']),
  attributes: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.optional(z.string()),
});
export type Shape = z.infer<typeof Shape>;

const Table = z.strictObject({
  /** Named aloud; seen only where the block has no heading. */
  caption: z.string(),
  head: z.array(z.strictObject({ text: z.string(), isNumber: z.optional(z.literal(true)) })),
  /** The first cell of a row is its heading. */
  rows: z.array(z.array(Runs)),
});
export type Table = z.infer<typeof Table>;

export const Block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), text: z.string() }),
  z.strictObject({
    kind: z.literal('paragraph'),
    runs: Runs,
    tone: z.optional(z.enum(['warning', 'quiet'])),
  }),
  /** Lettered matters and the like: marks come with the runs. */
  z.strictObject({ kind: z.literal('list'), items: z.array(Runs) }),
  z.strictObject({ kind: z.literal('table'), table: Table, note: z.optional(z.string()) }),
  /** A drawing with its finding as title, its sentence, and the table behind it. */
  z.strictObject({
    kind: z.literal('figure'),
    id: z.enum(['map', 'trend']),
    title: z.string(),
    sentence: z.string(),
    viewBox: z.string(),
    shapes: z.array(Shape),
    table: Table,
  }),
]);
export type Block = z.infer<typeof Block>;

/** How much a printed sheet tells: the next is taken while the page is more than one. */
export const densities = ['full', 'short', 'shorter', 'least'] as const;
export type Density = (typeof densities)[number];

export const BriefDocument = z.strictObject({
  /** Left out where everything is told. */
  density: z.optional(z.enum(densities)),
  lang: z.enum(['vi', 'en']),
  day: Day,
  title: z.string(),
  /** "Tài liệu phục vụ điều hành, không thay văn bản báo cáo". */
  standing: z.string(),
  /** "Thái Nguyên, ngày 24 tháng 11 năm 2021". */
  dateLine: z.string(),
  addressees: z.string(),
  blocks: z.array(Block),
  /** Who reviewed it and when, or that nobody did; the snapshot's id and hash; where figures are from. */
  sourceLine: Runs,
});
export type BriefDocument = z.infer<typeof BriefDocument>;
