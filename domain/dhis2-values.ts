import * as z from 'zod/mini';
import { type Day, dayOf } from './day.ts';
import { codeOfAll, dhis2Mapping, type ElementMapping, mayBeWithheld } from './dhis2-mapping.ts';
import { reportLines } from './export-days.ts';
import type { Cell, Row } from './export-table.ts';
import { type DayLine, peopleShown, standingWithheld } from './export-withheld.ts';
import { type Figures, figureKeys } from './figures.ts';
import { province } from './pack/province.ts';
import type { Snapshot } from './snapshot.ts';

/*
 * A frozen day as DHIS2 takes it in. What goes there leaves the department: it says what the outside daily report says, with nothing in
 * place of what that withholds. Same day, same bytes. Source: DHIS2 developer documentation 2.40, Data values.
 */

export const DataValue = z.strictObject({
  dataElement: z.string(),
  period: z.string(),
  orgUnit: z.string(),
  categoryOptionCombo: z.string(),
  /** A whole number, as text. */
  value: z.string(),
});
export type DataValue = z.infer<typeof DataValue>;

/**
 * The payload of `POST /api/dataValueSets`, for several places at once. It has no `completeDate`: DHIS2 completes a data set only where the
 * place stands outside the values, so that completeness goes by a payload of its own.
 */
export const DataValueSet = z.strictObject({
  dataSet: z.string(),
  period: z.string(),
  attributeOptionCombo: z.string(),
  dataValues: z.array(DataValue),
});
export type DataValueSet = z.infer<typeof DataValueSet>;

/** The payload of `POST /api/completeDataSetRegistrations`: which places have handed in the day, and when. */
export const Completeness = z.strictObject({
  completeDataSetRegistrations: z.array(
    z.strictObject({
      dataSet: z.string(),
      period: z.string(),
      organisationUnit: z.string(),
      attributeOptionCombo: z.string(),
      date: z.string(),
      completed: z.boolean(),
    }),
  ),
});
export type Completeness = z.infer<typeof Completeness>;

/** A day as DHIS2 writes one, `yyyyMMdd`. */
export const periodOfDay = (day: Day): string => day.replaceAll('-', '');

const outside = { audience: 'outside' } as const;
const { dataSet, defaultOptionCombo, elements } = dhis2Mapping;

const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);
const isNumber = (cell: Cell | undefined): cell is number => typeof cell === 'number';

/** A count of a zone that is not about people. */
const countOf = ({ coverage, bands, freshness, scenarios }: Figures, figure: string): number => {
  const counts: Readonly<Record<string, number>> = {
    'coverage.actual': coverage.onTime + coverage.late,
    ...Object.fromEntries(
      Object.entries({ coverage, bands, freshness, scenarios }).flatMap(([group, keys]) =>
        Object.entries(keys).map(([key, n]) => [`${group}.${key}`, n]),
      ),
    ),
  };
  const count = counts[figure];
  if (count === undefined) throw new RangeError(`${figure} is no figure of a day`);
  return count;
};

/** The cells of a data element: zone by zone, and last of the province; what is withheld is no number. */
const cellsOf = ({ figure, kind }: ElementMapping, lines: readonly DayLine[]): Row => {
  if (kind === 'people') {
    const key = figureKeys.flows.find((one) => `flows.${one}` === figure);
    if (key === undefined) throw new RangeError(`${figure} counts no people`);
    return peopleShown(lines, outside, key);
  }
  const counts = lines.map(({ figures }) => countOf(figures, figure));
  const withheld = kind === 'standing' ? standingWithheld(lines, outside) : new Set<number>();
  return [...counts, sum(counts)].map((count, place) => (withheld.has(place) ? null : count));
};

/** The values of a data element: of the zones, and of the province where zones may say nothing. */
const valuesOf = (element: ElementMapping, lines: readonly DayLine[], period: string): DataValue[] => {
  const cells = cellsOf(element, lines);
  const value = (dataElement: string, orgUnit: string, cell: Cell | undefined): DataValue[] =>
    isNumber(cell)
      ? [{ dataElement, period, orgUnit, categoryOptionCombo: defaultOptionCombo, value: String(cell) }]
      : [];
  return [
    ...lines.flatMap(({ zoneId }, place) => value(element.code, zoneId, cells[place])),
    ...(mayBeWithheld(element) && lines.length > 0
      ? value(codeOfAll(element.code), province.id, cells[lines.length])
      : []),
  ];
};

/** The values of a frozen day, element by element and in the order of the register. */
export const dataValueSetOf = (snapshot: Snapshot): DataValueSet => {
  const [period, lines] = [periodOfDay(snapshot.day), reportLines(snapshot)];
  return {
    ...{ dataSet: dataSet.code, period, attributeOptionCombo: defaultOptionCombo },
    dataValues: elements.flatMap((element) => valuesOf(element, lines, period)),
  };
};

/** That the zones with sites, and the province, have handed in a frozen day: at the day of its freezing. */
export const completenessOf = (snapshot: Snapshot): Completeness => {
  const places = [...reportLines(snapshot).map(({ zoneId }) => zoneId), province.id];
  return {
    completeDataSetRegistrations: places.map((organisationUnit) => ({
      ...{ dataSet: dataSet.code, period: periodOfDay(snapshot.day), organisationUnit },
      ...{ attributeOptionCombo: defaultOptionCombo, date: dayOf(snapshot.madeAt), completed: true },
    })),
  };
};
