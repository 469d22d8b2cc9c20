import * as z from 'zod/mini';
import type { Day } from './day.ts';
import { codeOfAll, dhis2Mapping, mayBeWithheld } from './dhis2-mapping.ts';
import { dhis2Uid } from './dhis2-uid.ts';
import { province } from './pack/province.ts';
import { type PackZone, zonesOn } from './pack/zones.ts';

/*
 * What a DHIS2 must know before it can take the figures in: places, data elements, the data set, the two reporting rates. The payload of
 * `POST /api/metadata`. Identifiers follow from the codes, so that a second import changes nothing. Source: DHIS2 developer documentation
 * 2.40, Metadata import.
 */

const Ref = z.strictObject({ id: z.string() });
const Translations = z.array(z.strictObject({ locale: z.string(), property: z.string(), value: z.string() }));
const named = {
  id: z.string(),
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  translations: Translations,
} as const;

const OrgUnit = z.strictObject({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  openingDate: z.string(),
  parent: z.optional(Ref),
  geometry: z.optional(
    z.strictObject({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) }),
  ),
});
const DataElement = z.strictObject({
  ...named,
  domainType: z.literal('AGGREGATE'),
  valueType: z.literal('INTEGER_ZERO_OR_POSITIVE'),
  aggregationType: z.enum(['SUM', 'AVERAGE_SUM_ORG_UNIT']),
  /** Else DHIS2 does not keep a 0, and nobody could tell none from silence. */
  zeroIsSignificant: z.literal(true),
  categoryCombo: Ref,
});
const DataSet = z.strictObject({
  ...named,
  periodType: z.literal('Daily'),
  /** Days after the period in which completing it is in time. */
  timelyDays: z.int(),
  categoryCombo: Ref,
  dataSetElements: z.array(z.strictObject({ dataElement: Ref })),
  organisationUnits: z.array(Ref),
});
const IndicatorType = z.strictObject({
  id: z.string(),
  name: z.string(),
  factor: z.int(),
  number: z.boolean(),
});
const Indicator = z.strictObject({
  ...named,
  annualized: z.boolean(),
  indicatorType: Ref,
  numerator: z.string(),
  numeratorDescription: z.string(),
  denominator: z.string(),
  denominatorDescription: z.string(),
});

export const Dhis2Metadata = z.strictObject({
  organisationUnits: z.array(OrgUnit),
  dataElements: z.array(DataElement),
  dataSets: z.array(DataSet),
  indicatorTypes: z.array(IndicatorType),
  indicators: z.array(Indicator),
});
export type Dhis2Metadata = z.infer<typeof Dhis2Metadata>;

/** Characters of a short name in DHIS2. */
const shortest = 50;
const short = (name: string): string => [...name].slice(0, shortest).join('');

/** Where DHIS2 asks since when there is a place, and nobody knows: its own first day. */
const sinceAlways = '1970-01-01';

type Name = { vi: string; en: string };

const namedOf = (kind: string, code: string, { vi, en }: Name) => ({
  ...{ id: dhis2Uid(`${kind}:${code}`), code, name: vi, shortName: short(vi) },
  translations: [
    { locale: 'en', property: 'NAME', value: en },
    { locale: 'en', property: 'SHORT_NAME', value: short(en) },
  ],
});

const { dataSet, defaultCategoryCombo, elements, rates, provinceName } = dhis2Mapping;
const categoryCombo = { id: defaultCategoryCombo };
const orgUnitId = (code: string) => dhis2Uid(`organisationUnit:${code}`);
const elementId = (code: string) => dhis2Uid(`dataElement:${code}`);

const orgUnitsOf = (zones: readonly PackZone[]): Dhis2Metadata['organisationUnits'] => {
  const { name, short: shortName } = province.province.vi;
  const root = { id: orgUnitId(province.id), code: province.id, name, shortName, openingDate: sinceAlways };
  const units = zones.map(({ id, name, from, lat, lon }) => ({
    ...{ id: orgUnitId(id), code: id, name, shortName: short(name), openingDate: from ?? sinceAlways },
    parent: { id: root.id },
    ...(lat === null || lon === null
      ? {}
      : { geometry: { type: 'Point' as const, coordinates: [lon, lat] satisfies [number, number] } }),
  }));
  return [root, ...units];
};

const whole = ({ vi, en }: Name): Name => ({
  vi: provinceName.vi.replace('{name}', vi),
  en: provinceName.en.replace('{name}', en),
});

const dataElementsOf = (): Dhis2Metadata['dataElements'] =>
  elements.flatMap((element) => {
    const { code, name, aggregation: aggregationType } = element;
    const of = (own: string, called: Name) => ({
      ...namedOf('dataElement', own, called),
      ...{ domainType: 'AGGREGATE' as const, valueType: 'INTEGER_ZERO_OR_POSITIVE' as const },
      ...{ aggregationType, zeroIsSignificant: true as const, categoryCombo },
    });
    return [of(code, name), ...(mayBeWithheld(element) ? [of(codeOfAll(code), whole(name))] : [])];
  });

const perCent = { id: dhis2Uid('indicatorType:per-cent'), name: 'Sẵn Sàng: %', factor: 100, number: false };

const indicatorsOf = (): Dhis2Metadata['indicators'] =>
  rates.map(({ code, of, to, name }) => ({
    ...namedOf('indicator', code, name),
    ...{ annualized: false, indicatorType: { id: perCent.id } },
    ...{ numerator: `#{${elementId(of)}}`, numeratorDescription: of },
    ...{ denominator: `#{${elementId(to)}}`, denominatorDescription: to },
  }));

/** The metadata of the places of a day. */
export const dhis2MetadataOf = (day: Day): Dhis2Metadata => {
  const [organisationUnits, dataElements] = [orgUnitsOf(zonesOn(day)), dataElementsOf()];
  return {
    organisationUnits,
    dataElements,
    dataSets: [
      {
        ...namedOf('dataSet', dataSet.code, dataSet.name),
        ...{ periodType: 'Daily', timelyDays: 1, categoryCombo },
        dataSetElements: dataElements.map(({ id }) => ({ dataElement: { id } })),
        organisationUnits: organisationUnits.map(({ id }) => ({ id })),
      },
    ],
    indicatorTypes: [perCent],
    indicators: indicatorsOf(),
  };
};
