import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { present, type Versions } from './item-version.ts';
import { versioned } from './versioned.ts';

/** What the stores talk through: the document client and the names of the two tables. */
export type Connection = { client: DynamoDBDocumentClient; records: string; projections: string };

/** What is not there is not stored. */
const marshallOptions = { removeUndefinedValues: true };

/** Deadlines of one call to the database, in milliseconds: three tries end well inside a request's 10 s. */
const deadlines = { connectionTimeout: 1000, requestTimeout: 2500, throwOnRequestTimeout: true };

/** The names of the two tables, as the environment tells them. */
type Names = { RECORDS_TABLE: string; PROJECTIONS_TABLE: string };

/** What the stores talk through, by a client of any patience. `versions`: other than the present ones in tests of what comes after. */
export const connectBy = (
  client: DynamoDBClient,
  { RECORDS_TABLE: records, PROJECTIONS_TABLE: projections }: Names,
  versions: Versions = present,
): Connection => ({
  client: versioned(DynamoDBDocumentClient.from(client, { marshallOptions }), records, versions),
  records,
  projections,
});

/**
 * Connects to the tables. The region, the credentials and, at the local door, the endpoint come from the environment.
 * Numbers that no double can hold are not ours: none is marshalled.
 */
export const connect = (names: Names, versions: Versions = present): Connection =>
  connectBy(
    new DynamoDBClient({
      maxAttempts: 3,
      requestHandler: { ...deadlines, httpsAgent: { maxSockets: 64 }, httpAgent: { maxSockets: 64 } },
    }),
    names,
    versions,
  );
