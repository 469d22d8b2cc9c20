import { createServer } from 'node:net';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { becomeLambda } from '../../functions/local/lambda-environment.ts';
import { connect } from '../../functions/stores/connection.ts';
import { memberItem } from '../../functions/stores/members.ts';
import { siteItem } from '../../functions/stores/site-item.ts';
import { a } from '../support/a.ts';
import { refused, service } from '../support/call.ts';
import { at, file, people, siteId } from '../support/people.ts';

becomeLambda('http://127.0.0.1:9');
const names = { RECORDS_TABLE: 'records', PROJECTIONS_TABLE: 'projections' };

/** A service whose database is a mock: the members are there, and one site. */
const mocked = () => {
  const connection = connect(names);
  const mock = mockClient(connection.client);
  const site = siteItem(a.record(), 1, 'hash');
  mock.on(GetCommand).callsFake(({ Key }) => {
    const person = Object.values(people).find(({ email }) => Key.pk === `MEMBER#subject-of-${email}`);
    if (person) return { Item: memberItem(Key.pk, person) };
    return Key.pk.startsWith('SITE#') ? { Item: site } : {};
  });
  mock.on(QueryCommand).resolves({ Items: [] });
  mock.on(BatchGetCommand).resolves({ Responses: { records: [site] } });
  mock.on(TransactWriteCommand).resolves({});
  const works = service({ connection, endpoint: '', again: () => connection }, at(a.day));
  return { mock, works };
};

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });
const named = (name: string) => Object.assign(new Error(name), { name });

/** The waits between rounds are a matter of chance, and of time that a test has not. */
beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
});

describe('a write that another transaction is in the way of', () => {
  it.each(['TransactionConflict', 'ConditionalCheckFailed'])(
    'is judged and tried again: %s',
    async (code) => {
      const { mock, works } = mocked();
      mock
        .on(TransactWriteCommand)
        .rejectsOnce(cancelled('None', code))
        .rejectsOnce(cancelled(code, 'None'))
        .resolves({});
      const reply = await file(works, a.day);
      expect(reply.status).toBe(201);
      expect(mock.commandCalls(TransactWriteCommand)).toHaveLength(3);
      expect(mock.commandCalls(BatchGetCommand)).toHaveLength(3);
    },
  );

  it('is given up after six rounds, with 503 and when to come back', async () => {
    const { mock, works } = mocked();
    mock.on(TransactWriteCommand).rejects(cancelled('TransactionConflict'));
    const reply = await file(works, a.day);
    expect([refused(reply), reply.headers['retry-after']]).toEqual(['503 overloaded', '1']);
    expect(mock.commandCalls(TransactWriteCommand)).toHaveLength(6);
  });

  it('is a site that exists already where a new one was to be', async () => {
    const { mock, works } = mocked();
    mock.on(TransactWriteCommand).rejects(cancelled('ConditionalCheckFailed', 'None'));
    const reply = await works.as(people.admin)('createSite', { body: a.site() });
    expect(refused(reply)).toBe('409 site-exists');
  });
});

describe('a database that cannot keep up', () => {
  it.each([
    named('ProvisionedThroughputExceededException'),
    named('RequestLimitExceeded'),
    named('ThrottlingException'),
    named('TransactionInProgressException'),
    named('TransactionConflictException'),
    named('TimeoutError'),
    named('AbortError'),
    cancelled('None', 'ThrottlingError'),
    cancelled('ProvisionedThroughputExceeded', 'None'),
  ])('gives 503 and when to come back: %s', async (error) => {
    const { mock, works } = mocked();
    mock.on(TransactWriteCommand).rejects(error);
    const reply = await file(works, a.day);
    expect([refused(reply), reply.headers['retry-after']]).toEqual(['503 overloaded', '1']);
    expect(mock.commandCalls(TransactWriteCommand)).toHaveLength(1);
  });

  it('gives 503 when it answers a read in part only, and never a wrong 404', async () => {
    const { mock, works } = mocked();
    mock
      .on(BatchGetCommand)
      .resolves({ Responses: {}, UnprocessedKeys: { records: { Keys: [{ pk: 'x' }] } } });
    expect(refused(await file(works, a.day))).toBe('503 overloaded');
    const alert = { params: { alertId: `not-ready.${siteId}.1` } };
    expect(refused(await works.as(people.health)('getAlert', alert))).toBe('503 overloaded');
  });

  it.each([named('ResourceNotFoundException'), cancelled('ValidationError'), new TypeError('x')])(
    'is no excuse for a fault of ours: %s gives 500 and says nothing',
    async (error) => {
      const { mock, works } = mocked();
      mock.on(TransactWriteCommand).rejects(error);
      const reply = await file(works, a.day);
      expect(refused(reply)).toBe('500 internal');
      expect(reply.headers['retry-after']).toBeUndefined();
    },
  );

  it('keeps nothing of a member that could not be written', async () => {
    const { mock, works } = mocked();
    mock.on(PutCommand).rejects(named('ThrottlingException'));
    const { email, ...fields } = people.hr;
    const reply = await works.as(people.admin)('putMember', { params: { email }, body: fields });
    expect(refused(reply)).toBe('503 overloaded');
  });
});

describe('a database that does not answer', () => {
  it('is waited for no longer than its deadline', async () => {
    let tries = 0;
    const server = createServer(() => {
      tries += 1;
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.close();
    });
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    becomeLambda(`http://127.0.0.1:${port}`);
    const { client } = connect(names);
    const start = performance.now();
    const sent = client.send(new GetCommand({ TableName: 'records', Key: { pk: 'x', sk: 'x' } }));
    await expect(sent).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(tries).toBe(3);
    client.destroy();
  });
});
