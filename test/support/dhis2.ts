import { createServer, type IncomingMessage } from 'node:http';
import * as z from 'zod/mini';
import { Dhis2Metadata } from '../../domain/dhis2-metadata.ts';
import { Completeness, DataValueSet } from '../../domain/dhis2-values.ts';

/*
 * A small DHIS2: the two imports and the metadata, as release 2.40 answers them (developer documentation 2.40, Data values and Complete data
 * set registrations; error codes of its ErrorCode: E7602, E7610, E7611, E7612, E7613, E7619). It keeps values by data element, period, place and
 * option combination, and counts an update whether or not the value is another, as DHIS2 does.
 */

type Conflict = { object: string; value: string; errorCode: string; property: string; indexes: number[] };
type Outcome = { imported: number; updated: number; conflicts: Conflict[]; keep: () => void };

const summary = ({ imported, updated, conflicts }: Outcome, dryRun: boolean) => {
  const ignored = conflicts.length;
  const isClean = ignored === 0;
  return {
    httpStatus: isClean ? 'OK' : 'Conflict',
    httpStatusCode: isClean ? 200 : 409,
    status: isClean ? 'OK' : 'WARNING',
    message: isClean
      ? 'Import was successful.'
      : 'One more conflicts encountered, please check import summary.',
    response: {
      responseType: 'ImportSummary',
      status: isClean ? 'SUCCESS' : 'WARNING',
      importOptions: { dryRun, importStrategy: 'CREATE_AND_UPDATE' },
      description: 'Import process completed successfully',
      importCount: { imported, updated, ignored, deleted: 0 },
      conflicts,
      rejectedIndexes: conflicts.flatMap(({ indexes }) => indexes),
      dataSetComplete: 'false',
    },
  };
};

const unknown = (errorCode: string, property: string, what: string, object: string, index: number) => ({
  ...{ object, errorCode, property, indexes: [index] },
  value: `${what} not found or not accessible: \`${object}\``,
});

/** A day that DHIS2 reads from `yyyyMMdd`. */
const isDaily = (period: string) => {
  const iso = `${period.slice(0, 4)}-${period.slice(4, 6)}-${period.slice(6)}`;
  return /^\d{8}$/.test(period) && !Number.isNaN(Date.parse(iso));
};

/** A DHIS2 with the metadata that was imported; `values` and `completed` are what it keeps. */
export const aDhis2 = () => {
  const values = new Map<string, string>();
  const completed = new Map<string, string>();
  const known = {
    places: new Set<string>(),
    elements: new Map<string, boolean>(),
    dataSets: new Set<string>(),
  };

  const importMetadata = (body: unknown) => {
    const { organisationUnits, dataElements, dataSets } = Dhis2Metadata.parse(body);
    for (const { code } of organisationUnits) known.places.add(code);
    for (const { code, zeroIsSignificant } of dataElements) known.elements.set(code, zeroIsSignificant);
    for (const { code } of dataSets) known.dataSets.add(code);
  };

  const wrongOf = (one: z.infer<typeof DataValueSet>['dataValues'][number], index: number) => {
    if (!known.elements.has(one.dataElement))
      return unknown('E7610', 'dataElement', 'Data element', one.dataElement, index);
    if (!known.places.has(one.orgUnit))
      return unknown('E7612', 'orgUnit', 'Organisation unit', one.orgUnit, index);
    if (one.categoryOptionCombo !== 'default')
      return unknown('E7613', 'categoryOptionCombo', 'Category option combo', one.categoryOptionCombo, index);
    const told = { object: one.dataElement, property: 'value', indexes: [index] };
    if (!isDaily(one.period))
      return {
        ...told,
        errorCode: 'E7611',
        property: 'period',
        value: `Period not valid: \`${one.period}\``,
      };
    if (!/^(0|[1-9]\d*)$/.test(one.value))
      return { ...told, errorCode: 'E7619', value: 'Value must match data element type constraints' };
    return null;
  };

  const importValues = (body: unknown): Outcome => {
    const { dataSet, dataValues } = DataValueSet.parse(body);
    const noSet = {
      object: dataSet,
      errorCode: 'E7602',
      value: 'A valid dataset is required',
      property: 'dataSet',
    };
    const conflicts = dataValues.flatMap((one, index) =>
      known.dataSets.has(dataSet) ? (wrongOf(one, index) ?? []) : { ...noSet, indexes: [index] },
    );
    const bad = new Set(conflicts.flatMap(({ indexes }) => indexes));
    const taken = dataValues
      .filter((_, index) => !bad.has(index))
      .map((one) => ({
        key: [one.dataElement, one.period, one.orgUnit, one.categoryOptionCombo].join('|'),
        value: one.value,
      }));
    const updated = taken.filter(({ key }) => values.has(key)).length;
    return {
      ...{ imported: taken.length - updated, updated, conflicts },
      keep: () => {
        for (const { key, value } of taken) values.set(key, value);
      },
    };
  };

  const importCompleteness = (body: unknown): Outcome => {
    const { completeDataSetRegistrations: all } = Completeness.parse(body);
    const conflicts = all.flatMap(({ organisationUnit }, index) =>
      known.places.has(organisationUnit)
        ? []
        : unknown('E7612', 'orgUnit', 'Organisation unit', organisationUnit, index),
    );
    const updated = all.filter((one) => completed.has(`${one.period}|${one.organisationUnit}`)).length;
    return {
      ...{ imported: all.length - updated - conflicts.length, updated, conflicts },
      keep: () => {
        for (const { period, organisationUnit, date } of all)
          completed.set(`${period}|${organisationUnit}`, date);
      },
    };
  };

  const routes = new Map([
    ['/api/dataValueSets', importValues],
    ['/api/completeDataSetRegistrations', importCompleteness],
  ]);
  const asked: string[] = [];

  /** Answers as DHIS2 would. */
  const answer = (url: URL, token: string | undefined, body: unknown): { status: number; json: unknown } => {
    asked.push(`${url.pathname}?dryRun=${url.searchParams.get('dryRun')}`);
    if (token !== 'ApiToken d2pat_test')
      return { status: 401, json: { httpStatus: 'Unauthorized', httpStatusCode: 401, status: 'ERROR' } };
    const run = routes.get(url.pathname);
    if (run === undefined) return { status: 404, json: { httpStatus: 'Not Found', httpStatusCode: 404 } };
    const byCode = ['dataElement', 'orgUnit', 'categoryOptionCombo', 'dataSet'].every(
      (what) => url.searchParams.get(`${what}IdScheme`) === 'CODE',
    );
    if (!byCode || url.searchParams.get('importStrategy') !== 'CREATE_AND_UPDATE')
      throw new Error('a test gives codes, and creates and updates');
    const dryRun = url.searchParams.get('dryRun') === 'true';
    const outcome = run(body);
    if (!dryRun) outcome.keep();
    const json = summary(outcome, dryRun);
    return { status: json.httpStatusCode, json };
  };
  return { values, completed, known, asked, importMetadata, answer };
};

const textOf = async (request: IncomingMessage) => {
  const parts: Uint8Array[] = [];
  for await (const part of request) parts.push(z.instanceof(Uint8Array).parse(part));
  return Buffer.concat(parts).toString();
};

/** Serves one on a free port. */
export const served = async (dhis2: ReturnType<typeof aDhis2>) => {
  const server = createServer(async (request, response) => {
    const { status, json } = dhis2.answer(
      new URL(request.url ?? '/', 'http://localhost'),
      request.headers.authorization,
      JSON.parse(await textOf(request)),
    );
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = z.object({ port: z.int() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
};
