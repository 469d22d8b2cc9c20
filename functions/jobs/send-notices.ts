import type { DynamoDBRecord, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { batch, recordsOf } from '../edge/batch.ts';
import { lambda } from '../edge/lambda.ts';
import { type NewsroomNeeds, newsroom } from '../notices/newsroom.ts';
import { rememberStorms } from '../notices/remember-storms.ts';
import { type TellNeeds, tell } from '../notices/tell.ts';
import type { Notices } from '../stores/notices.ts';
import { followed } from '../stores/table.ts';
import { noticeNeeds } from './notice-needs.ts';

type Needs = TellNeeds & NewsroomNeeds & { notices: Pick<Notices, 'many'> };

/**
 * Sends what the outbox asks for, as it is written: one delivery for each recipient, whatever the number of times that a record comes
 * by. The notices are read again, so that a record driven anew needs no image.
 */
export const sendNotices =
  (needs: Needs) =>
  async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const room = newsroom(needs);
    const run = { ...needs, guards: rememberStorms(needs.guards) };
    const notices = await needs.notices.many(recordsOf(event).flatMap((record) => noticeIn(record) ?? []));
    return batch('sendNotices', async (record) => {
      const notice = notices.get(noticeIn(record) ?? '');
      if (notice !== undefined) await tell(run, room, notice);
    })(event);
  };

const noticeIn = ({ dynamodb }: DynamoDBRecord): string | null => {
  const pk = dynamodb?.Keys?.['pk']?.S ?? '';
  return pk.startsWith(followed.notices) ? pk.slice(followed.notices.length) : null;
};

export const handler = lambda(() => sendNotices(noticeNeeds()));
