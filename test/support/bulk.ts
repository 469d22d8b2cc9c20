import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { sheetTypes } from '../../domain/bulk.ts';
import type { Member } from '../../domain/member.ts';
import { followed } from '../../functions/stores/table.ts';
import { ok, type Service } from './call.ts';
import type { Base } from './engine.ts';
import { people } from './people.ts';
import { csvOf, type Row, tableOf, utf8 } from './sheets.ts';

/** Sends a file as the gateway hands it on. */
export const upload = (
  { as }: Pick<Service, 'as'>,
  bytes: Uint8Array,
  { type = sheetTypes.csv, hr = people.hr }: { type?: string; hr?: Member } = {},
) =>
  as(hr)('createBulk', {
    text: Buffer.from(bytes).toString('base64'),
    isBase64Encoded: true,
    headers: { 'content-type': type },
  });

/** Uploads rows and tells the name of the work. */
export const handIn = async (
  service: Pick<Service, 'as'>,
  rows: readonly Row[],
  { hr = people.hr }: { hr?: Member } = {},
): Promise<string> => ok('createBulk', await upload(service, utf8(csvOf(tableOf(rows))), { hr })).jobId;

export const readJob = async (
  { as }: Pick<Service, 'as'>,
  jobId: string,
  { hr = people.hr, lang = 'vi' }: { hr?: Member; lang?: string } = {},
) => ok('getJob', await as(hr)('getJob', { params: { jobId }, headers: { 'accept-language': lang } }));

const isWork = ({ dynamodb }: DynamoDBRecord) =>
  dynamodb?.Keys?.['pk']?.S?.startsWith(followed.works) === true;

/** The records of works that were written since the last look, as their job gets them. */
export const workRecords = async ({ stream }: Pick<Service, 'stream'>): Promise<DynamoDBRecord[]> =>
  (await stream()).Records.filter(isWork);

/** Gives the job its records, one at a time, until there are no more; a record that fails comes again, so many times at most. */
export const runSheets = async (
  service: Pick<Service, 'stream' | 'jobs'>,
  { tries = 10, each = async () => {} }: { tries?: number; each?: () => Promise<unknown> } = {},
): Promise<void> => {
  for (let records = await workRecords(service); records.length > 0; records = await workRecords(service))
    for (const record of records) {
      let left = tries;
      while (left > 0) {
        const { batchItemFailures } = await service.jobs.fileSheets({ Records: [record] });
        left = batchItemFailures.length > 0 ? left - 1 : 0;
      }
      await each();
    }
};

/** How many revisions a site has, of all its days. */
export const revisionsOf = async (
  { connection: { client, records: TableName } }: Base,
  siteId: string,
): Promise<number> => {
  const { Count = 0 } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `REVISIONS#${siteId}` },
      Select: 'COUNT',
    }),
  );
  return Count;
};
