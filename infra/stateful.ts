import * as z from 'zod/mini';

/**
 * What of a resource that holds state cannot change without another one taking its place, or without being refused: "Update requires" of each property
 * in the CloudFormation Template Reference is where to look, and stricter than it where in doubt. Lists marked `grows` may get more entries, and lose
 * or change none.
 */
const bound: Readonly<Record<string, Readonly<Record<string, 'fixed' | 'grows'>>>> = {
  'AWS::DynamoDB::Table': {
    TableName: 'fixed',
    KeySchema: 'fixed',
    AttributeDefinitions: 'grows',
    GlobalSecondaryIndexes: 'grows',
    LocalSecondaryIndexes: 'fixed',
    // The stream of a table is another one when it is switched off and on: whoever reads it loses their place.
    StreamSpecification: 'fixed',
  },
  'AWS::Cognito::UserPool': {
    UsernameAttributes: 'fixed',
    AliasAttributes: 'fixed',
    UsernameConfiguration: 'fixed',
    Schema: 'grows',
  },
  'AWS::S3::Bucket': { BucketName: 'fixed', ObjectLockEnabled: 'fixed' },
  // A restored table is none of the stack's: only settings name it, and a release from before has others.
  Output: { Value: 'fixed' },
};

/** Outputs that name what is in use, whichever stack it belongs to. */
const naming = ['RecordsTable'];

const Resource = z.object({
  Type: z.string(),
  Properties: z._default(z.record(z.string(), z.unknown()), {}),
  DeletionPolicy: z._default(z.string(), 'Delete'),
  UpdateReplacePolicy: z._default(z.string(), 'Delete'),
});
const Output = z.object({ Value: z.unknown() });
const Template = z.object({
  Resources: z.record(z.string(), Resource),
  Outputs: z._default(z.record(z.string(), Output), {}),
});

/** A resource that holds state, as far as it must stay: its type, what becomes of it without its stack, and its bound properties as text. */
export type Stateful = { type: string; without: string; bound: Record<string, string> };

/** Those of a template, by logical id, and what it says is in use. @throws ZodError for what is no template */
export const statefulIn = (template: unknown): Record<string, Stateful> => {
  const { Resources, Outputs } = Template.parse(template);
  const resources = Object.entries(Resources).flatMap(
    ([id, { Type, Properties, DeletionPolicy, UpdateReplacePolicy }]) => {
      const names = Object.keys(bound[Type] ?? {}).filter((name) => Properties[name] !== undefined);
      if (bound[Type] === undefined) return [];
      const texts = names.map((name) => [name, textOf(Properties[name], ' | ')] as const);
      const without = `${DeletionPolicy}, replaced: ${UpdateReplacePolicy}`;
      return [[id, { type: Type, without, bound: Object.fromEntries(texts) }] as const];
    },
  );
  const outputs = Object.entries(Outputs)
    .filter(([id]) => naming.includes(id))
    .map(
      ([id, { Value }]) =>
        [id, { type: 'Output', without: 'None', bound: { Value: textOf(Value) } }] as const,
    );
  return Object.fromEntries<Stateful>([...resources, ...outputs]);
};

/** `AttributeName=pk KeyType=HASH | AttributeName=sk KeyType=RANGE` */
const textOf = (value: unknown, between = '; '): string => {
  if (Array.isArray(value)) return value.map((one) => textOf(one)).join(between);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, one]) => `${key}=${typeof one === 'object' ? `(${textOf(one)})` : String(one)}`)
    .toSorted()
    .join(' ');
};

/**
 * What would be lost by going from one template to the other, each in a sentence: a resource that holds state and is no longer there, is of
 * another kind, would be replaced, or would no longer be kept when its stack goes. What is new is no loss.
 */
export const lossesBetween = (
  before: Record<string, Stateful>,
  after: Record<string, Stateful>,
): { id: string; loss: string }[] =>
  Object.entries(before).flatMap(([id, old]) => {
    const now = after[id];
    const kind = `${id} (${old.type})`;
    if (now === undefined || now.type !== old.type) return [{ id, loss: `${kind} is no longer there` }];
    const changed = Object.entries(bound[old.type] ?? {}).filter(
      ([name, how]) => !stays(old.bound[name], now.bound[name], how),
    );
    const kept = old.without.includes('Retain') && now.without !== old.without;
    return [
      ...changed.map(([name]) => ({
        id,
        loss: `${kind} is another one when ${name} changes: ${old.bound[name] ?? 'none'} → ${now.bound[name] ?? 'none'}`,
      })),
      ...(kept ? [{ id, loss: `${kind} is kept no longer: ${old.without} → ${now.without}` }] : []),
    ];
  });

const stays = (before: string | undefined, after: string | undefined, how: 'fixed' | 'grows'): boolean => {
  if (how === 'fixed') return before === after;
  const now = new Set(after?.split(' | '));
  return before === undefined || before.split(' | ').every((entry) => now.has(entry));
};
