import { isDeepStrictEqual } from 'node:util';
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import { canonical } from '../edge/canonical.ts';

type Pair = readonly [before: AttributeValue | undefined, after: AttributeValue | undefined];

/** Texts up to this length stay even where they did not change: names, days, kinds. Characters. */
const shortText = 200;

/**
 * A record without what is long and the same before and after: texts, and elements of lists. What jobs look at in images (whose it is, of
 * which kind, and what is other than it was) is short or has changed; whatever else they need they read from the table.
 */
export const shortened = (record: DynamoDBRecord): DynamoDBRecord => {
  const { OldImage, NewImage } = record.dynamodb ?? {};
  if (OldImage === undefined || NewImage === undefined) return record;
  const [before, after] = shorter([{ M: OldImage }, { M: NewImage }]);
  return {
    ...record,
    dynamodb: { ...record.dynamodb, OldImage: before?.M ?? {}, NewImage: after?.M ?? {} },
  };
};

const shorter = ([before, after]: Pair): Pair => {
  if (before?.M && after?.M) return membersOf(before.M, after.M);
  if (before?.L && after?.L) return elementsOf(before.L, after.L);
  const isLong = (before?.S?.length ?? before?.B?.length ?? 0) > shortText;
  return isLong && isDeepStrictEqual(before, after) ? [undefined, undefined] : [before, after];
};

type Members = Record<string, AttributeValue>;

const membersOf = (before: Members, after: Members): Pair => {
  const [was, is]: [Members, Members] = [{}, {}];
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, current] = shorter([before[name], after[name]]);
    if (old !== undefined) was[name] = old;
    if (current !== undefined) is[name] = current;
  }
  return [{ M: was }, { M: is }];
};

/** Elements that one of both lists has; the lists themselves where they differ in order or number alone. */
const elementsOf = (before: AttributeValue[], after: AttributeValue[]): Pair => {
  const lacking = (others: AttributeValue[]) => {
    const known = new Set(others.map(canonical));
    return (one: AttributeValue) => !known.has(canonical(one));
  };
  const [gone, added] = [before.filter(lacking(after)), after.filter(lacking(before))];
  const isOther = gone.length + added.length === 0 && canonical(before) !== canonical(after);
  return isOther ? [{ L: before }, { L: after }] : [{ L: gone }, { L: added }];
};
