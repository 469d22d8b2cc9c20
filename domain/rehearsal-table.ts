import type { RehearsedBand } from './rehearsal-result.ts';
import type { Rehearsal } from './rehearsal-work.ts';
import type en from './texts/en/page-console-rehearsal.json';
import type { Lang } from './texts/text.ts';

/** The words of the table: its own, and those of rules and bands. */
export type TableWords = {
  lang: Lang;
  rehearsal: Pick<typeof en, 'csv'>;
  rules: Readonly<Record<string, { label: string }>>;
  bands: Readonly<Record<string, { label: string }>>;
};

type Pair = { inForce: number | null; draft: number | null };
type Row = { part: string; what: string; day?: string; detail?: string; of?: Pair } & Pair;

/** A number as a spreadsheet of the language reads it; nothing where there is none. A point would make a date of it in Vietnamese. */
const cell = (lang: Lang, n: number | null | undefined): string => {
  if (n === null || n === undefined) return '';
  return lang === 'vi' ? String(n).replace('.', ',') : String(n);
};

/** The name of a band, also of none. */
export const bandLabel = ({ bands }: Pick<TableWords, 'bands'>, band: RehearsedBand): string =>
  bands[band]?.label ?? band;

const both = (n: number): Pair => ({ inForce: n, draft: n });

const basisRows = ({ figures, done, total }: Rehearsal, { rehearsal: { csv } }: TableWords): Row[] =>
  [
    { what: csv.total, ...both(total) },
    { what: csv.done, ...both(done), of: both(total) },
    { what: csv.reporting, ...both(figures.reporting), of: both(figures.sites) },
    { what: csv.reports, ...both(figures.reports) },
    { what: csv.missed, ...both(figures.missed) },
    { what: csv.cases, ...both(figures.cases) },
    { what: csv.opened, ...figures.opened },
    { what: csv.alerted, ...figures.alerted, of: both(figures.sites) },
  ].map((row) => ({ part: csv.parts.basis, ...row }));

const dayRows = ({ figures }: Rehearsal, { rehearsal: { csv }, rules }: TableWords): Row[] =>
  figures.days.flatMap(({ day, reports, opened, readiness, rules: ofDay }) =>
    [
      { what: csv.reports, ...both(reports) },
      { what: csv.opened, ...opened },
      ...ofDay.map((one) => ({
        ...{ what: csv.opened, detail: rules[one.rule]?.label ?? one.rule },
        ...one.opened,
      })),
      { what: csv.readiness, ...readiness },
    ].map((row) => ({ part: csv.parts.days, day, ...row })),
  );

const ruleRows = ({ figures }: Rehearsal, { rehearsal: { csv }, rules }: TableWords): Row[] =>
  figures.rules.flatMap((one) =>
    [
      { what: csv.opened, ...one.opened },
      { what: csv.raised, ...one.raised },
      { what: csv.held, ...one.held },
      { what: csv.sites, ...one.sites, of: both(figures.sites) },
      { what: csv.found, ...one.found, of: both(figures.cases) },
      { what: csv.followed, ...one.followed, of: one.followable },
    ].map((row) => ({ part: csv.parts.rules, detail: rules[one.rule]?.label ?? one.rule, ...row })),
  );

const bandRows = ({ figures }: Rehearsal, words: TableWords): Row[] => {
  const { parts, count } = words.rehearsal.csv;
  return (['bands', 'newest'] as const).flatMap((part) =>
    figures[part].map(({ inForce, draft, n }) => ({
      ...{ part: parts[part], what: count, ...both(n) },
      detail: `${bandLabel(words, inForce)} → ${bandLabel(words, draft)}`,
    })),
  );
};

const siteRows = ({ figures }: Rehearsal, { rehearsal: { csv } }: TableWords): Row[] =>
  figures.most.map(({ siteId, name, days, of }) => ({
    ...{ part: csv.parts.sites, what: csv.changedDays, detail: `${name} (${siteId})` },
    ...{ ...both(days), of: both(of) },
  }));

/**
 * A rehearsal as rows of text, its head first: one figure in a row, on both sides, each with what it is of. What is the same on both
 * sides stands in both columns.
 */
export const rehearsalRows = (rehearsal: Rehearsal, words: TableWords): string[][] => {
  const { csv } = words.rehearsal;
  const { templateId, from, to } = rehearsal;
  const rows = [basisRows, dayRows, ruleRows, bandRows, siteRows].flatMap((of) => of(rehearsal, words));
  return [
    [csv.part, csv.what, csv.day, csv.detail, csv.inForce, csv.ofInForce, csv.draft, csv.ofDraft],
    [csv.parts.basis, csv.template, '', '', rehearsal.inForce.join(', '), '', templateId, ''],
    [csv.parts.basis, csv.from, from, '', '', '', '', ''],
    [csv.parts.basis, csv.to, to, '', '', '', '', ''],
    ...rows.map(({ part, what, day = '', detail = '', inForce, draft, of }) => [
      ...[part, what, day, detail],
      ...[inForce, of?.inForce, draft, of?.draft].map((n) => cell(words.lang, n)),
    ]),
  ];
};
