import '../support/quiet.ts';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../domain/answers.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { Notice } from '../../domain/notice.ts';
import { followed } from '../../functions/stores/table.ts';
import { a } from '../support/a.ts';
import { ok, refusal, type Service, service } from '../support/call.ts';
import { freshBase } from '../support/engine.ts';
import { at, file, otherZone, people, settle, zoneId } from '../support/people.ts';
import { scanned } from '../support/projected.ts';

/** A plant in a park where more than a thousand work at a time, and a neighbour. */
const plant = 'dien-tu-mau';
const neighbour = 'co-khi-mau';
const hr = { ...people.hr, email: 'plant@demo.test', sites: [plant] };
const hrBeside = { ...people.hr, email: 'neighbour@demo.test', sites: [neighbour] };
const params = { siteId: plant };
const D: Day = a.day;

/** Workers of two shifts, all of them sampled once it begins. */
const said = (over: Partial<Answers> = {}) => ({ present: 1500, testedOther: 1500, ...over });

const started = async () => {
  const base = await freshBase();
  const works = service(base, at(addDays(D, -3)));
  for (const [siteId, who] of [
    [plant, hr],
    [neighbour, hrBeside],
  ] as const)
    await settle(works, {
      ...{ site: a.site({ siteId, zoneId: otherZone, workforce: 3200 }), hr: who },
      plan: { workforce: 3200 },
    });
  const known = new Set<string>();
  /** What was asked to be told since the last look: `<rule> <step>`. */
  const told = async (): Promise<string[]> => {
    const items = await scanned(base, base.connection.records);
    const all = items
      .filter(({ pk }) => String(pk).startsWith(followed.notices))
      .map(({ notice }) => Notice.parse(notice));
    const fresh = all.filter(({ id }) => !known.has(id));
    for (const { id } of fresh) known.add(id);
    return fresh.flatMap((one) => (one.about === 'alert' ? [`${one.rule} ${one.step}`] : [])).toSorted();
  };
  return { works, told };
};

const asHr = (works: Service) => works.as(hr);
const check = async (
  works: Service,
  day: Day,
  answers: Partial<Answers>,
  seenRevision = 0,
  reason?: string,
) => {
  const more = { seenRevision, ...(reason !== undefined && { reason }) };
  return file(works, day, a.checkInRequest(said(answers), more), { site: plant, hr });
};
const openCase = async (works: Service, who = hr) => {
  const { open } = ok('getCaseResponse', await works.as(who)('getCaseResponse', { params }));
  if (open === null) throw new Error('no case is open');
  return open;
};
const tick = async (works: Service, n: number, counts?: object, note?: string) => {
  const { version } = await openCase(works);
  const body = { seen: version, ...(counts && { counts }), ...(note !== undefined && { note }) };
  const who = n === 7 ? people.health : hr;
  return ok('doCaseStep', await works.as(who)('doCaseStep', { params: { ...params, n: String(n) }, body }));
};
const zones = async (works: Service) => {
  const { Records } = await works.stream();
  const ofSites = Records.filter(({ dynamodb }) => dynamodb?.Keys?.['pk']?.S?.startsWith(followed.sites));
  expect(await works.jobs.raiseZoneClusters({ Records: ofSites })).toEqual({ batchItemFailures: [] });
};
const alert = async (works: Service, id: string) =>
  ok('getAlert', await works.as(people.health)('getAlert', { params: { alertId: id } }));
/** How the case stands: F0 in all, the mark that they passed, the round that is worked. */
const standOf = async (works: Service) => {
  const { f0, mark, round } = await openCase(works);
  return { f0, mark, round };
};

describe('an outbreak of 2 to 25 F0 in four days, with 1,500 held and results a day late', () => {
  it('is taken by every form, opens what it must at the right step, and each step is told', async () => {
    const { works, told } = await started();
    works.at(at(D, '09:00'));
    ok('putCheckIn', await check(works, D, {}));
    await told();

    // The afternoon: two positive people, reported at once.
    works.at(at(D, '16:00'));
    const first = ok(
      'createEventReport',
      await asHr(works)('createEventReport', { params, body: { kind: 'f0', count: 2 } }),
    );
    expect(first.alerts.map(({ rule }) => rule)).toContain('case-reported');
    expect(await standOf(works)).toEqual({ f0: 2, mark: 0, round: 1 });
    expect(await told()).toEqual(['case-reported open']);

    // The gates are shut: 1,500 are held, and everybody is looked for and sampled.
    await tick(works, 1);
    await tick(works, 2, { held: 1500 }, 'Xưởng 2 và xưởng 3');
    await tick(works, 3);
    await tick(works, 4);
    await tick(works, 5, { f1Listed: 130 });
    await tick(works, 6, { moved: 60 });
    await tick(works, 7, { sampled: 1500, awaiting: 1500 });
    expect((await openCase(works, people.health)).counts).toEqual({
      ...{ held: 1500, f1Listed: 130, moved: 60, sampled: 1500, awaiting: 1500 },
    });
    const acknowledged = { to: 'acknowledged', note: 'Đang xử lý', seen: 1 };
    const officer = works.as(people.health);
    const caseAlert = `case-reported.${plant}.1`;
    ok(
      'transitionAlert',
      await officer('transitionAlert', { params: { alertId: caseAlert }, body: acknowledged }),
    );
    await told();

    // The next morning: the two are confirmed; three more positive, not yet confirmed.
    const D1 = addDays(D, 1);
    works.at(at(D1, '09:00'));
    const morning = ok('putCheckIn', await check(works, D1, { f0: 2, f1: 130, positive: 5 }));
    expect(morning.alerts.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['contact-reported', 'positive-unconfirmed']),
    );
    expect(await told()).toContain('positive-unconfirmed open');
    // What the quick report told of is in the check-in of the day that covers it, and is not counted twice.
    expect((await standOf(works)).f0).toBe(2);

    // In the evening their results come: five F0, and that is an outbreak.
    works.at(at(D1, '21:00'));
    const evening = ok('putCheckIn', await check(works, D1, { f0: 5, f1: 180, positive: 5 }, 1));
    expect(evening.alerts.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['case-reported', 'site-outbreak']),
    );
    expect(await standOf(works)).toEqual({ f0: 5, mark: 5, round: 2 });
    expect(await told()).toEqual(expect.arrayContaining(['case-reported occur', 'site-outbreak open']));
    expect((await openCase(works)).steps.filter(({ state }) => state === 'todo').map(({ n }) => n)).toEqual([
      5, 6, 7,
    ]);
    await tick(works, 5, { f1Listed: 180 });
    await tick(works, 6, { moved: 120 });
    await tick(works, 7, { sampled: 1500, awaiting: 900 });

    // The third day: more of the first samples come back, a day late, and are entered for their day.
    const D2 = addDays(D, 2);
    works.at(at(D2, '08:00'));
    ok(
      'putCheckIn',
      await check(works, D1, { f0: 10, f1: 180, positive: 10 }, 2, 'Kết quả về muộn một ngày'),
    );
    expect(await standOf(works)).toEqual({ f0: 10, mark: 10, round: 3 });
    expect(await told()).toEqual(expect.arrayContaining(['site-outbreak occur']));
    works.at(at(D2, '10:00'));
    ok('putCheckIn', await check(works, D2, { f0: 5, f1: 220, positive: 5 }));
    expect(await standOf(works)).toEqual({ f0: 15, mark: 10, round: 3 });
    expect(await told()).not.toContain('site-outbreak occur');

    // A neighbour in the same zone has its first: that is a cluster.
    const beside = a.checkInRequest(said({ f0: 1, positive: 1 }));
    ok('putCheckIn', await file(works, D2, beside, { site: neighbour, hr: hrBeside }));
    await zones(works);
    expect(await told()).toEqual(expect.arrayContaining(['case-reported open', 'zone-cluster open']));
    const cluster = await alert(works, `zone-cluster.${otherZone}.1`);
    expect(cluster).toMatchObject({ siteId: null, zoneId: otherZone, severity: 'critical', state: 'open' });

    // The fourth day: twenty-five.
    const D3 = addDays(D, 3);
    works.at(at(D3, '09:00'));
    ok('putCheckIn', await check(works, D3, { f0: 11, f1: 240, positive: 11 }));
    expect(await standOf(works)).toEqual({ f0: 26, mark: 20, round: 4 });
    expect(await told()).toEqual(expect.arrayContaining(['case-reported occur', 'site-outbreak occur']));
    await tick(works, 5, { f1Listed: 240 });
    await tick(works, 2, { held: 1200 }, 'Đã chuyển 300 người');

    // One was counted twice. Lowering asks for a reason, closes nothing, and the owner is told.
    works.at(at(D3, '11:00'));
    const lower = { f0: 10, f1: 240, positive: 10 };
    expect(refusal(await check(works, D3, lower, 1))).toEqual(['422 /reason reason-required']);
    ok('putCheckIn', await check(works, D3, lower, 1, 'Một người bị tính hai lần'));
    expect(await standOf(works)).toEqual({ f0: 25, mark: 20, round: 4 });
    expect(await told()).toContain('case-reported lower');
    const outbreak = await alert(works, `site-outbreak.${plant}.1`);
    expect(outbreak).toMatchObject({ severity: 'critical', occurrences: 3 });
    expect(outbreak.state).not.toBe('closed');
    expect((await alert(works, caseAlert)).state).toBe('acknowledged');

    // Nothing of another zone was touched, and health closes the case in the end.
    const { items } = ok('listAlerts', await officer('listAlerts', { query: { zone: zoneId } }));
    expect(items).toEqual([]);
    await tick(works, 6, { moved: 240 });
    await tick(works, 7, { sampled: 3200, awaiting: 0 });
    const { version } = await openCase(works);
    const closing = { params, body: { note: 'Đã truy vết xong', seen: version } };
    ok('closeCaseResponse', await officer('closeCaseResponse', closing));
    const after = ok('getCaseResponse', await officer('getCaseResponse', { params }));
    expect([after.open, after.past[0]?.f0, after.past[0]?.round]).toEqual([null, 25, 4]);
  });
});
