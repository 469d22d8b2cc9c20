import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../domain/day.ts';
import { templates } from '../../domain/pack/templates.ts';
import type { Template } from '../../domain/template.ts';
import { a } from '../support/a.ts';
import { ok, refusal, refused, type Service, service } from '../support/call.ts';
import { freshBase } from '../support/engine.ts';
import { at, file, fileWeek, people, settle, siteId, zoneId } from '../support/people.ts';

const templateId = 'tn-2021-07';
const from: Day = addDays(a.day, 1);
/** Spacing weighs nearly all there is: another score for the same answers. */
const heavy = (over: Partial<Template> = {}): Template => ({
  ...a.template(),
  ...{ id: templateId, effectiveFrom: from },
  criteria: a.template().criteria.map((one) => ({ ...one, weight: one.id === 'spacing' ? 88 : 1 })),
  ...over,
});
const ofZone = { ...people.health, email: 'zone-health@demo.test', zones: [zoneId] };

const begun = async () => {
  const base = await freshBase();
  const works = service(base, at(addDays(a.day, -30)));
  await settle(works, { plan: { effectiveFrom: addDays(a.day, -10) } });
  await works.join(ofZone);
  works.at(at(a.day));
  return { base, works };
};

const draft = ({ as }: Service, template = heavy(), seen = 0, who = people.admin) =>
  as(who)('putTemplateDraft', { params: { templateId: template.id }, body: { template, seen } });
const submit = ({ as }: Service, seen = 1, id = templateId) =>
  as(people.admin)('submitTemplate', { params: { templateId: id }, body: { seen } });
const decide = ({ as }: Service, over = {}, who = people.health, id = templateId) =>
  as(who)('decideTemplate', { params: { templateId: id }, body: { decision: 'approve', seen: 2, ...over } });
const approved = async (works: Service, template = heavy()) => {
  expect((await draft(works, template)).status).toBe(201);
  expect((await submit(works, 1, template.id)).status).toBe(200);
  expect((await decide(works, {}, people.health, template.id)).status).toBe(200);
};
const inForce = async (works: Service, day?: Day) =>
  ok('getTemplate', await works.as(people.hr)('getTemplate', day ? { query: { day } } : {})).id;

describe('a new version of the template', () => {
  it('goes live on its day by two people, and no day before changes', async () => {
    const { works } = await begun();
    await fileWeek(works, a.day);
    const before = ok('putCheckIn', await file(works, a.day));
    await approved(works);
    expect([await inForce(works), await inForce(works, from)]).toEqual(['tn-2021-06', templateId]);
    expect(await inForce(works, '2021-09-30')).toBe('tn-2021-10');

    works.at(at(from, '00:00'));
    expect(await inForce(works)).toBe(templateId);
    const after = ok('putCheckIn', await file(works, from));
    expect(after.assessment.templateVersion).toBe(templateId);
    expect(after.assessment.readiness).toBeLessThan(before.assessment.readiness ?? 0);
    // A day of before is corrected by the rules of its day, whatever is in force now.
    const corrected = ok('putCheckIn', await file(works, a.day, a.checkInRequest({}, { seenRevision: 1 })));
    expect(corrected.assessment).toEqual(before.assessment);
  });

  it('is seen by those who write it until it is approved, and then by all', async () => {
    const { works } = await begun();
    await draft(works);
    const listed = async (who: typeof people.hr, state?: string) =>
      ok('listTemplates', await works.as(who)('listTemplates', state ? { query: { state } } : {})).items.map(
        ({ template: { id }, state, origin }) => `${id} ${state} ${origin}`,
      );
    const pack = ['tn-2021-10 approved pack', 'tn-2021-06 approved pack'];
    const own = [pack[0], `${templateId} draft province`, pack[1]];
    expect([await listed(people.hr), await listed(people.leader)]).toEqual([pack, pack]);
    expect([await listed(people.health), await listed(people.admin)]).toEqual([own, own]);
    expect(await listed(people.health, 'approved')).toEqual(pack);
    const get = (who: typeof people.hr) => works.as(who)('getTemplateVersion', { params: { templateId } });
    expect([refused(await get(people.hr)), (await get(people.health)).status]).toEqual([
      '404 not-found',
      200,
    ]);
    await submit(works);
    await decide(works);
    expect((await get(people.hr)).status).toBe(200);
    expect(await listed(people.hr)).toEqual([pack[0], `${templateId} approved province`, pack[1]]);
    // A page of one, and the next.
    const page = (query: object) => works.as(people.hr)('listTemplates', { query: { limit: '1', ...query } });
    const first = ok('listTemplates', await page({}));
    const second = ok('listTemplates', await page({ cursor: first.cursor }));
    expect([...first.items, ...second.items].map(({ template }) => template.id)).toEqual([
      'tn-2021-10',
      templateId,
    ]);
  });

  it('is refused with everything that is wrong, each at its place', async () => {
    const { works } = await begun();
    const { scenario, rules } = a.template();
    const wrong = heavy({ scenario: { ...scenario, windowDays: 99 }, rules: rules.slice(1) });
    expect(refusal(await draft(works, wrong))).toEqual([
      '422 /template/rules rule-missing',
      '422 /template/scenario/windowDays out-of-range',
    ]);
    const body = { template: { ...heavy(), criteria: [{ id: 'masks' }] }, seen: 0 };
    const reply = await works.as(people.admin)('putTemplateDraft', { params: { templateId }, body });
    expect(reply.status).toBe(422);
    expect(refused(await draft(works, { ...heavy(), id: 'tn-2021-06' }))).toBe('409 template-frozen');
    expect(refusal(await draft(works, heavy({ version: Number.MAX_SAFE_INTEGER })))).toEqual([
      '422 /template/version out-of-range',
    ]);
    // A draft may be kept before its weights are right, and is not handed in until they are.
    expect((await draft(works, heavy({ criteria: a.template().criteria.slice(1) }))).status).toBe(201);
    expect(refusal(await submit(works))).toEqual([
      '422 /template/criteria criteria-missing',
      '422 /template/criteria weights-not-100',
    ]);
  });

  it('is decided by the department or the operator, never by its author, and an hour ahead at least', async () => {
    const { works } = await begun();
    await draft(works);
    await submit(works);
    expect(refused(await decide(works, {}, people.admin))).toBe('403 own-template');
    expect(refused(await decide(works, {}, ofZone))).toBe('403 forbidden-role');
    expect(refused(await decide(works, { decision: 'return' }))).toBe('422 reason-required');
    expect(refused(await decide(works, { seen: 1 }))).toBe('409 stale-template');
    works.at(at(a.day, '23:01'));
    expect(refused(await decide(works))).toBe('422 effective-too-soon');
    const back = ok('decideTemplate', await decide(works, { decision: 'return', reason: 'Chậm' })).version;
    expect(back).toMatchObject({ state: 'returned', reason: 'Chậm', writes: 3 });
    expect((await draft(works, heavy({ effectiveFrom: addDays(from, 3) }), 3)).status).toBe(200);
  });

  it('is of nobody’s own who wrote in it, whoever saved it last, and says who handed it in', async () => {
    const { works } = await begun();
    const second = { ...people.health, email: 'second@demo.test', name: 'Cán bộ hai' };
    await works.join(second);
    await draft(works, heavy(), 0, people.health);
    await draft(works, heavy({ version: 8 }), 1, people.admin);
    const { version } = ok('submitTemplate', await submit(works, 2));
    expect(version).toMatchObject({ authorName: people.admin.name, submittedByName: people.admin.name });
    for (const who of [people.health, people.admin])
      expect(refused(await decide(works, { seen: 3 }, who))).toBe('403 own-template');
    expect((await decide(works, { seen: 3 }, second)).status).toBe(200);
  });

  it('is withdrawn before its day, with a reason, so that the day is free again', async () => {
    const { base, works } = await begun();
    await approved(works);
    const withdrawal = { decision: 'withdraw', reason: 'Nhầm trọng số', seen: 3 };
    expect(refused(await decide(works, { ...withdrawal, reason: undefined }))).toBe('422 reason-required');
    expect(refused(await decide(works, withdrawal, ofZone))).toBe('403 forbidden-role');
    const { version } = ok('decideTemplate', await decide(works, withdrawal));
    expect(version).toMatchObject({ state: 'returned', reason: 'Nhầm trọng số', writes: 4 });
    expect(await inForce(works, from)).toBe('tn-2021-06');
    const { client, records: TableName } = base.connection;
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: { pk: 'TEMPLATEAUDIT', sk: '000004' } }),
    );
    expect(Item).toMatchObject({ act: 'template-decided', about: `${templateId} withdraw` });

    await approved(works, heavy({ id: 'sua-lai' }));
    expect(await inForce(works, from)).toBe('sua-lai');
    works.at(at(a.day, '23:01'));
    expect(refused(await decide(works, withdrawal, people.admin, 'sua-lai'))).toBe('422 withdraw-too-late');
  });

  it('of several for one day is one, whoever comes first', async () => {
    const { works } = await begun();
    const ids = ['mot', 'hai', 'ba', 'bon'];
    for (const id of ids) {
      await draft(works, heavy({ id }));
      await submit(works, 1, id);
    }
    const replies = await Promise.all(ids.map((id) => decide(works, {}, people.health, id)));
    const outcomes = replies.map((reply) => (reply.status === 200 ? 'approved' : refused(reply)));
    expect(outcomes.toSorted()).toEqual([
      ...['422 same-effective-day', '422 same-effective-day', '422 same-effective-day'],
      'approved',
    ]);
  });

  it('leaves a chain of all that was done', async () => {
    const { base, works } = await begun();
    await approved(works);
    const { client, records: TableName } = base.connection;
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': 'TEMPLATEAUDIT' },
      }),
    );
    expect(Items.map(({ act, about, actor }) => [act, about, actor])).toEqual([
      ['template-drafted', templateId, 'subject-of-admin@demo.test'],
      ['template-submitted', templateId, 'subject-of-admin@demo.test'],
      ['template-decided', `${templateId} approve`, 'subject-of-health@demo.test'],
    ]);
    expect(Items.slice(1).map(({ before }) => before)).toEqual(Items.slice(0, -1).map(({ hash }) => hash));
  });
});

describe('a day scored again', () => {
  it('under the version it names is what was kept; under any other only the template’s part moves', async () => {
    const { works } = await begun();
    await fileWeek(works, a.day);
    const { assessment: kept } = ok('putCheckIn', await file(works, a.day));
    await draft(works);
    const again = (id: string, who = people.health) =>
      works.as(who)('getAssessment', { params: { siteId, day: a.day, templateId: id } });
    const same = ok('getAssessment', await again('tn-2021-06'));
    expect(same).toEqual({
      ...{ assessment: kept, kept },
      move: { answers: 0, plan: 0, template: 0, total: 0 },
    });
    const other = ok('getAssessment', await again(templateId));
    expect(other.kept).toEqual(kept);
    expect(other.assessment.templateVersion).toBe(templateId);
    expect(other.move).toMatchObject({ answers: 0, plan: 0 });
    expect(other.move?.total).toBeCloseTo((other.assessment.readiness ?? 0) - 88, 0);
    // A draft is for those who write; what was kept is as it was.
    expect(refused(await again(templateId, people.hr))).toBe('404 not-found');
    expect(refused(await again('tn-2099-01'))).toBe('404 not-found');
    const read = await works.as(people.health)('getCheckIn', { params: { siteId, day: a.day } });
    expect(ok('getCheckIn', read).assessment).toEqual(kept);
  });

  it('exempts the vaccinated under 8228 alone', async () => {
    const { works } = await begun();
    await fileWeek(works, a.day);
    const { assessment: kept } = ok(
      'putCheckIn',
      await file(works, a.day, a.checkInRequest({ vaccinated: 142 })),
    );
    expect(kept.readiness).toBe(88);
    const params = { siteId, day: a.day, templateId: 'tn-2021-10' };
    const { assessment } = ok('getAssessment', await works.as(people.hr)('getAssessment', { params }));
    expect(assessment.criteria.slice(0, 2).map(({ target }) => target)).toEqual([26, 12]);
    expect(kept.criteria.slice(0, 2).map(({ target }) => target)).toEqual([52, 24]);
  });

  it('is not there for a day that nobody reported', async () => {
    const { works } = await begun();
    const params = { siteId, day: a.day, templateId: templates[0]?.id ?? '' };
    expect(refused(await works.as(people.health)('getAssessment', { params }))).toBe('404 not-found');
  });
});
