import * as z from 'zod/mini';
import data from './dhis2.json' with { type: 'json' };

const Name = z.strictObject({ vi: z.string().check(z.minLength(1)), en: z.string().check(z.minLength(1)) });
/** A code in DHIS2: at most 50 characters. */
const Code = z.string().check(z.regex(/^[A-Z][A-Z0-9_]*$/), z.maxLength(50));

/**
 * Which of our figures is which data element. `kind`: counts of reports add up; counts of people, and of sites by how they stand, may be
 * withheld (docs/decisions/0022), so that each has a second data element, of the whole province, under `<code>_ALL`.
 */
export const ElementMapping = z.strictObject({
  code: Code,
  /** A count of the day's figures, `group.key`; `coverage.actual` is on time and late together. */
  figure: z.string(),
  kind: z.enum(['reports', 'standing', 'people']),
  /** How DHIS2 adds up: over places always; over days as well, or on average where people and sites are counted anew each day. */
  aggregation: z.enum(['SUM', 'AVERAGE_SUM_ORG_UNIT']),
  name: Name,
});
export type ElementMapping = z.infer<typeof ElementMapping>;

const Dhis2Mapping = z.strictObject({
  source: z.string(),
  dataSet: z.strictObject({ code: Code, name: Name }),
  /** The identifier that DHIS2 gives the category combination of what is not divided. */
  defaultCategoryCombo: z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9]{10}$/)),
  /** The code of its only option combination. */
  defaultOptionCombo: z.string(),
  provinceName: Name,
  rates: z.array(z.strictObject({ code: Code, of: Code, to: Code, name: Name })),
  elements: z.array(ElementMapping),
});
type Dhis2Mapping = z.infer<typeof Dhis2Mapping>;

/** How the system's figures are called in DHIS2; data, which a province may change. */
export const dhis2Mapping: Dhis2Mapping = Dhis2Mapping.parse(data);

/** The code of the data element of the whole province beside one of zones. */
export const codeOfAll = (code: string): string => `${code}_ALL`;

/** Whether a figure may be withheld of a zone. */
export const mayBeWithheld = ({ kind }: Pick<ElementMapping, 'kind'>): boolean => kind !== 'reports';
