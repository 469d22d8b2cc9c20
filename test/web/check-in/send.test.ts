import { describe, expect, it } from 'vitest';
import type { CheckInReply } from '../../../domain/check-in.ts';
import type { Answer } from '../../../web/api.ts';
import { makeKept, type Pending } from '../../../web/check-in/kept.ts';
import { makeSend } from '../../../web/check-in/send.ts';
import { a } from '../../support/a.ts';

const siteId = 'mau-hai-au';
const { day } = a;
const request = { answers: a.answers(), seenRevision: 0 };
const submission = { siteId, day, request };

const reply: CheckInReply = {
  checkIn: {
    siteId,
    day,
    revision: 1,
    receivedAt: '2021-06-15T03:42:00.000Z',
    onTime: true,
    answers: a.answers(),
  },
  assessment: {
    readiness: 88,
    band: 'ready',
    gates: [],
    criteria: [],
    fixes: [],
    scenario: 'normal',
    templateVersion: 'tn-2021-06',
    planVersion: 1,
  },
  alerts: [],
};
const sent: Answer<CheckInReply> = { kind: 'reply', status: 201, reply, etag: null };
const problem = (status: number, code: string, more = {}): Answer<CheckInReply> => ({
  kind: 'problem',
  status,
  code,
  retryAfter: null,
  problem: { type: `/problems/${code}`, title: code, status, detail: code, errors: [], ...more },
});

const desk = (...answers: Answer<CheckInReply>[]) => {
  const items = new Map<string, string>();
  const kept = makeKept({
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, text) => items.set(name, text),
    removeItem: (name) => items.delete(name),
  });
  const puts: { pending: Pending; keptBefore: Pending | null }[] = [];
  let keys = 0;
  const { send, again } = makeSend({
    put: async (pending) => {
      puts.push({ pending, keptBefore: kept.pending.read(siteId, day) });
      return answers.shift() ?? sent;
    },
    kept,
    newKey: () => `00000000-0000-4000-8000-00000000000${++keys}`,
    now: () => '2021-06-15T03:41:00.000Z',
  });
  return { send, again, puts, kept };
};

describe('sending a check-in', () => {
  it('keeps the key on the device before the first send, and nothing after the reply', async () => {
    const { send, puts, kept } = desk(sent);
    kept.drafts.keep(siteId, day, { seenRevision: 0, fields: { present: '1' } });
    expect(await send(submission)).toEqual({ kind: 'sent', reply });
    expect(puts[0]?.keptBefore).toEqual(puts[0]?.pending);
    expect(kept.pending.read(siteId, day)).toBeNull();
    expect(kept.drafts.read(siteId, day)).toBeNull();
  });

  const unknown: [string, Answer<CheckInReply>][] = [
    ['no network', { kind: 'network' }],
    ['no answer in time', { kind: 'timeout' }],
    ['a server in trouble', problem(503, 'overloaded')],
    ['a reply that cannot be read', { kind: 'unreadable', status: 201 }],
    ['no session', { kind: 'signed-out' }],
  ];
  it.each(unknown)('goes again under the same key after %s', async (_, answer) => {
    const { send, puts } = desk(answer, sent);
    expect((await send(submission)).kind).toBe('unsent');
    expect((await send(submission)).kind).toBe('sent');
    expect(puts[1]?.pending).toEqual(puts[0]?.pending);
  });

  it('gives other content a key of its own', async () => {
    const { send, puts } = desk({ kind: 'timeout' }, sent);
    await send(submission);
    await send({ ...submission, request: { ...request, answers: a.answers({ symptomatic: 9 }) } });
    expect(puts[1]?.pending.key).not.toBe(puts[0]?.pending.key);
  });

  it('sends what was kept by an earlier visit under its own key', async () => {
    const { again, puts, kept } = desk(sent);
    const pending = {
      key: '00000000-0000-4000-8000-0000000000aa',
      siteId,
      day,
      request,
      at: '2021-06-15T01:00:00.000Z',
    };
    kept.pending.keep(siteId, day, pending);
    expect((await again(pending)).kind).toBe('sent');
    expect(puts[0]?.pending).toEqual(pending);
    expect(kept.pending.read(siteId, day)).toBeNull();
  });

  it('brings the newest report when somebody else was first', async () => {
    const { send, kept } = desk(problem(409, 'stale-revision', { checkIn: reply.checkIn }));
    expect(await send(submission)).toMatchObject({
      kind: 'stale',
      newest: reply.checkIn,
      answers: request.answers,
    });
    expect(kept.pending.read(siteId, day)).toBeNull();
  });

  it('ends a submission that the server refuses, and leaves the draft', async () => {
    const { send, kept } = desk(problem(422, 'more-than-present'));
    kept.drafts.keep(siteId, day, { seenRevision: 0, fields: { present: '1' } });
    expect((await send(submission)).kind).toBe('refused');
    expect(kept.pending.read(siteId, day)).toBeNull();
    expect(kept.drafts.read(siteId, day)?.fields).toEqual({ present: '1' });
  });

  it('takes damaged storage for nothing kept', () => {
    const kept = makeKept({
      getItem: () => '{"key":1',
      setItem: () => undefined,
      removeItem: () => undefined,
    });
    expect(kept.pending.read(siteId, day)).toBeNull();
  });
});
