import { sheetTypes } from './bulk.ts';
import { bulkExample, bulkWords } from './bulk-described.ts';

/** What a body that is a file says of itself, and a file of one of its types. */
type Told = { description: string; examples: Readonly<Record<string, string>> };

/** Bodies whose schema does not tell what they hold, by the operation. */
const told = new Map<string, Told>([
  ['createBulk', { description: bulkWords, examples: { [sheetTypes.csv]: bulkExample } }],
]);

/** The words of an operation's body, where its schema does not say all; empty elsewhere. */
export const bodyWords = (name: string): { description?: string } => {
  const description = told.get(name)?.description;
  return description === undefined ? {} : { description };
};

/** An example of a body that is a file of a type, where there is one. */
export const bodyExample = (name: string, type: string): { example?: string } => {
  const example = told.get(name)?.examples[type];
  return example === undefined ? {} : { example };
};
