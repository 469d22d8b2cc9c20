import { readFileSync } from 'node:fs';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordKey } from '../../functions/stores/table.ts';
import { a } from '../support/a.ts';
import { keyed, ok, refusal, refused, service } from '../support/call.ts';
import { sharedBase } from '../support/engine.ts';
import { formFile } from '../support/forms.ts';
import { at, people, settle, siteId } from '../support/people.ts';

const base = sharedBase();
const example = readFileSync(new URL('../../docs/examples/hcm-1203.yaml', import.meta.url), 'utf8');
/** The example as a department would fill it in. */
const file = (id: string, version = 1) =>
  example
    .replace('id: hcm-1203', `id: ${id}`)
    .replace('version: 1', `version: ${version}`)
    .replace('status: example', 'status: historic');
const second = { ...people.health, email: 'health-2@demo.test', name: 'Trần Thị Mẫu' };
const works = () => service(base(), at(a.day));
let room: ReturnType<typeof works>;

beforeAll(async () => {
  const first = works();
  first.at(at('2021-06-10'));
  await settle(first);
  await first.join(people.health, people.admin, people.board, second);
});
beforeEach(() => {
  room = works();
});

const load = (text: string, who = people.health, type = 'text/yaml') =>
  room.as(who)('createForm', formFile(text, type));
const logQuery = (formId: string) =>
  new QueryCommand({
    TableName: base().connection.records,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': recordKey.formLog(formId, 1, 1).pk },
  });
const decide = (formId: string, body: object, who = second, version = '1') =>
  room.as(who)('decideForm', { params: { formId, version }, body });
const approved = async (id: string, version = 1) => {
  ok('createForm', await load(file(id, version)));
  ok('decideForm', await decide(id, { decision: 'approve', seen: 1 }, second, String(version)));
};
const values = (over: Record<string, number> = {}) => ({
  ...Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`cs-${n + 1}`, n === 8 ? 5 : 4])),
  ...over,
});
const fill = (formId: string, body: object, headers = keyed()) =>
  room.as(people.hr)('createFormEntry', { params: { siteId, formId }, headers, body });

describe('loading a form', () => {
  it.each(['text/yaml', 'application/yaml', 'application/json'])('takes a file of %s', async (type) => {
    const id = `by-${type.replace('/', '-')}`;
    const { form } = ok('createForm', await load(file(id), people.health, type));
    expect(form).toMatchObject({
      state: 'draft',
      origin: 'province',
      authorName: people.health.name,
      writes: 1,
    });
    const got = ok(
      'getForm',
      await room.as(people.admin)('getForm', { params: { formId: id }, query: { version: '1' } }),
    );
    expect(got).toEqual({ form, standing: 'draft', file: file(id) });
  });

  it('says every fault with its line and column, in the reader’s language', async () => {
    const reply = await load(
      file('wrong').replace('upTo: 100', 'upTo: 90').replace('anyIndexAtLeast: 7', 'anyIndexAtLeast: 70'),
    );
    expect([reply.status, reply.body]).toMatchObject([
      422,
      {
        title: 'Tệp biểu mẫu có chỗ chưa đúng',
        errors: [
          {
            line: 48,
            column: 23,
            pointer: '/bands/2/upTo',
            code: 'band-hole-above',
            detail: expect.stringMatching(/^Dòng 48: .*Sửa thành 100\.$/),
          },
          { line: 55, column: 24, pointer: '/gates/0/when/anyIndexAtLeast', code: 'threshold-outside' },
        ],
      },
    ]);
  });

  it('refuses another media type, nothing, and too much', async () => {
    expect(refused(await load(file('x'), people.health, 'text/csv'))).toBe('415 unsupported-file');
    expect(refused(await load('', people.health))).toBe('400 empty-body');
    expect(refused(await load(`#${'x'.repeat(65_536)}`))).toBe('413 too-large-file');
  });

  it('lets a draft be loaded again, by whoever comes, and never a version that is approved or of the pack', async () => {
    ok('createForm', await load(file('again')));
    const { form } = ok('createForm', await load(file('again').replace('Chỉ số 1,', 'Chỉ số một,'), second));
    expect(form).toMatchObject({ author: 'subject-of-health-2@demo.test', writes: 2, state: 'draft' });
    ok('decideForm', await decide('again', { decision: 'approve', seen: 2 }, people.health));
    const taken = await load(file('again'));
    expect(taken.body).toMatchObject({
      status: 422,
      errors: [{ line: 5, pointer: '/version', code: 'form-version-taken' }],
    });
    expect(refusal(await load(example))).toEqual(['422 /version form-version-taken']);
    // What docs/form-definitions.md says to do instead; a new id is taken below.
    ok('createForm', await load(example.replace('version: 1', 'version: 2')));
  });
});

describe('deciding a form', () => {
  it('is for a second person who has seen what is decided, once', async () => {
    ok('createForm', await load(file('decided')));
    expect(refused(await decide('decided', { decision: 'approve', seen: 0 }))).toBe('409 lost-race');
    expect(refused(await decide('decided', { decision: 'approve', seen: 1 }, people.health))).toBe(
      '403 own-form',
    );
    expect(refusal(await decide('decided', { decision: 'return', seen: 1 }))).toEqual([
      '422 /reason reason-required',
    ]);
    const body = { decision: 'return', reason: 'Bổ sung thang điểm', seen: 1 };
    const replies = await Promise.all([decide('decided', body), decide('decided', body, people.admin)]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(refused(await decide('decided', { decision: 'approve', seen: 2 }))).toBe('409 illegal-form-state');
    const log = await base().connection.client.send(logQuery('decided'));
    expect(log.Items?.map(({ act, seq }) => `${seq} ${act}`)).toEqual(['1 form-loaded', '2 form-decided']);
    expect(log.Items?.[1]?.['before']).toBe(log.Items?.[0]?.['hash']);
  });

  it('never approves an example', async () => {
    ok('createForm', await load(example.replace('id: hcm-1203', 'id: just-an-example')));
    const reply = await decide('just-an-example', { decision: 'approve', seen: 1 });
    expect(refusal(reply)).toEqual(['422 /decision example-form']);
  });
});

describe('the list of forms', () => {
  const standings = async (who = people.health) =>
    new Map(
      ok('listForms', await room.as(who)('listForms')).items.map((one) => [
        `${one.formId} ${one.version}`,
        one.standing,
      ]),
    );

  it('says how each version stands today, and shows drafts to those who decide', async () => {
    await approved('listed');
    await approved('listed', 2);
    ok('createForm', await load(file('listed', 3)));
    const all = await standings();
    expect([all.get('listed 1'), all.get('listed 2'), all.get('listed 3')]).toEqual([
      'replaced',
      'in-force',
      'draft',
    ]);
    expect([all.get('2194 1'), all.get('hcm-1203 1')]).toEqual(['in-force', 'example']);
    for (const [formId, version] of [
      ['listed', '1'],
      ['listed', '2'],
      ['listed', '3'],
      ['2194', '1'],
    ] as const) {
      const one = await room.as(people.health)('getForm', { params: { formId }, query: { version } });
      expect(ok('getForm', one).standing).toBe(all.get(`${formId} ${version}`));
    }
    const hr = await standings(people.hr);
    expect([hr.has('listed 2'), hr.has('listed 3')]).toEqual([true, false]);
    const draft = { params: { formId: 'listed' }, query: { version: '3' } };
    expect(refused(await room.as(people.hr)('getForm', draft))).toBe('404 not-found');
    const got = ok('getForm', await room.as(people.hr)('getForm', { params: { formId: 'listed' } }));
    expect(got.form.definition.version).toBe(2);
  });
});

describe('a filled form', () => {
  it('is kept with its version and what it came to, once under its key', async () => {
    await approved('filled');
    const headers = keyed();
    const body = { version: 1, assessedOn: a.day, values: values({ 'cs-3': 7 }) };
    const first = await fill('filled', body, headers);
    expect(ok('createFormEntry', first)).toMatchObject({
      version: 1,
      result: { band: 'medium', gates: ['any-index-7'], mayRun: 'no', percent: 44 },
    });
    expect((await fill('filled', body, headers)).text).toBe(first.text);
    expect(refused(await fill('filled', { ...body, values: values() }, headers))).toBe(
      '422 idempotency-key-reused',
    );
    const before = ok('listFormEntries', await list('filled')).items;
    await approved('filled', 2);
    expect(refused(await fill('filled', body))).toBe('422 other-form-version');
    expect(ok('listFormEntries', await list('filled')).items).toEqual(before);
    expect(before).toHaveLength(1);
    const query = { day: a.day };
    const onDay = ok('getForm', await room.as(people.hr)('getForm', { params: { formId: 'filled' }, query }));
    expect(onDay.form.definition.version).toBe(2);
  });

  const list = (formId: string, who = people.board) =>
    room.as(who)('listFormEntries', { params: { siteId, formId } });

  it.each([
    ['a value left out', { values: { 'cs-1': 1 } }, '422 /values/cs-2 missing'],
    ['a value too large', { values: values({ 'cs-1': 11 }) }, '422 /values/cs-1 too-large'],
    ['a value too small', { values: values({ 'cs-1': -1 }) }, '422 /values/cs-1 too-small'],
    ['a value between steps', { values: values({ 'cs-10': 0.3 }) }, '422 /values/cs-10 not-on-step'],
    ['a value that is no option', { values: values({ 'cs-9': 4 }) }, '422 /values/cs-9 not-an-option'],
    ['an index that there is not', { values: values({ 'cs-11': 4 }) }, '422 /values/cs-11 unknown-field'],
    ['a percentage', { values: values(), percent: 3 }, '422 /percent unknown-field'],
    ['a day to come', { values: values(), assessedOn: '2021-06-16' }, '422 /assessedOn future-day'],
    [
      'a day before the form',
      { values: values(), assessedOn: '2020-06-16' },
      '422 /assessedOn form-not-in-force',
    ],
  ])('is refused with %s', async (_, over, fault) => {
    if (!(await standing('faulty'))) await approved('faulty');
    const reply = await fill('faulty', { version: 1, assessedOn: a.day, ...over });
    expect(refusal(reply)).toContain(fault);
  });

  const standing = async (id: string) =>
    ok('listForms', await room.as(people.hr)('listForms')).items.some(({ formId }) => formId === id);

  it('of 2194 is a percentage and a day', async () => {
    const reply = await fill('2194', { version: 1, assessedOn: a.day, percent: 27.5 });
    expect(ok('createFormEntry', reply).result).toMatchObject({ total: 27.5, band: 'low', mayRun: null });
    expect(refusal(await fill('2194', { version: 1, assessedOn: a.day }))).toEqual(['422 /percent missing']);
    expect(refused(await fill('hcm-1203', { version: 1, assessedOn: a.day, values: values() }))).toBe(
      '422 form-not-in-force',
    );
    expect(refused(await fill('nobody-has-it', { version: 1, assessedOn: a.day }))).toBe('404 not-found');
  });
});
