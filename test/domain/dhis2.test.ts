import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOfAll, dhis2Mapping, mayBeWithheld } from '../../domain/dhis2-mapping.ts';
import { dhis2MetadataOf } from '../../domain/dhis2-metadata.ts';
import { dhis2Uid } from '../../domain/dhis2-uid.ts';
import { completenessOf, dataValueSetOf } from '../../domain/dhis2-values.ts';
import { reportHeads, reportRows } from '../../domain/export-days.ts';
import { exportWords } from '../../domain/export-words.ts';
import { countName, figureKeys } from '../../domain/figures.ts';
import { province } from '../../domain/pack/province.ts';
import { zonesOn } from '../../domain/pack/zones.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { anyDay } from '../support/any-snapshot.ts';

const words = exportWords.en;
const scope = { audience: 'outside', zones: [] } as const;

/** A column of the outside daily report: what of it is a number. */
const columnOf = (snapshot: Snapshot, head: string) => {
  const at = reportHeads(scope, words).indexOf(head);
  return reportRows(snapshot, { ...scope, zones: [] }, words).map((row) => row[at]);
};

const valuesOf = (snapshot: Snapshot, code: string) =>
  dataValueSetOf(snapshot).dataValues.flatMap(({ dataElement, value }) =>
    dataElement === code ? [Number(value)] : [],
  );

const isNumber = (cell: unknown) => typeof cell === 'number';

describe('a day for DHIS2', () => {
  it('says what the outside daily report says, and nothing in place of what that withholds', () => {
    const said = { SS_F0: words.own.heads.f0, SS_PRESENT: words.own.heads.present };
    const standing = { SS_SITES_READY: words.standing.bands.ready.label };
    fc.assert(
      fc.property(anyDay(), ({ snapshot }) => {
        for (const [code, head] of Object.entries({ ...said, ...standing })) {
          const cells = columnOf(snapshot, head);
          expect(valuesOf(snapshot, code)).toEqual(cells.slice(0, -1).filter(isNumber));
          expect(valuesOf(snapshot, codeOfAll(code))).toEqual(cells.slice(-1).filter(isNumber));
        }
      }),
      { numRuns: 25, seed: 7 },
    );
  });

  it('counts reports as expected, actual and on time, which add up over places by themselves', () => {
    fc.assert(
      fc.property(anyDay(), ({ snapshot }) => {
        const { due, onTime, late } = snapshot.figures.coverage;
        const sum = (code: string) => valuesOf(snapshot, code).reduce((all, one) => all + one, 0);
        expect(sum('SS_EXPECTED_REPORTS')).toBe(due);
        expect(sum('SS_ACTUAL_REPORTS')).toBe(onTime + late);
        expect(sum('SS_ACTUAL_REPORTS_ON_TIME')).toBe(onTime);
      }),
      { numRuns: 25, seed: 8 },
    );
  });

  it('has each value once, of a day as DHIS2 writes one, and the same bytes every time', () => {
    fc.assert(
      fc.property(anyDay(), ({ snapshot }) => {
        const set = dataValueSetOf(snapshot);
        const keys = set.dataValues.map(({ dataElement, orgUnit }) => `${dataElement} ${orgUnit}`);
        expect(new Set(keys).size).toBe(keys.length);
        const period = snapshot.day.replaceAll('-', '');
        expect(set.dataValues.every((one) => one.period === period && /^\d+$/.test(one.value))).toBe(true);
        expect(JSON.stringify(dataValueSetOf(structuredClone(snapshot)))).toBe(JSON.stringify(set));
        const places = completenessOf(snapshot).completeDataSetRegistrations;
        expect(places.at(-1)).toMatchObject({ organisationUnit: province.id, period, completed: true });
      }),
      { numRuns: 10, seed: 9 },
    );
  });
});

describe('the mapping', () => {
  it('has every figure of a day but what no other system can use, and no code twice', () => {
    const { elements } = dhis2Mapping;
    const left = [
      'coverage.reported',
      'coverage.late',
      'coverage.pending',
      'freshness.fresh',
      'freshness.stale',
    ];
    const figures = Object.entries(figureKeys).flatMap(([group, keys]) =>
      keys.map((key) => countName(group, key)),
    );
    expect(elements.map(({ figure }) => figure).toSorted()).toEqual(
      [...figures.filter((one) => !left.includes(one)), 'coverage.actual'].toSorted(),
    );
    const codes = elements.flatMap((one) => [one.code, ...(mayBeWithheld(one) ? [codeOfAll(one.code)] : [])]);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('the metadata', () => {
  const metadata = dhis2MetadataOf('2021-06-15');

  it('knows every code of the mapping, keeps 0, and refers to what it has', () => {
    const { dataElements, dataSets, organisationUnits, indicators } = metadata;
    const elements = new Map(dataElements.map(({ id, code }) => [id, code]));
    expect(dataElements.every(({ zeroIsSignificant }) => zeroIsSignificant)).toBe(true);
    expect(dataElements.every(({ shortName }) => [...shortName].length <= 50)).toBe(true);
    expect(dataSets[0]?.dataSetElements.map(({ dataElement }) => elements.get(dataElement.id))).toEqual(
      dataElements.map(({ code }) => code),
    );
    const places = new Set(organisationUnits.map(({ id }) => id));
    expect(organisationUnits[0]).toMatchObject({ code: 'thai-nguyen' });
    expect(organisationUnits.slice(1).every(({ parent }) => places.has(parent?.id ?? ''))).toBe(true);
    expect(organisationUnits.slice(1).map(({ code }) => code)).toEqual(
      zonesOn('2021-06-15').map(({ id }) => id),
    );
    expect(dataSets[0]?.organisationUnits).toHaveLength(organisationUnits.length);
    for (const { numerator, denominator } of indicators)
      for (const formula of [numerator, denominator])
        expect(elements.has(/^#\{(\w{11})\}$/.exec(formula)?.[1] ?? '')).toBe(true);
  });

  it('has identifiers as DHIS2 has them, each once, the same every time', () => {
    const all = Object.values(metadata).flatMap((list) => list.map(({ id }) => id));
    expect(all.filter((id) => !/^[A-Za-z][A-Za-z0-9]{10}$/.test(id))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
    expect(dhis2Uid('dataElement:SS_F0')).toBe(
      metadata.dataElements.find(({ code }) => code === 'SS_F0')?.id,
    );
    expect(dhis2MetadataOf('2021-06-15')).toEqual(metadata);
  });
});
