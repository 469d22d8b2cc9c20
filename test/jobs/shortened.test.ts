import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstTouched } from '../../functions/jobs/register-touched.ts';
import { shortened } from '../../functions/jobs/shortened.ts';

const text = (S: string): AttributeValue => ({ S });
const recordOf = (
  OldImage: Record<string, AttributeValue>,
  NewImage: Record<string, AttributeValue>,
): DynamoDBRecord => ({
  eventName: 'MODIFY',
  dynamodb: { Keys: { pk: text('SITE#a'), sk: text('SITE') }, SequenceNumber: '1', OldImage, NewImage },
});
const imagesOf = (record: DynamoDBRecord) => {
  const { OldImage, NewImage } = record.dynamodb ?? {};
  return [OldImage, NewImage];
};
const long = text('x'.repeat(300));
const from = (day: string, note = ''): AttributeValue => ({ M: { from: text(day), note: text(note) } });
const list = (...L: AttributeValue[]): AttributeValue => ({ L });

describe('a record that is too long for a message', () => {
  it('keeps what changed, and what is short', () => {
    const same = { kind: text('export'), n: { N: '1' }, note: long, days: list(from('2021-06-01')) };
    const record = recordOf(
      { ...same, work: { M: { part: { N: '1' }, note: long, rest: long } } },
      { ...same, work: { M: { part: { N: '2' }, note: long, rest: text('y'.repeat(300)) } } },
    );
    const short = { kind: text('export'), n: { N: '1' }, days: list() };
    expect(shortened(record)).toEqual(
      recordOf(
        { ...short, work: { M: { part: { N: '1' }, rest: long } } },
        { ...short, work: { M: { part: { N: '2' }, rest: text('y'.repeat(300)) } } },
      ),
    );
  });

  it('keeps of lists what one of both has, and the whole of them where only their order changed', () => {
    const [a, b, c] = [from('2021-06-01'), from('2021-06-02'), from('2021-06-03')];
    const cut = (was: AttributeValue, is: AttributeValue) =>
      imagesOf(shortened(recordOf({ list: was }, { list: is })));
    expect(cut(list(a, b), list(b, c))).toEqual([{ list: list(a) }, { list: list(c) }]);
    expect(cut(list(a, b), list(b, a))).toEqual([{ list: list(a, b) }, { list: list(b, a) }]);
    expect(cut(list(a), list(a, a))).toEqual([{ list: list(a) }, { list: list(a, a) }]);
  });

  it('stays as it is where there is nothing to compare with', () => {
    const made = { ...recordOf({}, { note: long }) };
    delete made.dynamodb?.OldImage;
    expect(shortened(made)).toEqual(made);
  });

  it('tells which days a change of the register touches as the whole record does', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2021-06-${String(n).padStart(2, '0')}`);
    // Elements of different lists are never alike: a closure is no plan.
    const dated = (of: string) =>
      fc.array(
        fc
          .tuple(day, fc.constantFrom('', 'x', 'y'.repeat(250)))
          .map(([one, note]) => from(one, `${of} ${note}`)),
        { maxLength: 4 },
      );
    const image = fc
      .record({
        states: dated('state'),
        plans: dated('plan'),
        closures: dated('closure'),
        zone: fc.constantFrom('a', 'b'),
        note: fc.constantFrom('1', '2'),
      })
      .map(({ states, plans, closures, zone, note }) => ({
        record: {
          M: {
            ...{ states: { L: states }, approvedPlans: { L: plans } },
            calendar: { M: { closures: { L: closures } } },
            site: { M: { registeredOn: text('2021-06-05'), zoneId: text(zone), note: text(note) } },
          },
        },
      }));
    fc.assert(
      fc.property(image, image, (before, after) => {
        const [old, current] = imagesOf(shortened(recordOf(before, after)));
        expect(firstTouched(old, current, '2021-06-20')).toBe(firstTouched(before, after, '2021-06-20'));
      }),
      { seed: 20210615 },
    );
  });
});
