import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** What the stores talk through: the document client and the names of the two tables. */
export type Connection = { client: DynamoDBDocumentClient; records: string; projections: string };

/** What is not there is not stored. */
export const marshallOptions = { removeUndefinedValues: true };

/** Deadlines of one call to the database, in milliseconds: three tries end well inside a request's 10 s. */
const deadlines = { connectionTimeout: 1000, requestTimeout: 2500, throwOnRequestTimeout: true };

/**
 * Connects to the tables. The region, the credentials and, at the local door, the endpoint come from the environment.
 * Numbers that no double can hold are not ours: none is marshalled.
 */
export const connect = (names: { RECORDS_TABLE: string; PROJECTIONS_TABLE: string }): Connection => ({
  client: DynamoDBDocumentClient.from(
    new DynamoDBClient({
      maxAttempts: 3,
      requestHandler: { ...deadlines, httpsAgent: { maxSockets: 64 }, httpAgent: { maxSockets: 64 } },
    }),
    { marshallOptions },
  ),
  records: names.RECORDS_TABLE,
  projections: names.PROJECTIONS_TABLE,
});
