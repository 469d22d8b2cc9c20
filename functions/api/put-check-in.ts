import { createHash } from 'node:crypto';
import { routes } from '../../domain/contract.ts';
import { Invalid, NotFound } from '../../domain/failure.ts';
import { fileCheckIn } from '../../domain/filing.ts';
import { templateOn } from '../../domain/thai-nguyen/templates.ts';
import { canonical } from '../edge/canonical.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type Answer, type Ask, type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { type Filings, filingStore } from '../stores/filings.ts';
import { memberStore } from '../stores/members.ts';
import { untilWon } from '../stores/transaction.ts';

type Needs = EdgeNeeds & { filings: Pick<Filings, 'open' | 'write'> };
type PutCheckIn = typeof routes.putCheckIn;

/**
 * Files the check-in of a day, or corrects it. One read round trip after the member's, one transaction. A repeat of the same
 * submission gets the first reply; of two at once the loser reads again and finds the winner's.
 */
export const putCheckIn = (needs: Needs) =>
  http(routes.putCheckIn, needs, {
    find: nothingToFind,
    answer: (ask) => untilWon(() => file(needs, ask)),
  });

const file = async (
  { filings }: Needs,
  { params: { siteId, day }, headers, body, actor, now }: Ask<PutCheckIn>,
): Promise<Answer<PutCheckIn>> => {
  const key = headers['idempotency-key'].toLowerCase();
  const hash = createHash('sha256')
    .update(canonical({ siteId, day, ...body }))
    .digest('hex');
  const opened = await filings.open(siteId, day, key);
  if (opened === null) throw new NotFound();
  if (opened.submission !== null) {
    if (opened.submission.hash !== hash) throw Invalid.at('', 'idempotency-key-reused');
    return { status: opened.submission.status, text: opened.submission.text };
  }
  const by = { member: actor.id, name: actor.name };
  const filing = fileCheckIn(opened.file, templateOn(day), { day, request: body, by, now });
  const submission = {
    hash,
    status: filing.filed.checkIn.revision === 1 ? 201 : 200,
    text: JSON.stringify(filing.reply),
  };
  const deed = {
    actor: actor.id,
    act: 'check-in-filed',
    about: `${day} ${filing.filed.checkIn.revision}`,
    at: now,
  };
  await filings.write(opened, filing, { key, submission, deed });
  return { status: submission.status, text: submission.text };
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return putCheckIn({
    members: memberStore(connection),
    filings: filingStore(connection),
    clock: systemClock,
  });
});
