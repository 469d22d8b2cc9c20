import { describe, expect, it } from 'vitest';
import { type AwsCall, rightsOf } from '../../functions/local/aws-call.ts';
import { buckets, listIndex, tables } from '../../functions/stores/table.ts';

const [records, projections] = [tables.records.localName, tables.projections.localName];
const call = (over: Partial<AwsCall>): AwsCall => ({
  ...{ method: 'POST', url: '/', target: '', body: '', status: 200 },
  ...over,
});
const database = (operation: string, input: object) =>
  call({ target: `DynamoDB_20120810.${operation}`, body: JSON.stringify(input) });
const object = (method: string, rest: string, status = 200) =>
  call({ method, url: `/${buckets.snapshots.localName}${rest}`, status });
const on = (TableName: string) => ({ TableName });

const rows: [string, AwsCall, string[]][] = [
  ['a read', database('GetItem', on(records)), ['dynamodb:GetItem records']],
  ['a query', database('Query', on(projections)), ['dynamodb:Query projections']],
  [
    'a query of an index',
    database('Query', { ...on(records), IndexName: listIndex }),
    [`dynamodb:Query records/${listIndex}`],
  ],
  [
    'reads of both tables at once',
    database('BatchGetItem', { RequestItems: { [records]: {}, [projections]: {} } }),
    ['dynamodb:BatchGetItem records', 'dynamodb:BatchGetItem projections'],
  ],
  [
    'a transaction: the rights of its parts',
    database('TransactWriteItems', {
      TransactItems: [
        { Put: on(records) },
        { Update: on(projections) },
        { Delete: on(projections) },
        { ConditionCheck: on(records) },
      ],
    }),
    [
      'dynamodb:PutItem records',
      'dynamodb:UpdateItem projections',
      'dynamodb:DeleteItem projections',
      'dynamodb:ConditionCheckItem records',
    ],
  ],
  [
    'reads in a transaction',
    database('TransactGetItems', { TransactItems: [{ Get: on(records) }] }),
    ['dynamodb:GetItem records'],
  ],
  ['a file that is there', object('GET', '/briefs/2021-06-15/vi.pdf'), ['s3:GetObject snapshots/briefs']],
  [
    'a file that is not there',
    object('GET', '/briefs/2021-06-15/vi.pdf', 404),
    ['s3:GetObject snapshots/briefs', 's3:ListBucket snapshots'],
  ],
  ['a file that is put', object('PUT', '/snapshots/2021-06-15.json'), ['s3:PutObject snapshots/snapshots']],
  ['the begin of an upload', object('POST', '/briefs/x?uploads'), ['s3:PutObject snapshots/briefs']],
  [
    'an upload that is given up',
    object('DELETE', '/briefs/x?uploadId=1'),
    ['s3:AbortMultipartUpload snapshots/briefs'],
  ],
  ['a file that is deleted', object('DELETE', '/briefs/x'), ['s3:DeleteObject snapshots/briefs']],
  ['a mail', call({ url: '/v2/email/outbound-emails' }), ['ses:SendEmail ses']],
  [
    'an account',
    call({ target: 'AWSCognitoIdentityProviderService.AdminGetUser', body: '{}' }),
    ['cognito-idp:AdminGetUser cognito-idp'],
  ],
  [
    'messages in a batch: the right of one',
    call({
      target: 'AmazonSQS.SendMessageBatch',
      body: JSON.stringify({ QueueUrl: 'http://127.0.0.1:1/000000000000/sendNotices' }),
    }),
    ['sqs:SendMessage queue/sendNotices'],
  ],
];

describe('the rights that a call needs', () => {
  it.each(rows)('%s', (_, one, rights) => {
    expect(rightsOf(one).map(({ action, resource }) => `${action} ${resource}`)).toEqual(rights);
  });

  it('of a service that nobody knows are not made up', () => {
    expect(() => rightsOf(call({ target: 'Other.Do', body: '{}' }))).toThrow(
      'no rights are known for Other.Do',
    );
  });
});
