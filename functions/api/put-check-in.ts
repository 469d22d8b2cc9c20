import { createHash } from 'node:crypto';
import { routes } from '../../domain/contract.ts';
import { Conflict, Invalid, NotFound } from '../../domain/failure.ts';
import { fileCheckIn, templateToFile } from '../../domain/filing.ts';
import { templates } from '../../domain/thai-nguyen/templates.ts';
import { canonical } from '../edge/canonical.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type Answer, type Ask, type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { type Filings, filingStore, type OpenFile, type Submission } from '../stores/filings.ts';
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

const file = async (needs: Needs, ask: Ask<PutCheckIn>): Promise<Answer<PutCheckIn>> => {
  const { params, headers, body } = ask;
  const key = headers['idempotency-key'].toLowerCase();
  const hash = createHash('sha256')
    .update(canonical({ ...params, ...body }))
    .digest('hex');
  const open = () => needs.filings.open(params.siteId, params.day, key);
  const opened = await open();
  if (opened === null) throw new NotFound();
  if (opened.submission !== null) return repeated(opened.submission, hash);
  try {
    return await decide(needs, ask, opened, { key, hash });
  } catch (refusal) {
    if (!(refusal instanceof Conflict)) throw refusal;
    // What was read is not of one moment: the newer revision may be this very submission's, written by its twin meanwhile.
    const twin = (await open())?.submission ?? null;
    if (twin === null) throw refusal;
    return repeated(twin, hash);
  }
};

const decide = async (
  { filings }: Needs,
  { params: { day }, body: request, actor, now }: Ask<PutCheckIn>,
  opened: OpenFile,
  { key, hash }: { key: string; hash: string },
): Promise<Answer<PutCheckIn>> => {
  const by = { member: actor.id, name: actor.name };
  const template = templateToFile(templates, day, now);
  const filing = fileCheckIn(opened.file, template, { day, request, by, now });
  const { revision } = filing.filed.checkIn;
  const submission = { hash, status: revision === 1 ? 201 : 200, text: JSON.stringify(filing.reply) };
  const deed = { actor: actor.id, act: 'check-in-filed', about: `${day} ${revision}`, at: now };
  await filings.write(opened, filing, { key, submission, deed });
  return { status: submission.status, text: submission.text };
};

/** The first reply again. @throws Invalid `idempotency-key-reused` for another payload. */
const repeated = ({ hash, status, text }: Submission, asked: string): Answer<PutCheckIn> => {
  if (hash !== asked) throw Invalid.at('', 'idempotency-key-reused');
  return { status, text };
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return putCheckIn({
    members: memberStore(connection),
    filings: filingStore(connection),
    clock: systemClock,
  });
});
