import { recognisedBy } from '../../domain/answers.ts';
import { checkInRoutes } from '../../domain/check-in.ts';
import type { Filing } from '../../domain/filing.ts';
import { fileUnder } from '../check-ins/file-check-in.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type Answer, type Ask, type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { once, payloadHash, type Sent } from '../edge/once.ts';
import { connect } from '../stores/connection.ts';
import { type Filings, filingStore, type OpenFile } from '../stores/filings.ts';
import { memberStore } from '../stores/members.ts';
import { untilWon } from '../stores/transaction.ts';

type Needs = EdgeNeeds & { filings: Pick<Filings, 'open' | 'write'> };
type PutCheckIn = typeof checkInRoutes.putCheckIn;

/**
 * Files the check-in of a day, or corrects it. One read round trip after the member's, one transaction. A repeat of the same
 * submission gets the first reply; of two at once the loser reads again and finds the winner's.
 */
export const putCheckIn = (needs: Needs) =>
  http(checkInRoutes.putCheckIn, needs, {
    find: nothingToFind,
    answer: (ask) => untilWon(() => file(needs, ask)),
  });

const file = (needs: Needs, ask: Ask<PutCheckIn>): Promise<Answer<PutCheckIn>> => {
  const { params, headers, body } = ask;
  const key = headers['idempotency-key'].toLowerCase();
  const hash = payloadHash({ ...params, ...body, answers: recognisedBy(body.answers) });
  return once({
    open: () => needs.filings.open(params.siteId, params.day, key),
    hash,
    decide: (opened) => decide(needs, ask, opened, { key, hash }),
  });
};

const decide = (
  { filings }: Needs,
  { params: { day }, body: request, actor, now }: Ask<PutCheckIn>,
  opened: OpenFile,
  { key, hash }: { key: string; hash: string },
): Promise<Sent> => {
  const by = { member: actor.id, name: actor.name };
  const replyOf = ({ filed, reply }: Filing) => ({
    hash,
    status: filed.checkIn.revision === 1 ? 201 : 200,
    text: JSON.stringify(reply),
  });
  return fileUnder(filings, opened, { day, request, by, now }, { key, replyOf });
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return putCheckIn({
    members: memberStore(connection),
    filings: filingStore(connection),
    clock: systemClock,
  });
});
