import * as z from 'zod/mini';
import type { Day } from '../../domain/day.ts';
import { BriefEntry, Review } from '../../domain/review.ts';
import type { Connection } from './connection.ts';
import { readMany } from './read-many.ts';
import { chained, type Deed } from './site-item.ts';
import { recordKey } from './table.ts';
import { commit } from './transaction.ts';

const EntryItem = z.object({ entry: BriefEntry });
const ReviewItem = z.object({ review: Review, chain: z.string() });

/** A brief of the list with what was written of it; `chain` is the end of the review's log, '' before its first line. */
export type OpenReview = { entry: BriefEntry; before: Review | null; chain: string };

/** Reviews of frozen briefs: the newest of each day, and every version of it in a log that is only added to. */
export const reviewStore = (connection: Connection) => {
  const { records: TableName } = connection;
  return {
    /** A frozen or issued brief with its review; null for a day without. */
    open: async (day: Day): Promise<OpenReview | null> => {
      const items = await readMany(connection, [recordKey.brief(day), recordKey.briefReview(day)]);
      const brief = items.find(({ pk }) => pk === recordKey.brief(day).pk);
      const review = items.find(({ pk }) => pk === recordKey.briefReview(day).pk);
      if (brief === undefined) return null;
      const { review: before, chain } =
        review === undefined ? { review: null, chain: '' } : ReviewItem.parse(review);
      return { entry: EntryItem.parse(brief).entry, before, chain };
    },

    /** The review of a day; null when nobody wrote one. */
    get: async (day: Day): Promise<Review | null> => {
      const [item] = await readMany(connection, [recordKey.briefReview(day)]);
      return item === undefined ? null : ReviewItem.parse(item).review;
    },

    /**
     * Writes the next version of a review, as long as the brief is not going out.
     * @throws LostRace when somebody wrote first, or the brief was issued meanwhile
     */
    put: async ({ before, chain }: OpenReview, review: Review, deed: Deed): Promise<void> => {
      const { day, version } = review;
      const entry = chained({ review: day }, version, chain, deed);
      const guard =
        before === null
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#review.#version = :seen',
              ExpressionAttributeNames: { '#review': 'review', '#version': 'version' },
              ExpressionAttributeValues: { ':seen': before.version },
            };
      const head = { ...recordKey.briefReview(day), review, chain: entry.hash };
      const line = {
        ...recordKey.briefReviewLog(day, version),
        ...entry,
        line: review,
      };
      await commit(connection, [
        {
          ConditionCheck: {
            TableName,
            Key: recordKey.brief(day),
            ConditionExpression:
              'attribute_type(#entry.#issuedAt, :null) AND attribute_not_exists(#entry.#closed)',
            ExpressionAttributeNames: {
              '#entry': 'entry',
              '#issuedAt': 'issuedAt',
              '#closed': 'reviewClosedAt',
            },
            ExpressionAttributeValues: { ':null': 'NULL' },
          },
        },
        { Put: { TableName, Item: head, ...guard } },
        { Put: { TableName, Item: line, ConditionExpression: 'attribute_not_exists(pk)' } },
      ]);
    },
  };
};

export type Reviews = ReturnType<typeof reviewStore>;
