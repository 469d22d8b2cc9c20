import * as z from 'zod/mini';
import { buckets, tables } from '../stores/table.ts';

/** A right that a call needs: the action as policies name it, and what it is on, by the name it has here. */
export type Right = { action: string; resource: string };

/** One call to a service of AWS, as it went over the wire. */
export type AwsCall = {
  method: string;
  /** Path and query. */
  url: string;
  /** `x-amz-target` of the services that take JSON. */
  target: string;
  body: string;
  /** Of the answer. */
  status: number;
};

const Named = z.looseObject({ TableName: z.optional(z.string()), IndexName: z.optional(z.string()) });
const Parts = z.object({ TransactItems: z.array(z.record(z.string(), Named)) });
const Batch = z.object({ RequestItems: z.record(z.string(), z.unknown()) });
const Queued = z.object({ QueueUrl: z.string() });

/** The table as it is known here; a test's own table of projections counts as theirs. */
const tableOf = (name = ''): string =>
  Object.entries(tables).find(([, { localName }]) => localName === name)?.[0] ??
  (name.startsWith('projections') ? 'projections' : name);

/**
 * The parts of a transaction by the rights that they need.
 * Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon DynamoDB"; Developer Guide, "Using IAM with
 * DynamoDB transactions".
 */
const partActions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/** The rights that a call to DynamoDB needs. */
export const databaseRights = (operation: string, input: unknown): Right[] => {
  if (operation.startsWith('Transact'))
    return Parts.parse(input).TransactItems.flatMap((part) =>
      Object.entries(part).map(([kind, { TableName }]) => ({
        action: `dynamodb:${partActions[kind] ?? kind}`,
        resource: tableOf(TableName),
      })),
    );
  const action = `dynamodb:${operation}`;
  if (operation.startsWith('Batch'))
    return Object.keys(Batch.parse(input).RequestItems).map((name) => ({ action, resource: tableOf(name) }));
  const { TableName, IndexName } = Named.parse(input);
  return [{ action, resource: [tableOf(TableName), ...(IndexName ? [IndexName] : [])].join('/') }];
};

/**
 * The rights that a call to S3 needs. Uploads in parts are writes; only their end by failure is a right of its own. That a key is not
 * there is told only to who may list; others hear that it is forbidden.
 * Source: S3 User Guide, "Multipart upload API and permissions"; S3 API Reference, "GetObject", Permissions.
 */
const objectRights = ({ method, url, status }: AwsCall): Right[] => {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const [bucketName = '', folder = ''] = pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const bucket =
    Object.entries(buckets).find(([, { localName }]) => localName === bucketName)?.[0] ?? bucketName;
  const resource = `${bucket}/${folder}`;
  if (folder === '') return [{ action: 's3:ListBucket', resource: bucket }];
  if (method === 'PUT' || method === 'POST') return [{ action: 's3:PutObject', resource }];
  if (method === 'DELETE')
    return [
      { action: searchParams.has('uploadId') ? 's3:AbortMultipartUpload' : 's3:DeleteObject', resource },
    ];
  const missed = status === 404 ? [{ action: 's3:ListBucket', resource: bucket }] : [];
  return [{ action: 's3:GetObject', resource }, ...missed];
};

/** Operations of the user pool need the right of their name; those of a queue by batches need that of one message. */
const jsonRights = (service: string, operation: string, input: unknown): Right[] => {
  if (service === 'dynamodb') return databaseRights(operation, input);
  if (service === 'sqs') {
    const queue = new URL(Queued.parse(input).QueueUrl).pathname.split('/').at(-1) ?? '';
    return [{ action: `sqs:${operation.replace(/Batch$/, '')}`, resource: `queue/${queue}` }];
  }
  return [{ action: `${service}:${operation}`, resource: service }];
};

/** How services that take JSON name themselves in `x-amz-target`. */
const services = [
  [/^DynamoDB_/, 'dynamodb'],
  [/^AmazonSQS/, 'sqs'],
  [/^AWSCognitoIdentityProviderService/, 'cognito-idp'],
  [/^secretsmanager/, 'secretsmanager'],
] as const;

/** The rights that a call needs. @throws Error for a call of which nobody has said what it needs */
export const rightsOf = (call: AwsCall): Right[] => {
  if (call.target !== '') {
    const [prefix = '', operation = ''] = call.target.split('.');
    const service = services.find(([pattern]) => pattern.test(prefix))?.[1];
    if (service === undefined) throw new Error(`no rights are known for ${call.target}`);
    return jsonRights(service, operation, JSON.parse(call.body));
  }
  // SESv2 says what it is asked by its path.
  if (call.url.startsWith('/v2/email/outbound-emails')) return [{ action: 'ses:SendEmail', resource: 'ses' }];
  return objectRights(call);
};
