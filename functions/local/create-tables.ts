import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { attribute, listIndex, tables } from '../stores/table.ts';

const string = (name: string) => ({ AttributeName: name, AttributeType: 'S' }) as const;
const keys = (pk: string, sk: string): CreateTableCommandInput['KeySchema'] => [
  { AttributeName: pk, KeyType: 'HASH' },
  { AttributeName: sk, KeyType: 'RANGE' },
];

/** The stream of a table that has one. */
export const streamed = { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } as const;

/** Both tables as CreateTable wants them, from the one place that says what they are. */
export const tableInputs = (): CreateTableCommandInput[] =>
  Object.values(tables).map(({ localName, listIndex: listed, stream }) => {
    const names = [attribute.pk, attribute.sk, ...(listed ? [attribute.listPk, attribute.listSk] : [])];
    const index = {
      IndexName: listIndex,
      KeySchema: keys(attribute.listPk, attribute.listSk),
      Projection: { ProjectionType: 'ALL' },
    } as const;
    return {
      TableName: localName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keys(attribute.pk, attribute.sk),
      AttributeDefinitions: names.map(string),
      ...(listed && { GlobalSecondaryIndexes: [index] }),
      ...(stream && { StreamSpecification: streamed }),
    };
  });

/** A client of the local engine, for what the stores do not do. */
export const engineClient = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

/** Creates the tables that are not there yet. Safe to repeat. */
export const createTables = async (endpoint: string): Promise<void> => {
  const client = engineClient(endpoint);
  try {
    for (const input of tableInputs()) await createTable(client, input);
    const expiring = Object.values(tables).filter(({ expires }) => expires);
    for (const { localName } of expiring) await expire(client, localName);
  } finally {
    client.destroy();
  }
};

const createTable = async (client: DynamoDBClient, input: CreateTableCommandInput): Promise<void> => {
  try {
    await client.send(new CreateTableCommand(input));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
    if (input.StreamSpecification !== undefined) await turnStreamOn(client, input);
  }
};

/** A start that ended while it filled the table may have left its stream off. */
const turnStreamOn = async (
  client: DynamoDBClient,
  { TableName, StreamSpecification }: CreateTableCommandInput,
): Promise<void> => {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  if (Table?.StreamSpecification?.StreamEnabled === true) return;
  await client.send(new UpdateTableCommand({ TableName, StreamSpecification }));
};

const expire = async (client: DynamoDBClient, name: string): Promise<void> => {
  const specification = { AttributeName: attribute.expiresAt, Enabled: true };
  try {
    await client.send(
      new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification: specification }),
    );
  } catch (error) {
    if (!(error instanceof Error && /already (enabled|disabled)/i.test(error.message))) throw error;
  }
};
