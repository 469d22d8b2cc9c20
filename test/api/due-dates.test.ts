import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { a } from '../support/a.ts';
import { ok, refusal, type Service, service } from '../support/call.ts';
import { sharedBase } from '../support/engine.ts';
import { eventsOf, unfolded } from '../support/ics.ts';
import { at, file, people, settle, siteId } from '../support/people.ts';

const base = sharedBase();
const name = 'Công ty Cổ phần May; Thêu, và Giặt \\ Sông Cầu';
const state: { works?: Service } = {};

beforeAll(async () => {
  const works = service(base(), at(a.day, '08:00'));
  await settle(works, {
    site: a.site({ name }),
    plan: {
      ...{ lastDrillOn: '2021-05-01', drillEveryDays: 90, effectiveFrom: a.day },
      risk2194: { percent: 20, assessedOn: '2021-06-01' },
    },
  });
  state.works = works;
});

const asked = async (said: object = {}, member = people.hr) => {
  if (state.works === undefined) throw new Error('not settled yet');
  return state.works.as(member)('getDueDates', { params: { siteId }, ...said });
};
const text = async (said: object = {}, member = people.hr) => (await asked(said, member)).text;

describe('the calendar of a site', () => {
  it('is a calendar of RFC 5545, each line at most 75 bytes and ended by CR LF', async () => {
    const reply = await asked();
    expect([reply.status, reply.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(reply.text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(reply.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const lines = reply.text.split('\r\n');
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    // A letter is never cut in two.
    expect(Buffer.from(reply.text).toString()).toBe(reply.text);
    expect(reply.text).not.toContain('\uFFFD');
    expect(unfolded(reply.text).slice(0, 3)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//San Sang//Due dates//VI',
    ]);
  });

  it('has the next 14 due days, the drill and the 2194 assessment, by date', async () => {
    const events = eventsOf(await text());
    const days = events.flatMap(({ UID = '' }) => /^check-in-(\S{10})/.exec(UID)?.[1] ?? []);
    expect(days).toHaveLength(14);
    expect(days[0]).toBe(a.day);
    // A Sunday is none.
    expect(days).not.toContain('2021-06-20');
    expect(events[0]).toEqual({
      UID: `check-in-${a.day}.${siteId}@san-sang.test`,
      SEQUENCE: '0',
      DTSTAMP: '20210614T170000Z',
      DTSTART: '20210615T073000Z',
      DTEND: '20210615T080000Z',
      SUMMARY: `Báo cáo ngày 15/06/2021 – ${name}`,
      DESCRIPTION: expect.stringContaining('Gửi trước 15:00'),
      TRANSP: 'TRANSPARENT',
      URL: 'https://san-sang.test',
      TRIGGER: '-PT2H30M',
      ACTION: 'DISPLAY',
    });
    const of = (uid: string) => events.find(({ UID }) => UID?.startsWith(uid));
    expect(of('drill.')).toMatchObject({
      DTSTART: '20210730',
      SUMMARY: `Hạn diễn tập – ${name}`,
      SEQUENCE: '1',
    });
    expect(of('risk-2194.')).toMatchObject({ DTSTART: '20210830', TRIGGER: '-P6DT15H' });
  });

  it('escapes what the format keeps for itself', async () => {
    const raw = unfolded(await text()).find((line) => line.startsWith('SUMMARY'));
    expect(raw).toContain('May\\; Thêu\\, và Giặt \\\\ Sông Cầu');
  });

  it('is the same text while nothing changes, and 304 for who has it', async () => {
    const first = await asked();
    state.works?.at(at(a.day, '09:30'));
    const again = await asked({ headers: { 'if-none-match': first.headers['etag'] ?? '' } });
    expect([again.status, again.text]).toEqual([304, '']);
    expect(await text()).toBe(first.text);
  });

  it('is in the language asked for, by its name before the header', async () => {
    const title = async (said: object) => eventsOf(await text(said))[0]?.['SUMMARY'];
    const en = { headers: { 'accept-language': 'en' } };
    expect(await title(en)).toBe(`Report for 15/06/2021 – ${name}`);
    expect(await title({ ...en, query: { lang: 'vi' } })).toBe(`Báo cáo ngày 15/06/2021 – ${name}`);
    expect(refusal(await asked({ query: { lang: 'fr' } }))).toEqual(['422 /lang not-an-option']);
  });

  it('has no day that is reported, and the steps of a case that are the reader’s to see', async () => {
    const { works } = state;
    if (works === undefined) throw new Error('not settled yet');
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 1 })));
    const steps = async (member: typeof people.hr) =>
      eventsOf(await text({}, member)).flatMap(({ UID = '' }) => /^case-1-step-(\d)/.exec(UID)?.[1] ?? []);
    // The third is due first.
    expect(await steps(people.hr)).toEqual(['3', '1', '2', '4', '5', '6']);
    expect((await steps(people.health)).toSorted()).toEqual(['6', '7']);
    expect((await steps(people.board)).toSorted()).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(await steps(people.admin)).toEqual([]);
    const own = await text();
    expect(own).not.toContain(`check-in-${a.day}`);
    expect(own).toContain(`check-in-${addDays(a.day, 1)}`);
    // What travels says neither that somebody is ill nor how many are.
    expect(own).not.toMatch(/F0|F1|dương tính/);
    const theirs = { ...people.hr, email: 'theirs@demo.test', sites: ['another'] };
    await works.join(theirs);
    expect((await asked({}, theirs)).status).toBe(404);
  });

  it.each(['suspended', 'closed', 'sublet'] as const)(
    'has no day and no drill of a site that is %s',
    async (to) => {
      const { works } = state;
      if (works === undefined) throw new Error('not settled yet');
      const [day, closed] = [/check-in-|drill|risk-2194/, { params: { siteId }, body: { state: to } }];
      ok('updateSite', await works.as(people.admin)('updateSite', closed));
      expect(await text()).not.toMatch(day);
      const again = { params: { siteId }, body: { state: 'active' } };
      ok('updateSite', await works.as(people.admin)('updateSite', again));
      expect(await text()).toMatch(day);
    },
  );
});
