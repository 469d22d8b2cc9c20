import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import { followed } from '../stores/table.ts';
import { isDrivenAgain } from './driven-again.ts';

/** Whose work it is, which, and the part that comes next. */
export type NextPart = { owner: string; jobId: string; part: number };

/** The kind that a work says it is of; a sheet says none. */
export type WorkKind = 'rebuild' | 'rehearsal' | 'export' | undefined;

const partOf = (image: Record<string, AttributeValue> | undefined, kind: WorkKind) => {
  const work = image?.['work']?.M;
  return work?.['kind']?.S === kind ? work?.['part']?.N : undefined;
};

/** The part that a work of a kind has come to by a record of the stream; null for other works, and where it has come no further. */
export const nextPart = ({ dynamodb = {} }: DynamoDBRecord, kind: WorkKind): NextPart | null => {
  const { Keys, OldImage, NewImage } = dynamodb;
  const pk = Keys?.['pk']?.S ?? '';
  const part = partOf(NewImage, kind);
  if (!pk.startsWith(followed.works) || part === undefined) return null;
  if (part === partOf(OldImage, kind) && !isDrivenAgain(dynamodb)) return null;
  return { owner: pk.slice(followed.works.length), jobId: Keys?.['sk']?.S ?? '', part: Number(part) };
};
