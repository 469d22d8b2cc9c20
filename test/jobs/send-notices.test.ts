import { describe, expect, it } from 'vitest';
import { askedFor } from '../../domain/delivery.ts';
import { reminderNotice } from '../../domain/notice.ts';
import { sendNotices } from '../../functions/jobs/send-notices.ts';
import { a } from '../support/a.ts';
import { ok, type Service } from '../support/call.ts';
import { settled } from '../support/filed.ts';
import { at, file, people, siteId, zoneId } from '../support/people.ts';
import { queued } from '../support/queued.ts';
import { logged, origin, postOffice, telling } from '../support/told.ts';

const alertId = `case-reported.${siteId}.1`;
const openedId = `${alertId}#1#open`;

/** A settled site, and whatever is told of it. */
const stage = async (now = at(a.day)) => {
  const { base, works } = await settled(now);
  const office = postOffice();
  const jobs = telling(base, works, office.mail);
  await works.stream();
  const to = (email: string) => office.sent.filter((message) => message.to === email);
  return { base, works, office, jobs, to };
};

const reportF0 = async (works: Service, count = 1) =>
  ok(
    'createEventReport',
    await works.as(people.hr)('createEventReport', { params: { siteId }, body: { kind: 'f0', count } }),
  );

const act = async (works: Service, body: Record<string, unknown>) =>
  ok('transitionAlert', await works.as(people.health)('transitionAlert', { params: { alertId }, body }));

describe('a notice of an alert', () => {
  it('goes once to everybody who has to know, with a link and without a figure or a name', async () => {
    const { works, office, jobs, to } = await stage();
    await reportF0(works, 4);
    await jobs.tell();
    expect(office.sent.map(({ to: email, id }) => [email, id])).toEqual(
      ['health@demo.test', 'focal@demo.test', 'deputy@demo.test', 'hr@demo.test'].map((email) => [
        email,
        `${openedId}~email~${email}`,
      ]),
    );
    expect(to('health@demo.test')).toMatchObject([
      {
        subject: 'Cảnh báo mới: Có ca F0 mới',
        body: `Cảnh báo Có ca F0 mới (khẩn) tại May Sông Cầu Mẫu, KCN Sông Công I. Hạn xác minh: 11:00 15/06/2021. Mở: ${origin}/console?alert=${alertId}`,
      },
    ]);
    expect(to('hr@demo.test')).toMatchObject([
      {
        subject: 'Đã nhận báo nhanh F0',
        body: `Đã nhận báo nhanh F0 của May Sông Cầu Mẫu lúc 09:00. CDC sẽ gọi lại. Làm ngay bước 1–4 trong «Xử lý khi có F0». Mở: ${origin}/check-in?site=${siteId}`,
      },
    ]);
  });

  it('goes once however often, and in whatever order, the stream brings it', async () => {
    const { works, office, jobs } = await stage();
    await reportF0(works);
    await reportF0(works);
    const { Records } = await works.stream();
    const many = [...Records, ...Records, ...Records.toReversed(), ...Records];
    await Promise.all([jobs.send({ Records: many }), jobs.send({ Records: many.toReversed() })]);
    await jobs.send({ Records });
    const ids = office.sent.map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith(openedId)).toSorted()).toEqual(
      ['deputy', 'focal', 'health', 'hr'].map((name) => `${openedId}~email~${name}@demo.test`),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is not sent for a step that somebody has acknowledged by then', async () => {
    const { works, jobs, to } = await stage();
    await reportF0(works);
    works.at(at(a.day, '09:01'));
    await act(works, { to: 'acknowledged', note: 'gọi cơ sở', seen: 1 });
    await jobs.tell();
    expect(to('health@demo.test')).toEqual([]);
    // The workplace has to know what to do all the same.
    expect(to('hr@demo.test')).toHaveLength(1);
  });

  it('tells nobody of what has been closed by then', async () => {
    const { works, office, jobs } = await stage();
    await reportF0(works);
    works.at(at(a.day, '09:01'));
    await act(works, { to: 'closed', outcome: 'false-alarm', note: 'báo nhầm', seen: 1 });
    await jobs.tell();
    expect(office.sent).toEqual([]);
  });

  it('of a new F0 goes to the owner alone', async () => {
    const { works, office, jobs } = await stage();
    await reportF0(works);
    works.at(at(a.day, '09:01'));
    await act(works, { to: 'acknowledged', note: 'gọi cơ sở', seen: 1 });
    await jobs.tell();
    office.sent.length = 0;
    works.at(at(a.day, '10:00'));
    await reportF0(works);
    await jobs.tell();
    expect(office.sent.map(({ to, subject }) => [to, subject])).toEqual([
      ['health@demo.test', 'Có diễn biến mới: Có ca F0 mới'],
    ]);
  });

  it('is told to zone officers first, and not to those of other zones or who left', async () => {
    const { works, office, jobs } = await stage();
    await works.join(
      a.member({ email: 'zone@demo.test', zones: [zoneId] }),
      a.member({ email: 'other@demo.test', zones: ['kcn-diem-thuy'] }),
      a.member({ email: 'left@demo.test', active: false }),
    );
    await reportF0(works);
    await jobs.tell();
    const officers = office.sent.filter(({ subject }) => subject.startsWith('Cảnh báo mới'));
    expect(officers.map(({ to }) => to)).toEqual(['zone@demo.test', 'health@demo.test']);
  });
});

describe('a mail that is not taken', () => {
  it('is tried again with growing waits under one id, and given up in the end', async () => {
    const { works, office, jobs } = await stage();
    office.state.fails = true;
    await jobs.needs.notices.put(reminderNotice({ siteId, zoneId }, a.day, works.clock()));
    await jobs.tell();
    const tried: [number, string][] = [];
    for (const minute of [0, 1, 2, 9, 10, 41, 42, 169, 170, 681, 682, 691, 692, 1000]) {
      works.at(new Date(Date.parse(at(a.day)) + minute * 60_000).toISOString());
      await jobs.sendDue();
      const [one] = await logged(jobs.needs.deliveries);
      if (one && tried.at(-1)?.[0] !== one.attempts) tried.push([one.attempts, `${minute}`]);
    }
    expect(tried).toEqual([
      [1, '0'],
      [2, '2'],
      [3, '10'],
      [4, '42'],
      [5, '170'],
      [6, '682'],
    ]);
    const states = (await logged(jobs.needs.deliveries)).map(({ state, detail }) => [state, detail]);
    expect(new Set(states.map(String))).toEqual(new Set(['failed,unreachable']));
  });

  it('leaves when the service is back, and only once however many runs overlap', async () => {
    const { works, office, jobs } = await stage();
    office.state.fails = true;
    await reportF0(works);
    await jobs.tell();
    office.state.fails = false;
    works.at(at(a.day, '09:02'));
    await Promise.all([jobs.sendDue(), jobs.sendDue(), jobs.sendDue()]);
    await jobs.sendDue();
    expect(office.sent.map(({ to }) => to).toSorted()).toEqual(
      ['deputy', 'focal', 'health', 'hr'].map((name) => `${name}@demo.test`),
    );
  });

  it('is dropped when the alert was acknowledged before it could leave', async () => {
    const { works, office, jobs, to } = await stage();
    office.state.fails = true;
    await reportF0(works);
    await jobs.tell();
    office.state.fails = false;
    works.at(at(a.day, '09:01'));
    await act(works, { to: 'acknowledged', note: 'gọi cơ sở', seen: 1 });
    works.at(at(a.day, '09:03'));
    await jobs.sendDue();
    expect(to('health@demo.test')).toEqual([]);
    const log = await logged(jobs.needs.deliveries);
    expect(log.find((one) => one.to === 'health@demo.test')).toMatchObject({
      state: 'dropped',
      detail: 'answered',
    });
  });

  it('is not tried again when the address is refused', async () => {
    const { works, office, jobs } = await stage();
    office.state.refuses = true;
    await reportF0(works);
    await jobs.tell();
    const log = await logged(jobs.needs.deliveries);
    expect(log.map(({ state, detail, attempts }) => [state, detail, attempts])).toEqual(
      Array.from({ length: 4 }, () => ['failed', 'refused', 1]),
    );
  });

  it('that left while the power was cut leaves again, under the same id', async () => {
    const { works, jobs, office, to } = await stage();
    await reportF0(works);
    const event = await works.stream();
    const cut = { ...jobs.needs.deliveries, move: () => Promise.reject(new Error('power cut')) };
    const { batchItemFailures } = await queued(sendNotices({ ...jobs.needs, deliveries: cut }))(event);
    expect([batchItemFailures.length, office.sent.length]).toEqual([1, 1]);
    await jobs.send(event);
    expect(to('health@demo.test')).toHaveLength(1);
    works.at(at(a.day, '09:02'));
    await jobs.sendDue();
    expect(to('health@demo.test').map(({ id }) => id)).toEqual(
      Array.from({ length: 2 }, () => `${openedId}~email~health@demo.test`),
    );
    works.at(at(a.day, '23:02'));
    await jobs.sendDue();
    expect(to('health@demo.test')).toHaveLength(2);
    expect(to('hr@demo.test')).toHaveLength(1);
  });
});

describe('a mail that a person asks for again', () => {
  it('leaves whatever became of it, and though it is no news any more', async () => {
    const { works, jobs, to } = await stage();
    await reportF0(works);
    await jobs.tell();
    works.at(at(a.day, '10:00'));
    await act(works, { to: 'closed', outcome: 'false-alarm', note: 'báo nhầm', seen: 1 });
    const id = `${openedId}~email~health@demo.test`;
    const delivery = await jobs.needs.deliveries.get(id);
    if (delivery === null) throw new Error('no delivery');
    const now = works.clock();
    await jobs.needs.deliveries.move(delivery, {
      state: 'retrying',
      attempts: 6,
      detail: askedFor,
      dueAt: now,
    });
    await jobs.sendDue();
    expect(to('health@demo.test').map((message) => message.id)).toEqual([id, id]);
    expect(await jobs.needs.deliveries.get(id)).toMatchObject({ state: 'sent', attempts: 7 });
  });
});

describe('a notice that is not urgent', () => {
  it('waits for the department’s hours', async () => {
    const { works, jobs, office } = await stage(at(a.day, '19:00'));
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ symptomatic: 40 })));
    await jobs.tell();
    const held = (await logged(jobs.needs.deliveries)).filter(({ state }) => state === 'held');
    expect(office.sent.filter(({ to }) => to === 'health@demo.test')).toEqual([]);
    expect(held.map(({ detail, dueAt }) => [detail, dueAt])).toContainEqual([
      'office-hours',
      at('2021-06-16', '07:00'),
    ]);
    works.at(at('2021-06-16', '06:59'));
    await jobs.sendDue();
    expect(office.sent.filter(({ to }) => to === 'health@demo.test')).toEqual([]);
    works.at(at('2021-06-16', '07:00'));
    await jobs.sendDue();
    expect(office.sent.filter(({ to }) => to === 'health@demo.test')).toHaveLength(1);
  });
});
