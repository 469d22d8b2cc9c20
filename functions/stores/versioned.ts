import type { DynamoDBDocumentClient, ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/lib-dynamodb';
import { firstVersion, type Item, upcast, type Versions, versionAttribute } from './item-version.ts';

type Values = Record<string, unknown>;
type Conditional = {
  TableName?: string | undefined;
  ConditionExpression?: string | undefined;
  ExpressionAttributeValues?: Values | undefined;
};
type Put = Conditional & { Item?: Item | undefined };
type Update = Conditional & { UpdateExpression?: string | undefined };
type Read = { ProjectionExpression?: string | undefined };
type Transacted = {
  Put?: Put | undefined;
  Update?: Update | undefined;
  Get?: (Read & { TableName?: string | undefined }) | undefined;
};

/**
 * Has the client stamp every item that it writes to `records`, and bring every item that it reads from there into the shape of this
 * release, without its version: stores never see one. A write never lands on an item that is newer than this release knows: it fails as
 * a condition does that does not hold, and the reading that follows is loud. Other tables are left alone.
 */
export const versioned = (
  client: DynamoDBDocumentClient,
  records: string,
  versions: Versions,
): DynamoDBDocumentClient => {
  client.middlewareStack.add(
    (next) => async (args) => {
      const { output, ...rest } = await next({ ...args, input: outgoing(args.input, records, versions) });
      return { ...rest, output: incoming(args.input, output, records, versions) };
    },
    // Last before the values are put into the form of the wire.
    { step: 'initialize', priority: 'low', name: 'itemVersions' },
  );
  return client;
};

const outgoing = (input: ServiceInputTypes, records: string, versions: Versions): ServiceInputTypes => {
  if ('TransactItems' in input)
    return {
      ...input,
      TransactItems: input.TransactItems?.map((one) => inTransaction(one, records, versions)),
    };
  if ('RequestItems' in input) {
    const { [records]: ours, ...others } = input.RequestItems ?? {};
    if (ours === undefined) return input;
    return { ...input, RequestItems: { ...others, [records]: inBatch(ours, versions) } };
  }
  if (!('TableName' in input) || input.TableName !== records) return input;
  if ('Item' in input) return stampedPut(input, versions);
  if ('UpdateExpression' in input) return stampedUpdate(input, versions);
  return 'ProjectionExpression' in input ? withVersion(input) : input;
};

const inTransaction = <T extends Transacted>(one: T, records: string, versions: Versions): T => ({
  ...one,
  ...(one.Put?.TableName === records && { Put: stampedPut(one.Put, versions) }),
  ...(one.Update?.TableName === records && { Update: stampedUpdate(one.Update, versions) }),
  ...(one.Get?.TableName === records && { Get: withVersion(one.Get) }),
});

type Request = { PutRequest?: { Item?: Item | undefined } | undefined };

/** A batch of writes is a list; a batch of reads names its keys. A put of a batch takes no condition: request paths make none. */
const inBatch = <T extends Request[] | Read>(ours: T, versions: Versions) =>
  Array.isArray(ours)
    ? ours.map((request: Request) =>
        request.PutRequest === undefined
          ? request
          : { ...request, PutRequest: { Item: stamped(request.PutRequest.Item, versions) } },
      )
    : withVersion(ours);

const stamped = (item: Item | undefined, { written }: Versions): Item => ({
  ...item,
  [versionAttribute]: written,
});

const stampedPut = <T extends Put>(put: T, versions: Versions): T => ({
  ...put,
  ...guarded(put, versions),
  Item: stamped(put.Item, versions),
});

/**
 * An update changes what it names and leaves the rest in its shape, so that the version stays. An item that it makes has the lowest: steps
 * leave alone what has the new shape already.
 */
const stampedUpdate = <T extends Update>(update: T, versions: Versions): T => {
  const { ConditionExpression, ExpressionAttributeValues } = guarded(update, versions);
  return {
    ...update,
    ConditionExpression,
    ExpressionAttributeValues: { ...ExpressionAttributeValues, ':firstVersion': firstVersion },
    UpdateExpression: withStamp(update.UpdateExpression ?? ''),
  };
};

const stamp = `${versionAttribute} = if_not_exists(${versionAttribute}, :firstVersion)`;

const withStamp = (expression: string): string =>
  /\bSET /.test(expression) ? expression.replace(/\bSET /, `SET ${stamp}, `) : `${expression} SET ${stamp}`;

const isNoNewer = `(attribute_not_exists(${versionAttribute}) OR ${versionAttribute} <= :knownVersion)`;

const guarded = (
  { ConditionExpression: own, ExpressionAttributeValues }: Conditional,
  { known }: Versions,
) => ({
  ConditionExpression: own === undefined ? isNoNewer : `(${own}) AND ${isNoNewer}`,
  ExpressionAttributeValues: { ...ExpressionAttributeValues, ':knownVersion': known },
});

/** A read of a few attributes reads the version too: it costs no more, since whole items are counted. */
const withVersion = <T extends Read>(read: T): T =>
  read.ProjectionExpression === undefined
    ? read
    : { ...read, ProjectionExpression: `${read.ProjectionExpression}, ${versionAttribute}` };

const incoming = (
  input: ServiceInputTypes,
  output: ServiceOutputTypes,
  records: string,
  versions: Versions,
): ServiceOutputTypes => {
  const read = (item: Item) => upcast(item, versions);
  const readAny = (item: Item | undefined) => (item === undefined ? undefined : read(item));
  if ('Responses' in output) {
    const { Responses = [] } = output;
    if (Array.isArray(Responses)) {
      const isOurs = transactedFrom(input, records);
      const answers = Responses.map((one, n) => (isOurs(n) ? { ...one, Item: readAny(one.Item) } : one));
      return { ...output, Responses: answers };
    }
    const { [records]: ours, ...others } = Responses;
    return ours === undefined ? output : { ...output, Responses: { ...others, [records]: ours.map(read) } };
  }
  if (!('TableName' in input) || input.TableName !== records) return output;
  if ('Items' in output) return { ...output, Items: output.Items?.map(read) };
  if ('Item' in output) return { ...output, Item: readAny(output.Item) };
  return 'Attributes' in output ? { ...output, Attributes: readAny(output.Attributes) } : output;
};

/** Which of the answers of a transaction of reads come from the table. */
const transactedFrom = (input: ServiceInputTypes, records: string) => {
  const asked: readonly Transacted[] = 'TransactItems' in input ? (input.TransactItems ?? []) : [];
  return (place: number) => asked[place]?.Get?.TableName === records;
};
